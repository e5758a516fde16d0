"""What a scenario expects, in the words of the transcript: `听到 您好`, `presses 0`, `goes to 留言`.

The words of `ivrc call` are understood in both languages, so a line of its output can be copied, its time and quotation
marks included; a few more are, that a person would write. Words that are heard may be given in part, without marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ivrc.flow.nodes import Hotline
from ivrc.simulate.events import events
from ivrc.simulate.events.kind import ANY, Asked, Doubt, EventKind
from ivrc.simulate.trace import CALLER, Event
from ivrc.simulate.transcript import LEGS

_TIME = re.compile(r"^\d{2,}:\d{2}\s+")


class Form(NamedTuple):
    """Verbs that mean an event of a kind: with this value in its first field, or with ANY."""

    kind: EventKind
    value: str
    spellings: tuple[str, ...]

    def fits(self, event: Event) -> bool:
        """Whether the verbs tell of an event."""
        return event.kind == self.kind.name and (self.value == ANY or event.what[0] == self.value)


def _forms() -> Iterator[Form]:
    for kind in events().values():
        for value, words in kind.words.items():
            yield Form(kind, value, words.spellings)
        if kind.loose:
            yield Form(kind, ANY, kind.loose)


FORMS = tuple(_forms())
"""Every form of every kind. An event may be told by more than one of them."""


class Expectation(NamedTuple):
    """One event that is expected: of any of these forms, with what is asked of its fields."""

    forms: tuple[Form, ...]
    asked: Asked = Asked()
    leg: str = CALLER

    def is_like(self, event: Event) -> bool:
        """Whether an event is of an expected kind."""
        return any(form.kind.name == event.kind for form in self.forms)

    def meets(self, event: Event, hotline: Hotline) -> bool:
        """Whether an event is the expected one, on its leg."""
        return event.leg == self.leg and any(
            form.fits(event) and form.kind.meets(self.asked, event.what, hotline) for form in self.forms
        )


def read(text: str, hotline: Hotline) -> tuple[Expectation, ...] | Doubt:
    """The events that a line expects, several keys being one each."""
    line = _TIME.sub("", " ".join(text.split()))
    for leg, names in LEGS.items():
        for mark in (f"[{name}]" for name in names):
            if line.lower().startswith(mark):
                told = read(line.removeprefix(line[: len(mark)]).strip(), hotline)
                return told if isinstance(told, Doubt) else tuple(one._replace(leg=leg) for one in told)
    found = list(_spelled(line))
    if not found:
        verbs = tuple(dict.fromkeys(verb for form in FORMS for verb in form.spellings))
        return Doubt("不是通话记录里的说法", "it is not in the words of a transcript", verbs)
    longest = max(len(verb) for verb, _ in found)
    forms = tuple(form for verb, form in found if len(verb) == longest)
    if forms[0].kind.read is None:
        return (Expectation(forms),)
    asked = forms[0].kind.read(line[longest:].strip(), hotline)
    return asked if isinstance(asked, Doubt) else tuple(Expectation(forms, each) for each in asked)


def _spelled(line: str) -> Iterator[tuple[str, Form]]:
    """Each form with whose verb the line begins, and the verb; nothing else may stand there unless the kind reads it."""
    low = line.lower()
    for form in FORMS:
        for verb in form.spellings:
            if (
                low.startswith(verb)
                and (form.kind.read or low == verb)
                and (not verb.isascii() or low[len(verb) : len(verb) + 1] in ("", " "))
            ):
                yield verb, form


def parting(
    expected: Sequence[Expectation], events: Sequence[Event], hotline: Hotline, exact: bool
) -> tuple[int, int] | None:
    """Where a call parts from what is expected of it: the expectation (or the number of them, where the call goes on
    too long) and the event: the first of the expected kind after what was met last, or else the next one. None where
    all is as expected. What is ambient, and what is on another leg than the caller's, may happen even where a scenario
    is exact; so may what only the menu file's names are in, where none of it is expected."""
    at, names = 0, any(form.kind.unnoticed for one in expected for form in one.forms)
    for number, one in enumerate(expected):
        since = at
        while at < len(events) and not one.meets(events[at], hotline):
            if exact and not _aside(events[at], names):
                return number, at
            at += 1
        if at == len(events):
            return number, next((n for n in range(since, at) if one.is_like(events[n])), since)
        at += 1
    further = next((n for n in range(at, len(events)) if not _aside(events[n], names)), None)
    return (len(expected), further) if exact and further is not None else None


def _aside(event: Event, names: bool) -> bool:
    return event.ambient or event.leg != CALLER or not (names or event.noticed())


def happens(unwanted: Sequence[Expectation], events: Sequence[Event], hotline: Hotline) -> int | None:
    """The event with which something happens that should not; keys that stand together have to come together."""
    kinds = {form.kind.name for one in unwanted for form in one.forms}
    found = [number for number, event in enumerate(events) if event.kind in kinds]
    for first in range(len(found) - len(unwanted) + 1):
        run = found[first : first + len(unwanted)]
        if all(one.meets(events[number], hotline) for one, number in zip(unwanted, run)):
            return run[0]
    return None
