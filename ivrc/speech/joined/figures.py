"""Figures as people write them, as tables take them: 1,234.5, in Spain 1.234,5 and in France 1 234,5 are 1234.5."""

from __future__ import annotations

import re

from ivrc.regex import regex
from ivrc.saying import decimal_sign

_GROUPED = {
    ".": regex(r"-?(?:[0-9]{1,3}(?:[,，][0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"),
    ",": regex(r"-?(?:[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:[,.][0-9]+)?)"),
}
"""A number by the sign before its decimals: the other one parts thousands."""
_EITHER = regex(r"(-?[0-9]{1,3})\.([0-9]{3})")
"""Where decimals stand behind a comma: a thousand to one, a decimal to another."""
_WRITTEN = {"digits": r"[\s,，-]", "date": r"[\s年月日/.-]", "time": r"[\s:：]"}
"""What people write between the figures of other values."""


class Ambiguous(ValueError):
    """A number that is read in two ways; `ways` are they, written so that they are not."""

    def __init__(self, *ways: str) -> None:
        super().__init__()
        self.ways = ways


def plain(value: str, reading: str, locale: str) -> str | None:
    """A value without what people write between its figures, a point before decimals; None for what is no such value. Raises
    Ambiguous."""
    if reading in _WRITTEN:
        return re.sub(_WRITTEN[reading], "", value)
    sign, tight = decimal_sign(locale), re.sub(r"\s", "", value)
    if sign == "," and (both := _EITHER.fullmatch(tight)):
        raise Ambiguous("".join(both.groups()), ",".join(both.groups()))
    if not _GROUPED[sign].fullmatch(tight):
        return None
    if sign == "," and re.search(r",|\..*\.", tight):
        return tight.replace(".", "").replace(",", ".")
    return tight.replace(",", "").replace("，", "")
