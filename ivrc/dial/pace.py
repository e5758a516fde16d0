"""Whom to call next, and when: pure. What has happened so far is a state, and each thing that happens makes another one of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ivrc.dial.hours import Hours
from ivrc.outbound import ANSWERED, UNKNOWN

_MINUTE = 60.0


class Limits(NamedTuple):
    """What may be done. `waits` are the seconds until a number is called again, by what came of the try before."""

    at_once: int
    per_minute: int
    tries: int
    waits: Mapping[str, float]
    hours: Hours

    def wait(self, outcome: str) -> float:
        """Nobody knows whether an unknown call was answered: it is left alone for the longest of the waits."""
        return max(self.waits.values()) if outcome == UNKNOWN else self.waits[outcome]


class Person(NamedTuple):
    """Whoever has a number: the tries so far, what came of the last, from when on there may be another, when the last was placed, and
    whether a call is under way. An answered call is under way until it is over."""

    tries: int = 0
    outcome: str = ""
    ready: float = 0
    placed: float = 0
    under_way: bool = False


class State(NamedTuple):
    """Everybody by number, in the order of the list, and when calls were placed in the last minute."""

    people: Mapping[str, Person]
    lately: tuple[float, ...] = ()

    def _with(self, number: str, person: Person, lately: tuple[float, ...] | None = None) -> State:
        return State({**self.people, number: person}, self.lately if lately is None else lately)

    def placed(self, number: str, at: float) -> State:
        """A call is placed."""
        before = self.people[number]
        lately = (*(each for each in self.lately if each > at - _MINUTE), at)
        return self._with(number, Person(before.tries + 1, "", at, at, True), lately)

    def came(self, number: str, outcome: str, at: float, limits: Limits) -> State:
        """What came of it. Only a call that was answered goes on."""
        before = self.people[number]
        if outcome == ANSWERED:
            return self._with(number, before._replace(outcome=outcome))
        begins = before.placed if outcome == UNKNOWN else at
        return self._with(
            number, before._replace(outcome=outcome, ready=begins + limits.wait(outcome), under_way=False)
        )

    def over(self, number: str) -> State:
        """A call that was answered has ended."""
        return self._with(number, self.people[number]._replace(under_way=False))

    def settled(self, number: str, limits: Limits) -> bool:
        """Whether the number is called no more."""
        person = self.people[number]
        return not person.under_way and (person.outcome == ANSWERED or person.tries >= limits.tries)


class Place(NamedTuple):
    """Call this number now."""

    number: str


class Wait(NamedTuple):
    """Wait until that moment, or until something happens; None: until something happens."""

    until: float | None


class Over(NamedTuple):
    """Everybody's outcome is known."""


Step = Place | Wait | Over


def step(state: State, limits: Limits, now: float) -> Step:
    """What to do at a moment. A number whose time has come goes before those that were not called yet, and these in their order."""
    under_way = sum(each.under_way for each in state.people.values())
    left = [
        (number, each)
        for number, each in state.people.items()
        if not each.under_way and not state.settled(number, limits)
    ]
    if not left:
        return Wait(None) if under_way else Over()
    if under_way >= limits.at_once:
        return Wait(None)
    lately = sorted(each for each in state.lately if each > now - _MINUTE)
    free = lately[-limits.per_minute] + _MINUTE if len(lately) >= limits.per_minute else now
    soonest = max(now, free, min(each.ready for _, each in left))
    begins = limits.hours.next(soonest)
    if begins > now:
        return Wait(begins)
    ready = [(not each.tries, number) for number, each in left if each.ready <= now]
    return Place(min(ready, key=lambda each: each[0])[1])


def beginning(numbers: Iterable[str]) -> State:
    """Nobody has been called."""
    return State(dict.fromkeys(numbers, Person()))
