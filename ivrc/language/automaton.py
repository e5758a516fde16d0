"""The automaton that the tables of the grammar describe: it takes one token after the other, and makes what each rule says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

END = "$END"
"""What stands behind the last token, as Lark calls it."""


class Kept(NamedTuple):
    """A value that a rule keeps: the one at `place`, behind some that are `missing`. `several` are put in one by one."""

    place: int
    several: bool
    missing: int


class Rule(NamedTuple):
    """What the parser reduces by: the last `size` values become one of `origin`.

    `make` is the name of what makes it; values of a rule without are put among those of the rule above it. It is given the values
    that are `kept`, all where that is None, and behind them what is `missing`. A `bare` rule gives its value on as it is.
    """

    origin: str
    size: int
    make: str
    kept: tuple[Kept, ...] | None
    missing: int
    bare: bool

    def of(self, values: list[Any]) -> list[Any]:
        """Of the values that it takes, those that it keeps."""
        if self.kept is None:
            return values
        found: list[Any] = []
        for place, several, missing in self.kept:
            found += [None] * missing
            if not several:
                found.append(values[place])
            elif found:
                found += values[place]
            else:
                found = values[place]  # the list of a rule that begins with itself grows, and is not copied
        return found + [None] * self.missing


class Tables(NamedTuple):
    """A state has a number, and says where each token and each origin of a rule leads: to the state of that number or, below 0,
    to a rule, -1 being the first."""

    states: list[dict[str, int]]
    rules: list[Rule]
    begin: int
    end: int


class Automaton:
    """Where a parse is. `makes` has what makes the value of a rule, by its name."""

    def __init__(self, tables: Tables, makes: Mapping[str, Callable[..., Any]]) -> None:
        self._table, self._rules, self._end = tables.states, tables.rules, tables.end
        self._makes = makes
        self._states = [tables.begin]
        self._values: list[Any] = []

    def take(self, type_: str, token: Any) -> bool:
        """Takes a token, or says that none of its type fits here."""
        states = self._states
        while (step := self._table[states[-1]].get(type_)) is not None:
            if step >= 0:
                states.append(step)
                self._values.append(token)
                return True
            self._reduce(self._rules[-1 - step])
        return False

    def end(self) -> Any:
        """What all tokens together are."""
        while self._states[-1] != self._end:
            self._reduce(self._rules[-1 - self._table[self._states[-1]][END]])
        return self._values[-1]

    def accepted(self) -> frozenset[str]:
        """The types of token of which one fits here."""
        return frozenset(name for name in self._table[self._states[-1]] if name.isupper() and self.fits(name))

    def fits(self, type_: str) -> bool:
        """Whether a token of a type fits here."""
        states = self._states.copy()
        while (step := self._table[states[-1]].get(type_)) is not None:
            if step >= 0:
                return True
            rule = self._rules[-1 - step]
            del states[len(states) - rule.size :]
            states.append(self._table[states[-1]][rule.origin])
        return type_ == END and states[-1] == self._end

    def drop_to(self, type_: str) -> None:
        """Drops what was begun, back to where a token of a type may stand."""
        while type_ not in self._table[self._states[-1]]:
            self._states.pop()
            self._values.pop()

    def _reduce(self, rule: Rule) -> None:
        states, values = self._states, self._values
        begin = len(values) - rule.size
        taken = rule.of(values[begin:])
        del values[begin:], states[begin + 1 :]
        if rule.bare and len(taken) == 1:
            values.append(taken[0])
        else:
            values.append(self._makes[rule.make](*taken) if rule.make else taken)
        states.append(self._table[states[-1]][rule.origin])
