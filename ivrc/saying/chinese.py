"""Values in Mandarin, Taiwan's Mandarin and Cantonese.

幺 for 1 among digits is the mainland's; 两 stands before what is counted, before 千 and 万 at the beginning, and of money
before 百 (现代汉语八百词, 二 两); in Taiwan 兩 stands before 百 and 千 wherever they come.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ivrc.saying import telephone
from ivrc.saying.numbers import MOST_DIGITS, chinese, entries
from ivrc.saying.rule import TAKEN, Rule, Word

BEGINS = {
    "digits": "d", "number": "q", "counted": "c", "counted falling": "cf", "money": "m", "date": "e", "time": "t",
}  # fmt: skip
"""`counted` is a quantity before what it counts, `counted falling` where that has the fourth tone, before which 一 rises."""

COUNTED = (
    "个位名人次遍天周元块年家条张台部件份项种套倍点钟秒米步间匹则笔通封票页本双只辆户班站趟句段类岁把样小刻号"
    "個週塊條張項種鐘間則筆頁雙隻輛戶類歲樣小號"
)
"""What begins a word before which 2 is 两; 分 only as 分钟."""
_FALLING = "个位次遍块件份项套倍步部票页辆户站趟句段类岁样刻號号個塊項頁輛戶類歲樣"

TURNED: frozenset[str] = frozenset()

_DIGITS = "零一二三四五六七八九"
_TRADITIONAL = str.maketrans("两万点负号", "兩萬點負號")
_STAR = "星号"


def words(locale: str) -> Mapping[str, Word]:
    """The words by the names that rules use."""
    mandarin = not _cantonese(locale)
    found = {f"d{n}": Word(digit) for n, digit in enumerate(_DIGITS)}
    found |= {f"n{n}": Word("十" + (_DIGITS[n] if n else "")) for n in range(10)}
    for letter, unit in (("t", "十"), ("h", "百"), ("k", "千")):
        found |= {f"{letter}{n}": Word(_DIGITS[n] + unit) for n in range(1, 10)}
    found["t1"] = Word("一十", "yī shí" if mandarin else "")
    found |= {
        "y1": Word("一", "yì" if mandarin else ""),
        "f1": Word("一", "yí" if mandarin else ""),
        "q1": Word("幺"),
        "l2": Word("两"),
    }
    found |= {"lh": Word("两百"), "lk": Word("两千"), "m0": Word("万"), "st": Word(_STAR)}
    found |= {name: Word(text) for name, text in zip(("yu", "ji", "fe"), "元角分", strict=True)}
    found |= {name: Word(text) for name, text in zip(("ye", "mo", "da"), "年月日", strict=True)}
    found |= {"cl": Word("点"), "mi": Word("分"), "po": Word("点"), "le": Word("负")}
    if not _simplified(locale):
        found = {name: word._replace(text=word.text.translate(_TRADITIONAL)) for name, word in found.items()}
    return found


def rules(locale: str) -> Iterator[Rule]:
    """How each reading goes on."""
    taiwan = _taiwan(locale)
    one = "q1" if _simplified(locale) and not _cantonese(locale) else "d1"
    yield from telephone.rules("d", telephone.CHINA, one, "d1")
    yield from _quantities(taiwan)
    yield from _money(taiwan)
    yield from _date()
    yield from _time()


def _quantities(taiwan: bool) -> Iterator[Rule]:
    """A quantity, perhaps below zero, perhaps with a fraction behind a `p`; and one before what it counts."""
    yield Rule("q", "m", ("le",), "q")
    for state, one, two in (("q", "d1", "d2"), ("c", "y1", "l2"), ("cf", "f1", "l2")):
        yield Rule(state, "1", (one,), "")
        yield Rule(state, "2", (two,), "")
        yield Rule(state, "[03-9]", (f"d{TAKEN}",), "")
        yield from entries(state, "a", MOST_DIGITS)
    for places in range(1, 7):
        for length in range(1, MOST_DIGITS + 1):
            for state in ("q", "c", "cf"):
                yield Rule(state, "", (), f"b{length}u", "X" * length + "p" + "X" * places)
    yield from chinese("a", "", taiwan)
    yield from chinese("b", "p", taiwan)
    yield Rule("p", "p", ("po",), "f")
    yield Rule("f", "X", (f"d{TAKEN}",), "f")
    yield Rule("f", "", (), "")


def _money(taiwan: bool) -> Iterator[Rule]:
    """元, 角 and 分. What is under one 元 is told without it."""
    yield Rule("m", "1", ("y1", "yu"), "j", "")
    for behind in ("", "pX", "pXX"):
        if behind:
            yield Rule("m", "1", ("y1", "yu"), "j", behind)
        yield Rule("m", "2", ("l2", "yu"), "j", behind)
        yield Rule("m", "[3-9]", (f"d{TAKEN}", "yu"), "j", behind)
        for length in range(2, MOST_DIGITS + 1):
            yield Rule("m", "", (), f"o{length}u", "X" * length + behind)
    yield Rule("m", "0", ("d0", "yu"), "")
    yield Rule("m", "0p0", ("d0", "yu"), "")
    yield Rule("m", "0p00", ("d0", "yu"), "")
    yield Rule("m", "0p", (), "u", "[1-9]")
    yield Rule("m", "0p", (), "u", "[1-9]X")
    yield Rule("m", "0p0", (), "v", "[1-9]")
    yield from chinese("o", "yu", taiwan, two_hundred=True)
    yield Rule("yu", "", ("yu",), "j", "")
    yield Rule("yu", "p", ("yu",), "k", "X")
    yield Rule("yu", "p", ("yu",), "k", "XX")
    yield Rule("j", "", (), "")
    yield Rule("j", "p", (), "k", "X")
    yield Rule("j", "p", (), "k", "XX")
    yield Rule("k", "0", (), "")
    yield Rule("k", "00", (), "")
    yield Rule("k", "0", ("d0",), "w", "[1-9]")
    for state in "ku":
        yield from _jiao(state)
    yield Rule("jo", "0", (), "")
    yield Rule("v", "1", ("y1", "fe"), "")
    yield Rule("v", "[2-9]", (f"d{TAKEN}", "fe"), "")
    yield Rule("w", "[1-9]", (f"d{TAKEN}", "fe"), "")


def _jiao(state: str) -> Iterator[Rule]:
    for digits, word in (("1", "y1"), ("[2-9]", f"d{TAKEN}")):
        yield Rule(state, digits, (word, "ji"), "")
        yield Rule(state, digits, (word, "ji"), "jo", "0")
        yield Rule(state, digits, (word, "ji"), "v", "[1-9]")


def _date() -> Iterator[Rule]:
    """Year, month and day of a day that there is, but that every February may have 29."""
    for left in range(4, 0, -1):
        yield Rule(
            "e" if left == 4 else f"e{left}",
            "X",
            (f"d{TAKEN}", *(("ye",) if left == 1 else ())),
            f"e{left - 1}",
            "X" * (left + 3),
        )
    for months, days in (("0[13578]", "i"), ("0[469]", "k0"), ("02", "h"), ("1[02]", "i"), ("11", "k0")):
        then = {"i": "da", "k0": "db", "h": "dc"}[days]
        word = "d" if months[0] == "0" else "n"
        yield Rule("e0", months, (f"{word}{TAKEN}", "mo"), then)
    for state, lasts in (("da", "3[01]"), ("db", "30"), ("dc", "")):
        for days, said in (("0[1-9]", f"d{TAKEN}"), ("1X", f"n{TAKEN}")):
            yield Rule(state, days, (said, "da"), "")
        yield Rule(state, "20", ("t2", "da"), "")
        yield Rule(state, "2[1-9]", ("t2", f"d{TAKEN}", "da"), "")
        if lasts:
            yield Rule(state, "30", ("t3", "da"), "")
        if lasts == "3[01]":
            yield Rule(state, "31", ("t3", "d1", "da"), "")


def _time() -> Iterator[Rule]:
    """Hours and minutes: 两点, 九点零五分."""
    yield Rule("t", "00", ("d0", "cl"), "t2")
    yield Rule("t", "01", ("y1", "cl"), "t2")
    yield Rule("t", "02", ("l2", "cl"), "t2")
    yield Rule("t", "0[3-9]", (f"d{TAKEN}", "cl"), "t2")
    yield Rule("t", "1X", (f"n{TAKEN}", "cl"), "t2")
    yield Rule("t", "20", ("t2", "cl"), "t2")
    yield Rule("t", "2[1-3]", ("t2", f"d{TAKEN}", "cl"), "t2")
    yield Rule("t2", "00", (), "")
    yield Rule("t2", "0[1-9]", ("d0", f"d{TAKEN}", "mi"), "")
    yield Rule("t2", "1X", (f"n{TAKEN}", "mi"), "")
    for tens in "2345":
        yield Rule("t2", f"{tens}0", (f"t{tens}", "mi"), "")
    yield Rule("t2", "[2-5]", (f"t{TAKEN}",), "t1", "[1-9]")
    yield Rule("t1", "X", (f"d{TAKEN}", "mi"), "")


def _simplified(locale: str) -> bool:
    return not (_taiwan(locale) or "HK" in locale or "MO" in locale or "Hant" in locale)


def _taiwan(locale: str) -> bool:
    return locale.endswith("TW")


def _cantonese(locale: str) -> bool:
    return locale in ("zh-HK", "zh-MO") or locale.startswith("yue")


def counted(following: str) -> str:
    """How a quantity is read before these words: `number`, or `counted` where they begin with what it counts."""
    after = following.lstrip()
    if not after or not (after[0] in COUNTED or after.startswith(("分钟", "分鐘"))):
        return "number"
    return "counted falling" if after[0] in _FALLING else "counted"
