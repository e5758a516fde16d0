"""Rules that Spanish and French have in common: numbers by groups of three, amounts, and digits.

A state of a number is its letters, the number of digits that are left, and what was said: `u` nothing yet, `w` something in a
group before, `y` millions and nothing since (their unit has a word before it), `v` something in this group, `p` a hundred
that is not said yet, and `a` to `i` tens that are not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from ivrc.saying.numbers import MOST_DIGITS, entries
from ivrc.saying.rule import TAKEN, Rule

Said = tuple[str, ...]
_TENS = "abcdefghi"
_NOTHING = "uwy"

END, NOUN, FEMININE, THOUSAND = "", "b", "a", "th"
"""What stands behind a number: nothing, a noun, one that is feminine, or the word for a thousand. The letters begin the names of
the words for one that stand before such a noun."""


class Unit(NamedTuple):
    """A currency: the letter of its words and states, its words (one, several, several behind a million; one of its hundredth
    parts, several) and whether it is feminine."""

    letter: str
    words: tuple[str, str, str, str, str]
    feminine: bool = False


def begins(units: Mapping[str, Unit]) -> dict[str, str]:
    """The state in which each reading begins."""
    readings = {"digits": "d", "number": "q", "counted": "q", "date": "e", "time": "t"}
    return readings | {f"money {name}": unit.letter for name, unit in units.items()}


class Tongue(NamedTuple):
    """What the two differ in. `under` is 1 to 99 before something; `hundreds` what is said for a first digit of three and how the
    group goes on; `hundred` the word that is put off, before more, alone, and before a thousand; `joint` stands between an
    amount and its parts; `none_is_one` where nought is singular."""

    under: Callable[[int, str], Said]
    hundreds: Callable[[str], Mapping[str, tuple[Said, str]]]
    hundred: tuple[str, str, str]
    joint: str
    none_is_one: bool


def number(tongue: Tongue, letter: str, then: str, behind: str = END, millions: str = "") -> Iterator[Rule]:
    """A quantity of 1 to MOST_DIGITS digits: `then` follows, or `millions` where whole ones were the last."""
    for left in range(MOST_DIGITS, 0, -1):
        group, place = divmod(left - 1, 3)
        before = behind if group == 0 else THOUSAND if group == 1 else NOUN
        for said in _NOTHING:
            yield Rule(f"{letter}{left}{said}", "0", *_nothing(letter, left, said, then, millions))
        if place == 2:
            for digits, (words, on) in tongue.hundreds(behind).items():
                for said in _NOTHING:
                    yield Rule(f"{letter}{left}{said}", digits, words, f"{letter}{left - 1}{on}")
        elif place == 1:
            yield from _tens(tongue, letter, left)
        else:
            yield from _ones(tongue, letter, left, before, then)


def _nothing(letter: str, left: int, said: str, then: str, millions: str) -> tuple[Said, str]:
    """A nought where nothing of the group was said: what it says, and where it goes on."""
    if left > 1:
        return (), f"{letter}{left - 1}{said}"
    return (("e0",) if said == "u" else ()), (millions or then if said == "y" else then)


def _tens(tongue: Tongue, letter: str, left: int) -> Iterator[Rule]:
    for said in (*_NOTHING, "v", "p"):
        state = f"{letter}{left}{said}"
        if said in "vp":
            yield Rule(state, "0", (), f"{letter}{left - 1}{said}")
        more = (tongue.hundred[0],) if said == "p" else ()
        for ten, on in enumerate(_TENS, 1):
            yield Rule(state, str(ten), more, f"{letter}{left - 1}{on}")


def _ones(tongue: Tongue, letter: str, left: int, before: str, then: str) -> Iterator[Rule]:
    group = (left - 1) // 3
    more, alone, before_thousand = tongue.hundred
    over = ((), ("th",), ("ms",))[group]
    on = then if left == 1 else f"{letter}{left - 1}{'y' if group == 2 else 'w'}"
    for said in (*_NOTHING, "v", "p"):
        state = f"{letter}{left}{said}"
        if said in "vp":
            hundred = (before_thousand if group else alone,) if said == "p" else ()
            yield Rule(state, "0", (*hundred, *over), on)
        first = (more,) if said == "p" else ()
        one: Said = (*first, *tongue.under(1, before), *over)
        if said in _NOTHING and group == 1:
            one = over
        if said in _NOTHING and group == 2:
            one = (*tongue.under(1, before), "mi")
        yield Rule(state, "1", one, on)
        yield Rule(state, "[2-9]", (*first, f"e{TAKEN}", *over), on)
    for ten, said in enumerate(_TENS, 1):
        for digit in range(10):
            words = tongue.under(10 * ten + digit, before)
            yield Rule(f"{letter}{left}{said}", str(digit), (*words, *over), on)


def quantities(tongue: Tongue) -> Iterator[Rule]:
    """A quantity, with places behind the point and a minus before it."""
    yield Rule("q", "m", ("le",), "q")
    yield Rule("q", "X", (f"e{TAKEN}",), "", "")
    yield from entries("q", "a", MOST_DIGITS)
    yield from number(tongue, "a", "")
    for places in range(1, 7):
        for length in range(1, MOST_DIGITS + 1):
            yield Rule("q", "", (), f"b{length}u", "X" * length + "p" + "X" * places)
    yield from number(tongue, "b", "p")
    yield Rule("p", "p", ("po",), "f")
    yield Rule("f", "X", (f"d{TAKEN}",), "f")
    yield Rule("f", "", (), "", "")


def money(tongue: Tongue, unit: Unit) -> Iterator[Rule]:
    """An amount: what is under one is told in its parts alone."""
    m = unit.letter
    one, many, behind_million, part, parts = (f"{m}{n}" for n in range(5))
    kind = FEMININE if unit.feminine else NOUN
    for behind in ("", "pX", "pXX"):
        yield Rule(m, "1", (*tongue.under(1, kind), one), f"{m}j", behind)
        yield Rule(m, "[2-9]", (f"e{TAKEN}", many), f"{m}j", behind)
        for length in range(2, MOST_DIGITS + 1):
            yield Rule(m, "", (), f"{m}l{length}u", "X" * length + behind)
    for none in ("0", "0p0", "0p00"):
        yield Rule(m, none, ("e0", one if tongue.none_is_one else many), "")
    for follows in ("[1-9]", "[1-9]X", "0[1-9]"):
        yield Rule(m, "0p", (), f"{m}c", follows)
        yield Rule(f"{m}j", "p", (tongue.joint,), f"{m}c", follows)
    yield from number(tongue, f"{m}l", f"{m}k", kind, f"{m}o")
    yield Rule(f"{m}k", "", (many,), f"{m}j")
    yield Rule(f"{m}o", "", (behind_million,), f"{m}j")
    yield Rule(f"{m}j", "", (), "", "")
    for none in ("p0", "p00"):
        yield Rule(f"{m}j", none, (), "")
    yield Rule(f"{m}c", "01", (*tongue.under(1, NOUN), part), "")
    for cents in range(2, 100):
        yield Rule(f"{m}c", f"{cents:02}", (*tongue.under(cents, NOUN), parts), "")
        if cents % 10 == 0:
            yield Rule(f"{m}c", str(cents // 10), (*tongue.under(cents, NOUN), parts), "", "")


def year(tongue: Tongue, state: str) -> Iterator[Rule]:
    """Four digits, of 1700 to 2199, to the end of a date."""
    for years in ("1[7-9]XX", "2[01]XX"):
        yield Rule(state, "", (), "c4u", years)
    yield from number(tongue, "c", "")


def month_days() -> Iterator[tuple[str, int]]:
    """Each month, in two digits, and the days that it may have: every February may have 29."""
    for month in range(1, 13):
        yield f"{month:02}", 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
