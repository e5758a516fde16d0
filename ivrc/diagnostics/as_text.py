"""Diagnostics as a person reads them: what is wrong, the line as written with the place marked, and the mend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ivrc.diagnostics.excerpt import Mark, Sources, rows
from ivrc.diagnostics.model import Diagnostic, Severity, Span
from ivrc.diagnostics.terminal import paint, safe

_NAMES = {
    "zh": {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.NOTE: "建议"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"},
}
_MEND = {"zh": "改法：", "en": "mend: "}
_REPLAY = {"zh": "重放：", "en": "replay: "}
_EXPLAIN = {"zh": "详解：", "en": "more: "}


def as_text(
    found: Sequence[Diagnostic], sources: Mapping[str, str], language: str = "zh", colour: bool = False
) -> str:
    """Everything found, in the order given, and how much it is. Empty for nothing found.

    `sources` are the texts of the files by the name that spans give. A code's page is named where the code is
    first met.
    """
    if not found:
        return ""
    known = Sources(sources)
    met: set[str] = set()
    parts: list[str] = []
    for one in found:
        parts.append("\n".join(_block(one, known, language, colour, explain=one.code not in met)))
        met.add(one.code)
    parts.append(count(found, language))
    return "\n\n".join(parts) + "\n"


def count(found: Iterable[Diagnostic], language: str = "zh") -> str:
    """`3 处错误，1 处提醒` or `3 errors, 1 warning`."""
    severities = [one.severity for one in found]
    numbers = [(severities.count(severity), _NAMES[language][severity]) for severity in Severity]
    if language == "zh":
        return "，".join(f"{number} 处{name}" for number, name in numbers if number)
    return ", ".join(f"{number} {name}{'s' if number > 1 else ''}" for number, name in numbers if number)


def _block(one: Diagnostic, sources: Sources, language: str, colour: bool, explain: bool) -> Iterator[str]:
    zh = language == "zh"
    name = f"{_NAMES[language][one.severity]}[{one.code}]"
    message = safe(one.zh if zh else one.en)
    colon = "：" if zh else ": "
    yield f"{paint(name, one.severity, colour)}{paint(colon + message, 'message', colour)}"

    marks = [Mark(one.span, "^", "", one.severity)]
    marks += (Mark(label.span, "-", safe(label.zh if zh else label.en), "place") for label in one.labels)
    gutter = len(str(max(mark.span.line for mark in marks)))
    for number, group in enumerate(_by_file(marks, sources)):
        yield from _file(group, sources, gutter, "-->" if number == 0 else ":::", colour)

    edge = paint(f"{'':{gutter}} =", "place", colour)
    if mend := safe(one.mend_zh if zh else one.mend_en):
        yield f"{edge} {paint(_MEND[language], 'mend', colour)}{mend}"
    if call := safe(one.call):
        yield f"{edge} {_REPLAY[language]}{call}"
    if explain:
        yield f"{edge} {_EXPLAIN[language]}ivrc explain {one.code}"


def _by_file(marks: list[Mark], sources: Sources) -> Iterable[list[Mark]]:
    """The marks to show together: those in the lines of one file. One without a line stands alone."""
    groups: dict[str | int, list[Mark]] = {}
    for number, mark in enumerate(marks):
        key = number if sources.line(mark.span) is None else mark.span.file
        groups.setdefault(key, []).append(mark)
    return groups.values()


def _file(marks: list[Mark], sources: Sources, gutter: int, arrow: str, colour: bool) -> Iterator[str]:
    """The places of one finding in one file: its name, then each line with its marks."""
    arrow = paint(f"{'':{gutter}}{arrow}", "place", colour)
    yield f"{arrow} {place(marks[0].span)}{_beside(marks[0], sources)}"
    bar = paint(f"{'':{gutter}} |", "place", colour)
    first = True
    for number, text, mark in rows(marks, sources):
        if number == "...":
            yield paint(number, "place", colour)
            continue
        if first:
            yield bar
            first = False
        if mark is None:
            yield f"{paint(f'{number:>{gutter}} |', 'place', colour)} {text}".rstrip()
        else:
            yield f"{bar} {paint(text, mark.style, colour)}"
    if not first:
        yield bar


def _beside(mark: Mark, sources: Sources) -> str:
    """A label's words where no line of it can be shown."""
    return f" {mark.words}" if mark.words and sources.line(mark.span) is None else ""


def place(span: Span) -> str:
    """`menus/大众联合.ivr:21:5`, safe to show."""
    return safe(str(span))
