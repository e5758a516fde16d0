"""The events of a service that is asked: what it is sent, and how it answers."""

from __future__ import annotations

from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.lookup import FAILED, FOUND, NONE, TIMED_OUT, Lookup
from ivrc.flow.nodes import Hotline
from ivrc.simulate.events.kind import ANY, Asked, Doubt, EventKind, Wording, Words


def _asked(rest: str, hotline: Hotline) -> tuple[Asked, ...] | Doubt:
    """`SERVICE name=what，…`, or the service alone for whatever it is sent."""
    service, _, what = rest.partition(" ")
    known = tuple(dict.fromkeys(node.service for node in of_kind(hotline, Lookup)))
    if service in known:
        return (Asked((service, "，".join(part.strip() for part in what.replace(",", "，").split("，")))),)
    return Doubt(f"不问服务“{service}”", f'no service "{service}" is asked', known)


ASK = EventKind(
    "ask",
    {ANY: Words(Wording("问", "{0}  {1}"), Wording("asks", "{0}  {1}"))},
    ("service", "fields"),
    read=_asked,
)
REPLY = EventKind(
    "reply",
    {
        FOUND: Words(Wording("服务查到"), Wording("the service answers"), under=True),
        NONE: Words(Wording("服务没有查到"), Wording("the service finds nothing"), under=True),
        FAILED: Words(Wording("服务失败"), Wording("the service fails"), under=True),
        TIMED_OUT: Words(Wording("服务超时"), Wording("the service takes too long"), under=True),
    },
    ("how",),
)
