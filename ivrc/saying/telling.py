"""Values by which every rule of a table is come to: a switch is asked how it says them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Set
from functools import cache
from typing import NamedTuple

from ivrc.saying.rule import Rule
from ivrc.saying.run import LONGEST, MINUS, POINT, TURN, cells, expression, reached, steps
from ivrc.saying.tables import table

_SIGNS = f"0123456789*{POINT}{MINUS}"
_STEPS, _BESIDE = 600, 24
"""How far a text is looked for that leads by a rule, and how many values are taken beside those that show something new."""
UNSAID = ("1" * (LONGEST + 1), "12a4", "1..2", "7-")
"""What a switch must not say as if it were a value: too long, of other signs, or of signs that stand in no order."""
_Rest = tuple[str, ...] | None
"""What has to follow, sign by sign; None where it does not matter."""
_Way = tuple[Rule, str]
"""A rule and the last sign that it takes."""


class _Taken(NamedTuple):
    """What a rule takes of a text, and what has to follow then."""

    rule: Rule
    taken: str
    behind: _Rest

    @property
    def shows(self) -> _Way:
        """What it comes to."""
        return self.rule, self.taken[-1:]


@cache
def telling(locale: str, begins: str) -> tuple[str, ...]:
    """Values that are said from a state: between them they come to each of its rules by each last sign that it takes. They are
    the same every time."""
    known, chance = table(locale), random.Random(f"{locale} {begins}")
    every = [
        way for state in reached(known, begins) for rule in known.rules[state] for way in _by_signs(rule)
    ]
    seen: set[_Way] = set()
    found: dict[str, None] = {}
    beside = chance.choices(every, k=_BESIDE)
    for place, goal in enumerate((*every, *beside)):
        if goal in seen and place < len(every):
            continue
        search = _Search(locale, goal, seen, chance)
        text = next(search.texts(begins, "", None, on_way=True), "")
        value = _value(text, begins in known.turned)
        gone = {(rule, taken[-1:]) for rule, taken in steps(locale, begins, value) or ()}
        if goal in gone:
            seen |= gone
            found[value] = None
    return tuple(found)


def _by_signs(rule: Rule) -> list[_Way]:
    return [(rule, sign) for sign in (_signs(cells(rule.takes)[-1]) if rule.takes else ("",))]


class _Search:
    """Looks for a text that rules take and that comes to a goal, first by what was not come to where there is any."""

    def __init__(self, locale: str, goal: _Way, seen: Set[_Way], chance: random.Random) -> None:
        self._rules, self._goal, self._seen, self._chance = table(locale).rules, goal, seen, chance
        self._before = _leading(locale, goal[0].state)
        self._left = _STEPS

    def texts(self, state: str, text: str, rest: _Rest, *, on_way: bool) -> Iterator[str]:
        """The texts that go on behind one; `on_way`: the goal is still to come. `rest` has to follow."""
        if not state:
            if not rest:
                yield text
            return
        self._left -= 1
        if self._left < 0 or len(text) > LONGEST:
            return
        ways = [way for rule in self._rules[state] for way in _taking(rule, rest, self._chance)]
        if there := on_way and state == self._goal[0].state:
            ways = [way for way in ways if way.shows == self._goal]
        elif on_way:
            ways = [way for way in ways if way.rule.then in self._before]
        self._chance.shuffle(ways)
        for way in sorted(ways, key=lambda way: way.shows in self._seen):
            yield from self.texts(way.rule.then, text + way.taken, way.behind, on_way=on_way and not there)


@cache
def _leading(locale: str, goal: str) -> Set[str]:
    """The states from which a state can be come to, and itself."""
    before: dict[str, list[str]] = {}
    for state, rules in table(locale).rules.items():
        for rule in rules:
            before.setdefault(rule.then, []).append(state)
    found, todo = {goal}, [goal]
    while todo:
        new = set(before.get(todo.pop(), ())) - found
        found |= new
        todo += new
    return found


def _taking(rule: Rule, rest: _Rest, chance: random.Random) -> Iterator[_Taken]:
    """What a rule can take, by each last sign, where `rest` has to follow."""
    takes = cells(rule.takes)
    behind = None if rule.follows is None else cells(rule.follows)
    if rest is not None:
        if len(takes) > len(rest) or (behind is not None and len(takes) + len(behind) != len(rest)):
            return
        takes, left = tuple(map(_both, takes, rest)), rest[len(takes) :]
        behind = left if behind is None else tuple(map(_both, behind, left))
    if "" in takes or "" in (behind or ()):
        return
    begin = "".join(chance.choice(_signs(cell)) for cell in takes[:-1])
    for last in _signs(takes[-1]) if takes else ("",):
        yield _Taken(rule, begin + last, behind)


@cache
def _both(one: str, other: str) -> str:
    """What two cells have in common, as a cell; empty where that is nothing."""
    common = "".join(sign for sign in _signs(one) if sign in _signs(other))
    return f"[{common}]" if len(common) > 1 else common


@cache
def _signs(cell: str) -> str:
    return "".join(sign for sign in _SIGNS if re.fullmatch(expression(cell), sign))


def _value(text: str, turned: bool) -> str:
    """The value that is prepared to be this text (`ivrc.saying.run.prepared`)."""
    if turned:
        text = text[-TURN:] + text[:-TURN]
    return text.replace(POINT, ".").replace(MINUS, "-")
