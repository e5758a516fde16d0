"""Which blocks there are: the one hotline of the files, and the blocks that become nodes, each name once."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.language import tree
from ivrc.language.keywords import header_spelling
from ivrc.lowering.draft import Draft, here
from ivrc.lowering.heads import digits, odd_numbers
from ivrc.regex import regex

_NAME = regex(r"[\w\-·]+")


def no_node(hotline: tree.Block) -> Diagnostic:
    return finding(
        "IVRC201",
        hotline.span,
        zh=f"热线“{hotline.name.text}”里没有节点，电话打进来没有去处",
        en=f'the hotline "{hotline.name.text}" has no node for a call to begin at',
        mend_zh="至少写一个节点，例如：播报 欢迎。",
        mend_en="Write at least one node, for instance: say welcome.",
    )


def the_hotline(draft: Draft, files: Sequence[tree.File], source: str) -> tree.Block | None:
    heads = [part for file in files for part in file.blocks if part.kind == "HOTLINE"]
    if not heads and draft.lost:
        return None
    if not heads:
        draft.found.append(
            finding(
                "IVRC201",
                Span(source),
                zh="文件里没有“热线”，不知道是哪条电话",
                en='the file has no "hotline", so it is not clear which calls it is for',
                mend_zh="在开头写：热线 名称 号码；供别的文件引用的部分，请写明引用它的那个文件。",
                mend_en="Begin with: hotline NAME NUMBER. If it is a part for others to include, name the file that includes it.",
            )
        )
        return None
    for other in heads[1:]:
        draft.found.append(
            finding(
                "IVRC201",
                other.span,
                zh="一个文件只能写一条热线",
                en="a file holds one hotline only",
                mend_zh="把另一条热线放进它自己的文件。",
                mend_en="Put the other hotline in a file of its own.",
                labels=here(heads[0].span),
            )
        )
    draft.found.extend(odd_numbers(heads[0]))
    draft.hotline = heads[0].name.text
    draft.numbers = tuple(digits(number.text) for number in heads[0].numbers)
    draft.taken.add(draft.hotline)
    return heads[0]


def registered(draft: Draft, files: Sequence[tree.File]) -> list[tree.Block]:
    """The blocks that become nodes, in order, each name once and each name one that can be typed and spoken of."""
    nodes: list[tree.Block] = []
    hours: dict[str, Span] = {}
    for file in files:
        for part in file.blocks:
            name = part.name.text
            if not _NAME.fullmatch(name):
                draft.found.append(
                    finding(
                        "IVRC227",
                        part.name.span,
                        zh=f"名称“{name}”里有不能用的符号",
                        en=f'the name "{name}" holds signs that a name cannot',
                        mend_zh="名称用汉字、字母、数字、- 和 _。",
                        mend_en="A name is made of letters, digits, - and _.",
                    )
                )
            if part.kind == "HOTLINE":
                continue
            if part.numbers:
                zh, en = header_spelling(part.kind)
                extra = part.numbers[0]
                draft.found.append(
                    finding(
                        "IVRC227",
                        extra.span,
                        zh=f"“{zh} {name}”后面多了“{extra.text}”",
                        en=f'"{extra.text}" follows "{en} {name}"',
                        mend_zh="名称中间不能有空格；内容写在下一行，或写在冒号后面。",
                        mend_en="A name holds no spaces; what belongs to it stands on the next line or after a colon.",
                    )
                )
            if part.kind != "HOURS":
                if name in draft.blocks:
                    draft.found.append(_used_twice(part.name, draft.blocks[name].name.span))
                    continue
                draft.blocks[name] = part
                draft.taken.add(name)
                nodes.append(part)
            elif name in hours:
                draft.found.append(_used_twice(part.name, hours[name]))
            else:
                hours[name] = part.name.span
    return nodes


def _used_twice(name: tree.Name, first: Span) -> Diagnostic:
    return finding(
        "IVRC202",
        name.span,
        zh=f"名称“{name.text}”用了两次",
        en=f'the name "{name.text}" is used twice',
        mend_zh="给其中一个换个名称。",
        mend_en="Give one of them another name.",
        labels=here(first),
    )
