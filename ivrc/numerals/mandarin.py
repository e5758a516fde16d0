"""Numerals in Mandarin: said as a quantity (一百二十) or digit by digit (幺二零).

Written forms follow GB/T 15835-2011 (numerals in published text); 幺 for 1 in numbers that identify
(telephones, extensions, rooms) and 两 for 2 before a measure word are the usage of the spoken standard
language.
"""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
NUMERALS = DIGITS + "两幺十百千万亿半"
"""Every character that a spoken number can consist of (点 and 分 are left to the caller)."""

_PLACES = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿", "万亿")
_LONGEST = 16


def digit_by_digit(digits: str, *, yao: bool = True) -> str:
    """`110` is 幺幺零; with `yao=False` (years, decimals) 一一零. A single digit is never 幺."""
    said = "".join(DIGITS[int(d)] for d in digits)
    return said.replace("一", "幺") if yao and len(digits) > 1 else said


def cardinal(digits: str) -> str:
    """A quantity: `10` is 十, `105` 一百零五, `2000` 两千. Beyond 16 digits it is said digit by digit."""
    digits = digits.lstrip("0")
    if not digits:
        return "零"
    if len(digits) > _LONGEST:
        return digit_by_digit(digits, yao=False)
    groups = []
    while digits:
        groups.append(digits[-4:])
        digits = digits[:-4]
    said = ""
    for index in range(len(groups) - 1, -1, -1):
        group = groups[index]
        value = int(group)
        if value == 0:
            continue
        gap = said and (
            len(group.lstrip("0")) < 4 or (index + 1 < len(groups) and groups[index + 1].endswith("0"))
        )
        said += ("零" if gap else "") + _under_ten_thousand(group) + _GROUPS[index]
    if said.startswith("一十"):
        said = said[1:]
    if said[0] == "二" and said[1:2] in ("千", "万", "亿"):
        said = "两" + said[1:]
    return said


def _under_ten_thousand(digits: str) -> str:
    said, zero = "", False
    for place, digit in enumerate(reversed(digits.lstrip("0"))):
        if digit == "0":
            zero = bool(said)
            continue
        said = DIGITS[int(digit)] + _PLACES[place] + ("零" if zero else "") + said
        zero = False
    return said


def decimal(number: str) -> str:
    """`3.50` is 三点五零: the part after the point digit by digit. Without a point, a quantity."""
    whole, _, fraction = number.replace(",", "").partition(".")
    return cardinal(whole) + ("点" + digit_by_digit(fraction, yao=False) if fraction else "")


def money(number: str) -> str:
    """Yuan as a teller says them: `199.90` is 一百九十九元九角, `0.15` 一角五分, `3.5` 三元五角, `200` 两百元."""
    whole, _, fraction = number.replace(",", "").partition(".")
    if len(fraction) > 2:
        return decimal(number) + "元"
    jiao, fen = tuple((fraction + "00")[:2])
    yuan = "" if int(whole) == 0 and int(jiao + fen) else _two_hundred(_two(cardinal(whole))) + "元"
    middle = DIGITS[int(jiao)] + "角" if jiao != "0" else ("零" if yuan and fen != "0" else "")
    return yuan + middle + (DIGITS[int(fen)] + "分" if fen != "0" else "")


def counted(digits: str) -> str:
    """A quantity before a measure word: 两个, but 十二个 and 二百个."""
    return _two(cardinal(digits))


def _two(said: str) -> str:
    return "两" if said == "二" else said


def _two_hundred(said: str) -> str:
    """现代汉语八百词, 二 两: before 百 either is right, and of money 两 is said."""
    return "两" + said[1:] if said.startswith("二百") else said


def clock(hour: str, minute: str, second: str | None = None) -> str:
    """`9:05` is 九点零五分, `14:00` 十四点, `2:30` 两点三十分."""
    said = counted(hour) + "点"
    second = second if int(second or 0) else None
    if int(minute) or second:
        said += ("零" if 0 < int(minute) < 10 else "") + cardinal(minute) + "分"
    return said + (cardinal(second) + "秒" if second else "")


def telephone(digits: str) -> str:
    """A telephone number in the groups a person says it in, parted by short pauses."""
    return "、".join(
        digit_by_digit(group) if len(group) > 1 else DIGITS[int(group)] for group in _groups(digits)
    )


def _groups(digits: str) -> list[str]:
    n = len(digits)
    if n == 11 and digits[0] == "1":
        cuts = [3, 7]
    elif n == 10 and digits[:3] in ("400", "800"):
        cuts = [3, 6]
    elif n >= 10 and digits[0] == "0":
        area = 3 if digits[1] in "12" else 4
        cuts = [area, n - 4]
    elif n == 8:
        cuts = [4]
    elif n == 7:
        cuts = [3]
    else:
        cuts = []
    return [digits[a:b] for a, b in zip([0, *cuts], [*cuts, n], strict=True)]
