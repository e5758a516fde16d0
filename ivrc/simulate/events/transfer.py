"""The events of a transfer: who is called, and what comes of it."""

from __future__ import annotations

from ivrc.flow.graph import destinations
from ivrc.flow.nodes import Hotline
from ivrc.simulate.events.kind import ANY, Asked, Doubt, EventKind, Wording, Words


def destination(rest: str, hotline: Hotline) -> tuple[Asked, ...] | Doubt:
    known = tuple(each for names in destinations(hotline).values() for each in names)
    if rest in known or rest.isdigit():
        return (Asked((rest,)),)
    return Doubt(f"没有名为“{rest}”的目的地", f'there is no destination "{rest}"', known)


DIAL = EventKind(
    "dial",
    {ANY: Words(Wording("呼叫", "{0}", ("拨",)), Wording("dials", "{0}", ("dial",)))},
    ("destination",),
    read=destination,
)
OUTCOME = EventKind(
    "outcome",
    {
        "answered": Words(Wording("有人接听"), Wording("answered"), under=True),
        "busy": Words(Wording("占线"), Wording("busy"), under=True),
        "no-answer": Words(Wording("无人接听"), Wording("no answer"), under=True),
        "unavailable": Words(Wording("转接失败"), Wording("unavailable"), under=True),
    },
    ("outcome",),
)
TAKEN = EventKind(
    "taken",
    {ANY: Words(Wording("接听的是", "{0}"), Wording("taken by", "{0}"))},
    ("destination",),
    read=destination,
)
"""Who of several answered that rang at once."""
