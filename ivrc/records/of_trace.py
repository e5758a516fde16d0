"""The record of a call as a function of its trace (docs/semantics.md, rule 32)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from ivrc.flow.chosen import MOST_ASKED, MOST_NOTES, MOST_PLACES, option, place
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.note import Note
from ivrc.flow.lengths import length_ms
from ivrc.flow.nodes import Hotline
from ivrc.records import record
from ivrc.records.record import Asked, Noted, Record, Trouble
from ivrc.simulate.caller import Circumstances, digits
from ivrc.simulate.events.note import fields
from ivrc.simulate.trace import CALLER, Event

_LEFT_ALONE = ("silence", "wrong", "fault")
"""After these events a menu is left without a choice."""


def record_of(hotline: Hotline, trace: Sequence[Event], given: Circumstances, id: str = "") -> Record:
    """The record. Files are named after the call: a switch has its own names for them."""
    events = [event for event in trace if event.leg == CALLER and not event.ambient]
    began = given.start.astimezone(ZoneInfo(hotline.zone))

    def at(ms: int) -> datetime:
        return (began + timedelta(milliseconds=ms)).replace(microsecond=0)

    start = at(0)
    id = id or f"{start:%Y%m%d%H%M%S}"
    dialled, by, waited_ms = _dialled(events)
    if waited_ms is not None:
        waited_ms += sum(_length_ms(hotline, given, clip) for clip in _before_talks(events))
    messages = [event.what[0] for event in events if event.kind == "message"]
    notes = [(event, hotline.nodes[event.node]) for event in events if event.kind == "note"]
    answers = [node.answer for _, node in notes if isinstance(node, Note) and node.answer]
    ended = events[-1] if events else Event(0, "hangup", ("caller",))
    return Record(
        id,
        hotline.name,
        digits(given.called) or next(iter(hotline.numbers), None),
        digits(given.number),
        None,
        start,
        start,
        at(ended.at_ms),
        _path(hotline, events),
        _option(hotline, events),
        _notice(hotline, events),
        None if waited_ms is None else waited_ms / 1000,
        by,
        None,
        _outcome(dialled, bool(messages), ended.what[0]),
        answers[-1] if answers else None,
        f"{id}.wav" if any(event.kind == "record" for event in events) else None,
        tuple(f"{mailbox}/{id}-{number}.wav" for number, mailbox in enumerate(messages)),
        _faults(hotline, events),
        tuple(
            Noted(
                event.what[0],
                at(event.at_ms),
                (fields(node, event.what[1]) if isinstance(node, Note) else None) or {},
            )
            for event, node in notes[:MOST_NOTES]
        ),
        _asked(events),
    )


def _faults(hotline: Hotline, events: Sequence[Event]) -> tuple[Trouble, ...]:
    """What failed, and where."""
    return tuple(
        Trouble(_last_place(hotline, events[:number]), event.what[0])
        for number, event in enumerate(events)
        if event.kind == "fault"
    )


def _asked(events: Sequence[Event]) -> tuple[Asked, ...]:
    """The first services that were asked, and have answered or were given up."""
    every = (
        Asked(event.what[0], after.what[0], after.at_ms - event.at_ms)
        for event, after in zip(events, events[1:], strict=False)
        if event.kind == "ask" and after.kind == "reply"
    )
    return tuple(every)[:MOST_ASKED]


def _last_place(hotline: Hotline, events: Sequence[Event]) -> str:
    entered = (event.what[0] for event in reversed(events) if event.kind == "goto")
    return next((name for name in entered if place(hotline, name)), "")


def _path(hotline: Hotline, events: Sequence[Event]) -> tuple[str, ...]:
    entered = [event.what[0] for event in events if event.kind == "goto"]
    return tuple(name for name in entered if place(hotline, name))[:MOST_PLACES]


def _option(hotline: Hotline, events: Sequence[Event]) -> str | None:
    """The first choice: a menu is left, and it is not for silence, wrong keys or a fault. That a recording goes on after a
    secret says nothing of why."""
    typed = False
    for number, event in enumerate(events):
        typed = typed or event.kind == "key"
        if event.kind != "goto" or not number:
            continue
        before = next(each for each in reversed(events[:number]) if each.kind != "record")
        menu = hotline.nodes.get(before.node)
        if not isinstance(menu, Menu) or not typed or before.kind in _LEFT_ALONE:
            typed = typed and not isinstance(menu, Menu)
            continue
        typed = False
        for entry in menu.entries:
            if entry.edge.target == event.what[0] and (chosen := option(hotline, menu, entry.edge)):
                return chosen
    return None


def _notice(hotline: Hotline, events: Sequence[Event]) -> bool:
    """Whether the recording notice was heard to its end."""
    return any(
        event.kind == "play" and event.what[0] in hotline.notices and after.kind != "hangup"
        for event, after in zip(events, events[1:], strict=False)
        if hotline.notice
    )


def _dialled(events: Sequence[Event]) -> tuple[list[str], str | None, int | None]:
    """What came of every call to somebody (nothing where the caller did not wait for it), who answered last, and for how
    long the caller waited: None where nobody was called."""
    outcomes: list[str] = []
    by, waited_ms = None, 0
    for event, after in zip(events, events[1:], strict=False):
        if event.kind == "queue":
            waited_ms += after.at_ms - event.at_ms
            answered = after.what == ("answered",)
            outcomes.append("answered" if answered else "" if after.kind == "hangup" else "no-answer")
        elif event.kind == "dial":
            waited_ms += after.at_ms - event.at_ms
            outcomes.append(after.what[0] if after.kind == "outcome" else "")
            by = event.what[0] if outcomes[-1] == "answered" else by
        elif after.kind == "taken":
            by = after.what[0]
    return outcomes, by, waited_ms if outcomes else None


def _before_talks(events: Sequence[Event]) -> Iterator[str]:
    """The clips that were heard before a talk: what comes straight after an answer."""
    for event, after in zip(events, events[1:], strict=False):
        if event.kind in ("outcome", "taken") and after.kind == "play":
            yield after.what[0]


def _length_ms(hotline: Hotline, given: Circumstances, clip: str) -> int:
    words = hotline.clips[clip].text if clip in hotline.clips else ""
    return given.lengths_ms.get(clip) or length_ms(words)


def _outcome(dialled: Sequence[str], message: bool, ended: str) -> str:
    if ended == "fault":
        return record.FAULT
    if "answered" in dialled:
        return record.ANSWERED
    if message:
        return record.MESSAGE
    if dialled and dialled[-1]:
        return record.NOBODY_ANSWERED
    return record.CALLER_LEFT if ended == "caller" else record.GOODBYE
