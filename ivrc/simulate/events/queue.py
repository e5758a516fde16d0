"""The events of a queue: a caller comes to it, agents are called, the caller leaves it."""

from __future__ import annotations

from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.queue import Queue
from ivrc.flow.nodes import Hotline
from ivrc.simulate.events.clips import PLAY
from ivrc.simulate.events.kind import ANY, Asked, Doubt, EventKind, Wording, Words
from ivrc.simulate.events.transfer import destination


def _queue(rest: str, hotline: Hotline) -> tuple[Asked, ...] | Doubt:
    known = tuple(hotline.owner(node.id) for node in of_kind(hotline, Queue))
    if rest in known:
        return (Asked((rest,)),)
    return Doubt(f"没有排队“{rest}”", f'there is no queue "{rest}"', known)


QUEUE = EventKind(
    "queue",
    {ANY: Words(Wording("排队", "{0}"), Wording("queues in", "{0}"))},
    ("queue",),
    read=_queue,
)
OFFERED = EventKind(
    "offered",
    {ANY: Words(Wording("叫坐席", "{0}"), Wording("offered to", "{0}"))},
    ("agent",),
    read=destination,
)
"""An agent's telephone rings for somebody in a queue; it may do so again and again."""
ANNOUNCED = EventKind(
    "announced",
    {ANY: Words(Wording("插播", "{0}"), Wording("is told", "{0}"))},
    ("clip",),
    read=PLAY.read,
    meets=PLAY.meets,
    shows=PLAY.shows,
)
"""Words between the music of a queue; they may come again and again."""
ANSWERED, KEY, TOO_LONG, FULL, NO_AGENTS = "answered", "key", "too-long", "full", "no-agents"
LEFT = EventKind(
    "left",
    {
        ANSWERED: Words(Wording("坐席接听"), Wording("an agent answers"), under=True),
        KEY: Words(Wording("按键离开排队"), Wording("leaves the queue by key"), under=True),
        TOO_LONG: Words(Wording("等待超时"), Wording("has waited too long"), under=True),
        FULL: Words(Wording("满员"), Wording("the queue is full"), under=True),
        NO_AGENTS: Words(Wording("无坐席"), Wording("no agents"), under=True),
    },
    ("why",),
)
