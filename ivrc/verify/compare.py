"""Two traces of one call, the simulator's and a switch's: where they part, and both side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.nodes import Hotline
from ivrc.simulate.columns import AROUND, columns
from ivrc.simulate.trace import Event
from ivrc.simulate.transcript import line
from ivrc.verify.driver import Wait

EARLY_MS, LATE_MS = 100, 600
"""How much a time-out may be early or late, in the switch's own time. At ten times real speed 0.6 s are 60 ms of a
machine that may be busy; the shortest difference that a caller's ear would mind is about a second."""


class Parting(NamedTuple):
    """Where two traces part: the number of the event in each; that of its end where the other one goes on."""

    meant: int
    there: int


def parting(meant: Sequence[Event], there: Sequence[Event]) -> Parting | None:
    """The first difference of two traces, or None. The events of each leg are compared in order, and legs are not
    ordered among one another; ambient events are compared as present or not."""
    legs = dict.fromkeys(event.leg for event in (*meant, *there))
    on_legs = [_parting_on(leg, meant, there) for leg in legs]
    return min((each for each in on_legs if each), default=next(_ambient(meant, there), None))


def _parting_on(leg: str, meant: Sequence[Event], there: Sequence[Event]) -> Parting | None:
    """The first difference on one leg, ambient events aside."""
    ends = (len(meant), len(there))
    on_leg = [
        [number for number, event in enumerate(events) if event.leg == leg and not event.ambient]
        for events in (meant, there)
    ]
    for one, other in zip_longest(*on_leg):
        if one is None or other is None or not meant[one].same_as(there[other]):
            return Parting(ends[0] if one is None else one, ends[1] if other is None else other)
    return None


def _ambient(meant: Sequence[Event], there: Sequence[Event]) -> Iterator[Parting]:
    """Each ambient event that only one of two traces has."""
    for number in _only(meant, there):
        yield Parting(number, len(there))
    for number in _only(there, meant):
        yield Parting(len(meant), number)


def _only(events: Sequence[Event], others: Sequence[Event]) -> Iterator[int]:
    for number, event in enumerate(events):
        if event.ambient and not any(event.same_as(other) for other in others):
            yield number


def source(hotline: Hotline, meant: Sequence[Event], at: int) -> Span:
    """The line of the menu file that an event comes from: its node's."""
    for event in (*meant[at : at + 1], *reversed(meant[:at])):
        if event.node in hotline.nodes:
            return hotline.nodes[event.node].span
    return hotline.span


def on_time(wait: Wait) -> bool:
    """Whether a time-out lies within its tolerance."""
    latest = wait.due_ms + wait.slack_ms + LATE_MS
    return wait.due_ms - wait.grain_ms - EARLY_MS <= wait.took_ms <= latest


def side_by_side(
    hotline: Hotline,
    meant: Sequence[Event],
    there: Sequence[Event],
    at: Parting,
    lang: str,
    around: int = AROUND,
) -> str:
    """Two transcripts in two columns, around the events in which they part; that line is marked `>`."""
    heads = ("应当", "交换机上") if lang == "zh" else ("as the menu file says", "on the switch")
    rows = (
        [_line(event, hotline, lang) for event in meant],
        [_line(event, hotline, lang) for event in there],
    )
    return "\n".join(columns(heads, rows, at, around))


def _line(event: Event, hotline: Hotline, lang: str) -> str:
    try:
        return line(event, hotline, lang)
    except (KeyError, IndexError):
        return str(event)
