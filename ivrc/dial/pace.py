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
    """Whoever has a number: the tries so far, what came of the last, from when on there may be another, and when the last was placed."""

    tries: int = 0
    outcome: str = ""
    ready: float = 0
    placed: float = 0


People = Mapping[str, Person]


class State(NamedTuple):
    """Everybody by number: who was not called yet, in the order of the list, who is called again, whose call is under way (an
    answered one until it is over), who is called no more; and when calls were placed in the last minute."""

    fresh: People
    again: People
    going: People
    done: People
    lately: tuple[float, ...] = ()

    @property
    def people(self) -> People:
        """Everybody."""
        return {**self.fresh, **self.again, **self.going, **self.done}

    def placed(self, number: str, at: float) -> State:
        """A call is placed."""
        lately = (*(each for each in self.lately if each > at - _MINUTE), at)
        person = Person(self._of(number).tries + 1, "", at, at)
        return self._moved(number, going={**self.going, number: person})._replace(lately=lately)

    def came(self, number: str, outcome: str, at: float, limits: Limits) -> State:
        """What came of it. Only a call that was answered goes on."""
        person = self._of(number)._replace(outcome=outcome)
        if outcome == ANSWERED:
            return self._moved(number, going={**self.going, number: person})
        if person.tries >= limits.tries:
            return self._moved(number, done={**self.done, number: person})
        begins = person.placed if outcome == UNKNOWN else at
        person = person._replace(ready=begins + limits.wait(outcome))
        return self._moved(number, again={**self.again, number: person})

    def over(self, number: str) -> State:
        """A call that was answered has ended."""
        return self._moved(number, done={**self.done, number: self._of(number)})

    def _of(self, number: str) -> Person:
        held = (self.going, self.again, self.fresh, self.done)
        return next(each[number] for each in held if number in each)

    def _moved(self, number: str, **where: People) -> State:
        """The state with the number among those, and no others."""
        held = {"fresh": self.fresh, "again": self.again, "going": self.going, "done": self.done}
        rest = {name: _without(each, number) for name, each in held.items() if name not in where}
        return State(**rest, **where, lately=self.lately)


def _without(people: People, number: str) -> People:
    """The people but for one."""
    if number not in people:
        return people
    return {each: person for each, person in people.items() if each != number}


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
    if not state.fresh and not state.again:
        return Wait(None) if state.going else Over()
    if len(state.going) >= limits.at_once:
        return Wait(None)
    lately = sorted(each for each in state.lately if each > now - _MINUTE)
    free = lately[-limits.per_minute] + _MINUTE if len(lately) >= limits.per_minute else now
    soonest = now if state.fresh else min(each.ready for each in state.again.values())
    begins = limits.hours.next(max(now, free, soonest))
    if begins > now:
        return Wait(begins)
    ready = (number for number, each in state.again.items() if each.ready <= now)
    return Place(next(ready, "") or next(iter(state.fresh)))


def beginning(numbers: Iterable[str]) -> State:
    """Nobody has been called."""
    return State(dict.fromkeys(numbers, Person()), {}, {}, {})
