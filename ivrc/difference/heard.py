"""An event as those notice it whom it concerns, whatever things are called in the menu file.

Names of nodes, queues among them, of clips' files and of variables are the writer's own: a call does not show them. What a mailbox, a list, a
switch, a table of notes or a destination is called, is seen outside: messages lie there, desks are rung by it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from ivrc.flow.nodes import BEEP, Hotline
from ivrc.simulate.events.clips import FAULT, PLAY, SAY
from ivrc.simulate.events.queue import ANNOUNCED, QUEUE
from ivrc.simulate.trace import Event

WORDS = frozenset({PLAY.name, SAY.name, FAULT.name, ANNOUNCED.name})
"""Kinds that carry words. A call goes on alike whatever they say."""


class Heard(NamedTuple):
    """`at_ms` counts from the answer."""

    kind: str
    leg: str
    ambient: bool
    what: tuple[Any, ...]
    at_ms: int

    def untimed(self) -> Heard:
        return self._replace(at_ms=0)


def heard(event: Event, hotline: Hotline) -> Heard:
    what: tuple[Any, ...] = event.what
    if event.kind in (PLAY.name, ANNOUNCED.name):
        what = (sound(hotline, event.what[0]),)
    elif event.kind == QUEUE.name:
        what = ()
    elif event.kind == SAY.name:
        what = tuple(sound(hotline, piece) for piece in event.what[1].split())
    elif event.kind == FAULT.name:
        what = (sound(hotline, event.what[0]) if event.what[0] in hotline.clips else event.what[0],)
    return Heard(event.kind, event.leg, event.ambient, what, event.at_ms)


def sound(hotline: Hotline, clip: str) -> tuple[Any, ...]:
    """What is spoken, in which language and how it is read."""
    if clip == BEEP:
        return (BEEP,)
    known = hotline.clips[clip]
    return (known.text, known.locale, known.readings)
