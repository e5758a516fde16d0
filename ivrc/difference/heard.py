"""An event as those notice it whom it concerns, whatever things are called in the menu file.

Names of nodes, queues among them, of clips' files and of variables are the writer's own: a call does not show them. What a mailbox, a list, a
switch, a table of notes or a destination is called, is seen outside: messages lie there, desks are rung by it. What a queue does while
somebody waits, again and again, is in no event of its own: it belongs to the one in which a caller comes to it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from ivrc.flow.kinds.queue import Queue
from ivrc.flow.kinds.transfer import ONCE, RANDOM, ROTATION
from ivrc.flow.nodes import BEEP, Hotline
from ivrc.simulate.events.clips import FAULT, PLAY, SAY
from ivrc.simulate.events.queue import ANNOUNCED, QUEUE
from ivrc.simulate.trace import Event

WORDS = frozenset({PLAY.name, SAY.name, FAULT.name, ANNOUNCED.name})
"""Kinds that carry words. A call goes on alike whatever they say."""


class Setting(NamedTuple):
    """What is set of a queue, by what JSON calls it, and how it is told."""

    name: str
    held: Any
    zh: str
    en: str


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
        what = tuple(setting.held for setting in settings(event, hotline))
    elif event.kind == SAY.name:
        what = tuple(sound(hotline, piece) for piece in event.what[1].split())
    elif event.kind == FAULT.name:
        what = (_lacking(event.what[0], hotline),)
    return Heard(event.kind, event.leg, event.ambient, what, event.at_ms)


def _lacking(what: str, hotline: Hotline) -> Any:
    """What a fault is about, whatever a value is called."""
    if what in hotline.clips:
        return sound(hotline, what)
    if what.startswith("{"):
        return what.partition(":")[2]
    return "" if what in hotline.values else what


def sound(hotline: Hotline, clip: str) -> tuple[Any, ...]:
    """What is spoken, in which language and how it is read."""
    if clip == BEEP:
        return (BEEP,)
    known = hotline.clips[clip]
    return (known.text, known.locale, known.readings)


def settings(event: Event, hotline: Hotline) -> tuple[Setting, ...]:
    """What is set of the queue to which a caller comes."""
    node = hotline.nodes.get(event.node)
    if event.kind != QUEUE.name or not isinstance(node, Queue):
        return ()
    every = node.between.every_seconds if node.between else 0
    orders = {
        "": ("依次", "in turn"),
        ONCE: ("同时", "at once"),
        ROTATION: ("轮流", "in rotation"),
        RANDOM: ("随机", "at random"),
    }
    most = (f"容纳 {node.most}人", f"room for {node.most}") if node.most else ("", "")
    music = (f"音乐 {node.music}", f"music {node.music}") if node.music else ("", "")
    between = (f"每隔 {every}秒", f"told every {every} s") if every else ("", "")
    return (
        Setting(
            "ring", node.ring_seconds, f"每个振铃 {node.ring_seconds}秒", f"each rings {node.ring_seconds} s"
        ),
        Setting("order", node.order, *orders[node.order]),
        Setting("most", node.most, *most),
        Setting("music", node.music, *music),
        Setting("every", every, *between),
    )
