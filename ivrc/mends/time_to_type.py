"""IVRC342: the seconds that a long number needs at least, in the menu that asks for it: four for its first digit, two for each
further one."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.diagnostics import Diagnostic, Edit
from ivrc.mends.model import Lines, Mend
from ivrc.regex import regex

_FIRST = regex(r"\s*(?:无按键|無按鍵|(?i:no input))\s*(?P<number>[0-9]+(?:\.[0-9]+)?)\s*(?:秒|s\b)")
_NEXT = regex(r"\s*(?:键间隔|鍵間隔|(?i:inter-key))\s*(?P<number>[0-9]+(?:\.[0-9]+)?)\s*(?:秒|s\b)")
_LEAST = ((_FIRST, 4.0), (_NEXT, 2.0))


def edits(one: Diagnostic, text: Lines) -> Iterator[Edit]:
    """Changes what is written in the menu itself. A wait that it has from its hotline is every menu's, and its owner decides."""
    for header in (label.span.line for label in one.labels[:1]):
        for number in text.block(header):
            for pattern, least in _LEAST:
                match = pattern.match(text.lines[number - 1])
                if match and float(match["number"]) < least:
                    start, end = match.span("number")
                    place = one.span._replace(
                        line=number, end_line=number, column=start + 1, end_column=end + 1
                    )
                    yield Edit(place, match["number"], f"{least:g}")


MEND = Mend(("IVRC342",), edits)
