"""Values in English, as `ivrc.numerals.english` has them: American, without "and" inside a quantity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ivrc.saying import telephone
from ivrc.saying.numbers import MOST_DIGITS, english, entries
from ivrc.saying.rule import PAUSE, TAKEN, Rule, Word

_MONEY = {
    "dollars": ("m", "dollar", "dollars", "cent", "cents"),
    "pounds": ("s", "pound", "pounds", "penny", "pence"),
    "euros": ("u", "euro", "euros", "cent", "cents"),
}
BEGINS = {"digits": "d", "number": "q", "counted": "q", "date": "e", "time": "t", "money yuan": "y"} | {
    f"money {name}": unit[0] for name, unit in _MONEY.items()
}

TURNED = frozenset(("e",))
"""The states that take a value with its first four characters behind the others: a year is told last."""

CENTURIES = range(17, 22)

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def words(locale: str) -> Mapping[str, Word]:
    """The words by the names that rules use."""
    found = {f"e{n}": word for n, word in enumerate(_ONES)}
    found |= {f"d{n}": word for n, word in enumerate(_ONES[:10])}
    found |= {f"t{n}": word for n, word in enumerate(_TENS, 2)}
    found |= {f"o{n}": word for n, word in enumerate(_ORDINALS, 1)}
    found |= {"o20": "twentieth", "o30": "thirtieth", "st": "star", "oh": "oh"}
    found |= {f"mt{n:02}": word for n, word in enumerate(_MONTHS, 1)}
    found |= {
        "hu": "hundred",
        "th": "thousand",
        "mi": "million",
        "po": "point",
        "le": "minus",
        "ad": "and",
        "ya": "yuan",
    }
    for letter, *units in _MONEY.values():
        found |= {f"{letter}{n}": word for n, word in enumerate(units)}
    return {name: Word(text) for name, text in found.items()}


def rules(locale: str) -> Iterator[Rule]:
    """How each reading goes on."""
    yield from telephone.rules("d", telephone.AMERICA, "d1", "d1")
    yield from _quantities()
    for unit in _MONEY.values():
        yield from _money(unit[0])
    yield from _date()
    yield from _time()


def _quantities() -> Iterator[Rule]:
    """A quantity, and an amount in yuan, which is a quantity and the word."""
    yield Rule("q", "m", ("le",), "q")
    for state, letter, tail in (("q", "a", ""), ("y", "i", "ya")):
        yield Rule(state, "X", ("e@",), tail, "")
        yield from entries(state, letter, MOST_DIGITS)
        yield from english(letter, tail)
    yield Rule("ya", "", ("ya",), "")
    for state, letter, point, most in (("q", "b", "p", 6), ("y", "j", "po", 2)):
        for places in range(1, most + 1):
            for length in range(1, MOST_DIGITS + 1):
                yield Rule(state, "", (), f"{letter}{length}u", "X" * length + "p" + "X" * places)
        yield from english(letter, point)
    yield Rule("p", "p", ("po",), "f")
    yield Rule("f", "X", (f"e{TAKEN}",), "f")
    yield Rule("f", "", (), "", "")
    yield Rule("po", "p0", (), "ya", "")
    yield Rule("po", "p00", (), "ya", "")
    yield Rule("po", "p", ("po",), "g", "[1-9]")
    yield Rule("po", "p", ("po",), "g", "X[1-9]")
    yield Rule("po", "p", ("po",), "g", "[1-9]0")
    yield Rule("g", "X", (f"e{TAKEN}",), "g")
    yield Rule("g", "", (), "ya", "")


def _money(m: str) -> Iterator[Rule]:
    """Dollars and cents: one of them has a word of its own, and what is under one dollar is cents alone."""
    one, many = f"{m}0", f"{m}1"
    for behind in ("", "pX", "pXX"):
        yield Rule(m, "1", ("e1", one), f"{m}j", behind)
        yield Rule(m, "[2-9]", (f"e{TAKEN}", many), f"{m}j", behind)
        for length in range(2, MOST_DIGITS + 1):
            yield Rule(m, "", (), f"{m}l{length}u", "X" * length + behind)
    for none in ("0", "0p0", "0p00"):
        yield Rule(m, none, ("e0", many), "")
    yield Rule(m, "0p", (), f"{m}c", "[1-9]")
    yield Rule(m, "0p", (), f"{m}c", "[1-9]X")
    yield Rule(m, "0p", (), f"{m}c", "0[1-9]")
    yield from english(f"{m}l", f"{m}k")
    yield Rule(f"{m}k", "", (many,), f"{m}j")
    yield Rule(f"{m}j", "", (), "", "")
    for none in ("p0", "p00"):
        yield Rule(f"{m}j", none, (), "")
    yield Rule(f"{m}j", "p", ("ad",), f"{m}c", "[1-9]")
    yield Rule(f"{m}j", "p", ("ad",), f"{m}c", "[1-9]X")
    yield Rule(f"{m}j", "p", ("ad",), f"{m}c", "0[1-9]")
    yield from _cents(m)


def _cents(m: str) -> Iterator[Rule]:
    one, many = f"{m}2", f"{m}3"
    yield Rule(f"{m}c", "01", ("e1", one), "")
    yield Rule(f"{m}c", "0[2-9]", (f"e{TAKEN}", many), "")
    yield Rule(f"{m}c", "1", ("e10", many), "")
    for ones in range(10):
        yield Rule(f"{m}c", f"1{ones}", (f"e1{ones}", many), "")
    yield Rule(f"{m}c", "[2-9]", (f"t{TAKEN}", many), "")
    for tens in range(2, 10):
        yield Rule(f"{m}c", f"{tens}0", (f"t{tens}", many), "")
        yield Rule(f"{m}c", f"{tens}", (f"t{tens}",), f"{m}d", "[1-9]")
    yield Rule(f"{m}d", "X", (f"e{TAKEN}", many), "")


def _date() -> Iterator[Rule]:
    """The month, the day and then the year: the value comes turned so. Every February may have 29 days."""
    for month in range(1, 13):
        days = "dc" if month == 2 else "db" if month in (4, 6, 9, 11) else "da"
        yield Rule("e", f"{month:02}", (f"mt{month:02}",), days)
    for state, last in (("da", 31), ("db", 30), ("dc", 29)):
        for day in range(1, last + 1):
            yield Rule(state, f"{day:02}", _ordinal(day), "ye")
    yield Rule("ye", "2000", ("e2", "th"), "")
    yield Rule("ye", "200[1-9]", ("e2", "th", f"e{TAKEN}"), "")
    for century in CENTURIES:
        if century != 20:
            yield Rule("ye", f"{century}00", (*_counted(century), "hu"), "")
            yield Rule("ye", f"{century}", (*_counted(century), "oh"), "yo", "0[1-9]")
        yield Rule("ye", f"{century}", _counted(century), "yr", "[1-9]X")
    yield Rule("yo", "0[1-9]", (f"e{TAKEN}",), "")
    for ones in range(10):
        yield Rule("yr", f"1{ones}", (f"e1{ones}",), "")
    for tens in range(2, 10):
        yield Rule("yr", f"{tens}0", (f"t{tens}",), "")
    yield Rule("yr", "[2-9]", (f"t{TAKEN}",), "t1", "[1-9]")


def _ordinal(day: int) -> tuple[str, ...]:
    if day <= 20 or day == 30:
        return (f"o{day}{PAUSE}",)
    return (f"t{day // 10}", f"o{day % 10}{PAUSE}")


def _time() -> Iterator[Rule]:
    """`0905` is nine oh five, `1400` fourteen hundred, `0900` nine."""
    for hour in range(24):
        said = _counted(hour)
        whole = said if 0 < hour <= 12 else (*said, "hu")
        yield Rule("t", f"{hour:02}00", whole, "")
        yield Rule("t", f"{hour:02}", said, "t2", "0[1-9]")
        yield Rule("t", f"{hour:02}", said, "t2", "[1-5]X")
    yield Rule("t2", "0[1-9]", ("oh", f"e{TAKEN}"), "")
    for ones in range(10):
        yield Rule("t2", f"1{ones}", (f"e1{ones}",), "")
    for tens in range(2, 6):
        yield Rule("t2", f"{tens}0", (f"t{tens}",), "")
    yield Rule("t2", "[2-5]", (f"t{TAKEN}",), "t1", "[1-9]")
    yield Rule("t1", "X", (f"e{TAKEN}",), "")


def _counted(number: int) -> tuple[str, ...]:
    if number < 20:
        return (f"e{number}",)
    tens, ones = divmod(number, 10)
    return (f"t{tens}", *((f"e{ones}",) if ones else ()))
