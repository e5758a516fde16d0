"""Numerals in English: said as a quantity (one hundred twenty), an ordinal, a year, or digit by digit.

American usage, without "and" inside a quantity (The Chicago Manual of Style, 17th ed., 9.2 to 9.5); a zero in a
number that identifies is "zero", which on a telephone cannot be taken for the letter O.
"""

from __future__ import annotations

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = (
    "_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_GROUPS = ("", " thousand", " million", " billion", " trillion")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def digits(number: str) -> str:
    """`105` is one zero five."""
    return " ".join(_ONES[int(d)] for d in number)


def cardinal(number: str) -> str:
    """A quantity: `1250` is one thousand two hundred fifty. Beyond 15 digits it is said digit by digit."""
    number = number.replace(",", "")
    if len(number) > 15:
        return digits(number)
    value = int(number)
    if value < 1000:
        return _under_a_thousand(value)
    said, group = [], 0
    while value:
        value, part = divmod(value, 1000)
        if part:
            said.append(_under_a_thousand(part) + _GROUPS[group])
        group += 1
    return " ".join(reversed(said))


def _under_a_thousand(value: int) -> str:
    if value < 20:
        return _ONES[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    hundreds, rest = divmod(value, 100)
    return f"{_ONES[hundreds]} hundred" + (f" {_under_a_thousand(rest)}" if rest else "")


def decimal(number: str) -> str:
    """`2.50` is two point five zero; without a point, a quantity."""
    whole, _, fraction = number.partition(".")
    return cardinal(whole) + (f" point {digits(fraction)}" if fraction else "")


def ordinal(number: str) -> str:
    """`21` is twenty-first."""
    said = cardinal(number)
    cut = max(said.rfind(" "), said.rfind("-")) + 1
    last = said[cut:]
    if last.endswith("y"):
        return f"{said[:-1]}ieth"
    return said[:cut] + _ORDINALS.get(last, f"{last}th")


def year(number: str) -> str:
    """`2026` is twenty twenty-six, `2005` two thousand five, `1900` nineteen hundred."""
    century, rest = int(number[:2]), int(number[2:])
    if 2000 <= int(number) < 2010:
        return cardinal(number)
    if rest == 0:
        return f"{_under_a_thousand(century)} hundred"
    return f"{_under_a_thousand(century)} {'oh ' if rest < 10 else ''}{_under_a_thousand(rest)}"


def tens(number: str) -> str:
    """A decade without its century: `90` is nineties."""
    return f"{_TENS[int(number[0])][:-1]}ies"


def decade(number: str) -> str:
    """`1990` is nineteen nineties, `2000` two thousands, `1900` nineteen hundreds, `2010` twenty tens."""
    if number[2:] == "00":
        return f"{cardinal(number)}s" if number[1] == "0" else f"{year(number)}s"
    last = "tens" if number[2] == "1" else tens(number[2:])
    return f"{_under_a_thousand(int(number[:2]))} {last}"


def clock(hour: str, minute: str) -> str:
    """`9:05` is nine oh five, `9:00` nine, `18:00` eighteen hundred, `00:30` zero thirty."""
    said, past = cardinal(hour), int(minute)
    if past == 0:
        return said if 0 < int(hour) <= 12 else f"{said} hundred"
    return f"{said} {'oh ' if past < 10 else ''}{cardinal(minute)}"


def money(number: str, unit: str, units: str, part: str, parts: str) -> str:
    """`56.80` is fifty-six dollars and eighty cents; more than two places are said as a decimal."""
    whole, _, fraction = number.replace(",", "").partition(".")
    if len(fraction) > 2:
        return f"{decimal(number)} {units}"
    small = int((fraction + "00")[:2])
    said = f"{cardinal(whole)} {unit if int(whole) == 1 else units}"
    if not small:
        return said
    cents = f"{_under_a_thousand(small)} {part if small == 1 else parts}"
    return cents if int(whole) == 0 else f"{said} and {cents}"


def date(month: str, day: str, year_number: str = "") -> str:
    """`12`, `25`, `2026` is December twenty-fifth, twenty twenty-six."""
    said = f"{MONTHS[int(month) - 1]} {ordinal(day)}"
    return f"{said}, {year(year_number)}" if year_number else said
