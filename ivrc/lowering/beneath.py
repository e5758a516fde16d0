"""The words that stand beneath a line, each put to what it is said in the place of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.diagnostics.near import mend
from ivrc.language import tree, values
from ivrc.language.lines.call import CallLine
from ivrc.language.lines.hand import HandLine
from ivrc.language.lines.note import NoteLine
from ivrc.language.lines.option import OptionLine
from ivrc.language.lines.retry import RetryLine
from ivrc.language.lines.show import ShowLine
from ivrc.language.lines.tell import TellLine
from ivrc.language.lines.tongue import TongueLine
from ivrc.language.locales import NAMES, NAMES_EN, locale_of
from ivrc.lowering.draft import Draft, here
from ivrc.lowering.tongues import worded

Part = tree.Text | tree.Phrase


def attached(draft: Draft, files: Sequence[tree.File]) -> list[tree.File]:
    """The files with the words in other languages at the words that they stand for."""
    return [file._replace(blocks=tuple(_block(draft, block) for block in file.blocks)) for file in files]


def _block(draft: Draft, block: tree.Block) -> tree.Block:
    if not block.beneath:
        return block
    lines = list(block.lines)
    beneath: dict[int, list[TongueLine]] = {}
    for place, line in block.beneath:
        if isinstance(line, TongueLine):
            beneath.setdefault(place, []).append(line)
    for place, told in beneath.items():
        above = lines[place] if place >= 0 else None
        seen: dict[str, Span] = {}
        fitting = [line for line in told if _fits(draft, line, above, seen)]
        if above is not None and fitting:
            lines[place] = _with(draft, above, fitting)
    return block._replace(lines=tuple(lines), beneath=())


def _with(draft: Draft, above: tree.Line, told: Sequence[TongueLine]) -> tree.Line:
    """A line with what stands beneath it."""
    if isinstance(above, CallLine):
        others = tuple((locale_of(line.language.text) or "", _arguments(line)) for line in told)
        return above._replace(others=others)
    others_of: dict[Span, tuple[tree.Other, ...]] = {}
    parts = _parts(above)
    for line in told:
        locale = locale_of(line.language.text) or ""
        own = _meant(parts, len(line.words))
        if own is None or not _same_times(above, own, line):
            draft.found.append(_other_count(line, above, parts))
            continue
        for part, word in zip(own, line.words, strict=True):
            others_of[part.span] = (*others_of.get(part.span, ()), tree.Other(locale, word.said))
    made: tree.Line = _replaced(above, others_of)
    return made


def _arguments(line: TongueLine) -> tuple[tuple[str, str], ...]:
    (word,) = line.words
    return values.phrase(f"_{word.said.raw}")[1] if isinstance(word.said, tree.Text) else ()


def _meant(parts: Sequence[Part], count: int) -> Sequence[Part] | None:
    """Which of a line's parts so many words stand for: those that hold words, else all that is quoted, else all."""
    quoted = [part for part in parts if isinstance(part, tree.Text)]
    for own in ([part for part in parts if worded(part)], quoted, parts):
        if len(own) == count:
            return own
    return None


def _parts(line: tree.Line) -> list[Part]:
    """What a line says to callers, in the order in which it stands there."""
    if isinstance(line, NoteLine | HandLine | ShowLine | TellLine):
        return []
    skipped: set[Span] = set()
    if isinstance(line, OptionLine) and line.way.language is not None:
        skipped = {part.span for part in line.words}
    found = {part.span: part for part in _found(line) if part.span not in skipped}
    return [found[span] for span in sorted(found, key=lambda span: (span.line, span.column))]


def _found(value: Any) -> Iterator[Part]:
    if isinstance(value, tree.Text | tree.Phrase):
        yield value
    elif isinstance(value, tuple) and not isinstance(value, Span):
        for inner in value:
            yield from _found(inner)


def _replaced(value: Any, others: Mapping[Span, tuple[tree.Other, ...]]) -> Any:
    if isinstance(value, tree.Text | tree.Phrase):
        return value._replace(others=others[value.span]) if value.span in others else value
    if isinstance(value, Span) or not isinstance(value, tuple):
        return value
    parts = [_replaced(inner, others) for inner in value]
    return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)


def _same_times(above: tree.Line, own: Sequence[Part], line: TongueLine) -> bool:
    """Whether words that are said at certain times stand for words that are said then."""
    times = (
        {part.span: each.time for each in above.nth for part in each.says}
        if isinstance(above, RetryLine)
        else {}
    )
    return all(
        word.time is None or word.time == times.get(part.span)
        for part, word in zip(own, line.words, strict=True)
    )


def _fits(draft: Draft, line: TongueLine, above: tree.Line | None, seen: dict[str, Span]) -> bool:
    """Whether words beneath a line are of a language that the hotline speaks beside its first; else why not is told."""
    locale = locale_of(line.language.text)
    why = (
        _unknown(draft, line)
        if locale is None
        else _one_language(line)
        if not draft.tongues
        else _not_spoken(draft, line)
        if all(tongue.locale != locale for tongue in draft.tongues)
        else _first(line)
        if draft.tongues[0].locale == locale
        else _twice(line, seen[locale])
        if locale in seen
        else _nothing(line)
        if above is None or not (isinstance(above, CallLine) or _parts(above))
        else None
    )
    if why is not None:
        draft.found.append(why)
        return False
    seen[locale or ""] = line.span
    return True


def _wrong(
    line: TongueLine,
    zh: str,
    en: str,
    mend_zh: str,
    mend_en: str,
    fix: str | None = None,
    span: Span | None = None,
) -> Diagnostic:
    return finding(
        "IVRC281",
        span or line.language.span,
        zh=zh,
        en=en,
        mend_zh=mend_zh,
        mend_en=mend_en,
        fix=fix,
    )


def _unknown(draft: Draft, line: TongueLine) -> Diagnostic:
    name = line.language.text
    near = draft.nearest(name, (*NAMES, *NAMES_EN))
    zh, en = mend(
        near, f"可以写：{'、'.join(NAMES)}，或 en-US 这样的代码。", f"Write one of {', '.join(NAMES_EN)}, or a tag such as en-US."
    )  # fmt: skip
    return _wrong(line, f"不认识语言“{name}”", f'the language "{name}" is not known', zh, en, near or None)


def _one_language(line: TongueLine) -> Diagnostic:
    name = line.language.text
    return _wrong(
        line,
        f"这里写了{name}的话，热线却只说一种语言", f"these are words in {name}, and the hotline speaks one language only",
        f"在热线里写上它，例如：语言 普通话，{name}；要接着说这句话，就与上面的行对齐。",
        f"Name it in the hotline, for instance: language english, {name}.",
    )  # fmt: skip


def _not_spoken(draft: Draft, line: TongueLine) -> Diagnostic:
    name = line.language.text
    names = [tongue.name for tongue in draft.tongues]
    return _wrong(
        line,
        f"热线不说{name}，这句话没有人听得到", f"the hotline does not speak {name}: nobody would hear these words",
        f"在热线里写：语言 {'，'.join((*names, name))}；或删去这一行。",
        f"Write in the hotline: language {', '.join((*names, name))}; or delete the line.",
    )  # fmt: skip


def _first(line: TongueLine) -> Diagnostic:
    name = line.language.text
    return _wrong(
        line,
        f"上面一行本身就是{name}", f"the line above is in {name} itself",
        "删去这一行，或改成别的语言。", "Delete the line, or name another language.",
    )  # fmt: skip


def _twice(line: TongueLine, first: Span) -> Diagnostic:
    name = line.language.text
    return _wrong(
        line,
        f"同一句话的{name}写了两遍", f"the same is written twice in {name}",
        "留下一个。", "Keep one.",
    )._replace(labels=here(first))  # fmt: skip


def _nothing(line: TongueLine) -> Diagnostic:
    name = line.language.text
    return _wrong(
        line,
        f"上面一行没有要用{name}说的话", f"the line above says nothing that {name} could be said for",
        "把它写在要说的话的下面；通到另一种语言的选项，本来就用那种语言说。",
        "Write it beneath words that are spoken. An option that leads to another language is told in that one as it stands.",
    )  # fmt: skip


def _other_count(line: TongueLine, above: tree.Line, parts: Sequence[Part]) -> Diagnostic:
    name, own = line.language.text, [part for part in parts if worded(part)] or list(parts)
    shown = "、".join(_shown(part) for part in own)
    listing = ", ".join(_shown(part) for part in own)
    return _wrong(
        line,
        f"上面一行要说的有 {len(own)} 处，这里的{name}有 {len(line.words)} 处，或次序不同",
        f"the line above says {len(own)} things, and {len(line.words)} are said here in {name}, or in another order",
        f"按次序各写一句：{shown}。", f"Write one for each, in order: {listing}.",
        span=line.span,
    )  # fmt: skip


def _shown(part: Part) -> str:
    return f"“{part.raw}”" if isinstance(part, tree.Text) else part.written
