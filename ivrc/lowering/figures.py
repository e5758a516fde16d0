"""How a phrase's parameter is read that holds figures: as a number, or digit by digit (`read:` of a phrase file).

What speech makes of figures depends on what stands round them: 12345 is said digit by digit, 2 is 两 before a measure
word, 120 is an emergency number. Where a phrase says how a parameter is read, it is so everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ivrc.language.width import narrow
from ivrc.numerals import english, mandarin
from ivrc.regex import regex

Readings = tuple[tuple[str, str], ...]

_BRACES = regex(r"[{｛]([^{}｛｝]*)[}｝]")
_SHORT_NUMBER = regex(r"[0-9]{2,6}")
_QUANTITY = regex(r"([-−]?)(\d{1,3}(?:,\d{3})+|\d+)((?:\.\d+)?)", re.ASCII)
_LENGTH = regex(r"\s*[位码碼]|[\s-]*digits?\b", re.IGNORECASE)
"""Behind a number it tells how many digits are to be typed, which is found by its figures."""
_DIGITS = ("líng", "yāo", "èr", "sān", "sì", "wǔ", "liù", "qī", "bā", "jiǔ")
_TRADITIONAL = str.maketrans("万亿两负点", "萬億兩負點")


def digit_by_digit(value: str, locale: str) -> tuple[str, Readings]:
    """A short number such that it is read digit by digit, with the readings for that; a long one is read so anyway."""
    if not _SHORT_NUMBER.fullmatch(value):
        return value, ()
    if locale in ("zh-CN", "zh-TW"):
        return value, ((value, " ".join(_DIGITS[int(digit)] for digit in value)),)
    return " ".join(value), ()


def numbers_in(text: str, values: Mapping[str, str], locale: str) -> str:
    """A phrase's text with its parameters that are read as numbers filled in; `values` are theirs, by every name."""

    def one(match: re.Match[str]) -> str:
        value = values.get(narrow(match[1].strip()))
        return match[0] if value is None else as_number(value, locale, text[match.end() :])

    return _BRACES.sub(one, text)


def as_number(value: str, locale: str, behind: str = "") -> str:
    """A value in the words of a quantity. `behind` is the text that follows it.

    A single digit stays: whatever follows it decides between 二 and 两. So does what is no number, and a number in a
    language whose numerals are not known here, which is left to the engine.
    """
    match = _QUANTITY.fullmatch(narrow(value).strip())
    if match is None:
        return value
    sign, whole, fraction = match[1], match[2].replace(",", ""), match[3]
    small = not sign and not fraction
    if small and len(whole) == 1:
        return whole
    if small and len(whole) == 2 and whole[0] != "0" and _LENGTH.match(behind):
        return whole
    language = locale.partition("-")[0]
    if language == "zh":
        said = ("负" if sign else "") + mandarin.decimal(whole + fraction)
        return said if locale == "zh-CN" else said.translate(_TRADITIONAL)
    if language == "en":
        return ("minus " if sign else "") + english.decimal(whole + fraction)
    return value
