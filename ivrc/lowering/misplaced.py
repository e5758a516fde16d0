"""Lines that stand in a block of another kind."""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.diagnostics.near import mend
from ivrc.language import tree
from ivrc.language.blocks import BLOCKS
from ivrc.language.elsewhere import LINES, meant
from ivrc.language.keywords import header_spelling
from ivrc.language.lines import KINDS
from ivrc.language.lines.case import CaseLine
from ivrc.language.lines.option import OptionLine
from ivrc.lowering.draft import Draft
from ivrc.lowering.settings import twice

_ONCE = frozenset(kind.tree for kind in KINDS if kind.once)


def misplaced(draft: Draft, source: tree.Block) -> tree.Block:
    """The block without the lines that cannot stand in it; each of those is told."""
    allowed = BLOCKS[source.kind].lines
    kept: list[tree.Line] = []
    seen: dict[type, Span] = {}
    for line in source.lines:
        kind = type(line)
        if kind not in allowed:
            draft.found.append(not_here(draft, source, line))
            draft.broken.add(source.span)
            continue
        if kind in _ONCE:
            if kind in seen:
                draft.found.append(twice(line.span, seen[kind]))
                continue
            seen[kind] = line.span
        kept.append(line)
    return source if len(kept) == len(source.lines) else source._replace(lines=tuple(kept))


def not_here(draft: Draft, source: tree.Block, line: tree.Line) -> Diagnostic:
    zh, en = header_spelling(source.kind)
    if isinstance(line, CaseLine) and line.test is not None:
        return _words_before_arrow(draft, source, line.test.words)
    if isinstance(line, OptionLine) and source.kind == "TRANSFER":
        return _key_in_the_talk(source, line)
    homes = [header_spelling(kind) for kind, block in BLOCKS.items() if type(line) in block.lines]
    return finding(
        "IVRC207",
        line.span,
        zh=f"这一行不能写在“{zh} {source.name.text}”里",
        en=f'this line cannot stand in "{en} {source.name.text}"',
        mend_zh=f"它属于：{'、'.join(h for h, _ in homes)}。",
        mend_en=f"It belongs in: {', '.join(h for _, h in homes)}.",
    )


def _key_in_the_talk(source: tree.Block, line: OptionLine) -> Diagnostic:
    """`转技术请按1 → 技术` in a transfer: a key that is pressed while two people talk."""
    return finding(
        "IVRC207",
        line.span,
        zh=f"通话中按的键热线听不到，选项不能写在“转接 {source.name.text}”里",
        en=f'keys pressed in a talk are not the hotline\'s, and no option can stand in "transfer {source.name.text}"',
        mend_zh="坐席要转给别人，按自己话机的转接键。要由来电者选，写 通话结束 → 一个菜单，选项写在那个菜单里；拨之前就能选的，写在前面的菜单里。",
        mend_en="A desk passes a call on with its own telephone. For the caller to choose, write: after call -> a menu, and put the option "
        "there; what may be chosen before dialling belongs in the menu before.",
    )


def _words_before_arrow(draft: Draft, source: tree.Block, words: tree.Name) -> Diagnostic:
    """`好的 → 再见` outside a menu or a branch: speech without its marks, or a keyword by another name."""
    text = words.text.strip("'‘’")
    names = [header_spelling(kind) for kind in BLOCKS[source.kind].leading]
    near = draft.nearest(words.text, [name for pair in names for name in pair])
    if asked := meant(words.text, LINES):
        zh, en = asked
    elif near or len(names) > 1:
        zh, en = mend(
            near,
            f"箭头前面可以写：{'、'.join(z for z, _ in names)}；要说的话请加引号。",
            f"Before an arrow stands one of: {', '.join(e for _, e in names)}; put words that are spoken in quotation marks.",
        )
    else:
        zh = f"要播报的话请加引号：“{text}” → …。"
        en = f'Put words that are spoken in quotation marks: "{text}" -> …'
    return finding(
        "IVRC207",
        words.span,
        zh=f"箭头前面的“{words.text}”在这里不知道是什么意思",
        en=f'it is not clear what "{words.text}" before the arrow means here',
        mend_zh=zh,
        mend_en=en,
    )
