"""IVRC340: `保密` behind the number of digits of a password."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.diagnostics import Diagnostic, Edit
from ivrc.mends.model import Lines, Mend
from ivrc.regex import regex

_DIGITS = regex(
    r"\s*(?:[0-9０-９]+\s*(?:(?:至|到|或|-|~|～|–|to|or)\s*[0-9０-９]+)*\s*(?P<zh>位|位数|位數)|[0-9]+[^，,→>]*?\bdigits?\b).*"
)


def edits(one: Diagnostic, text: Lines) -> Iterator[Edit]:
    """Only where the digits have a line of their own: in the sentence of an option it cannot stand."""
    written = text.at(one.span)
    match = _DIGITS.fullmatch(written)
    if match and not any(sign in written for sign in ("→", ">", "“", '"')):
        end = one.span._replace(column=one.span.end_column)
        yield Edit(end, "", "，保密" if match["zh"] else ", secret")


MEND = Mend(("IVRC340",), edits)
