"""The event of who is dialled first of those who take turns, or among whom is drawn."""

from __future__ import annotations

from ivrc.flow.nodes import Hotline
from ivrc.flow.switches import drawings, rotations
from ivrc.simulate.events.kind import ANY, Asked, Doubt, EventKind, Wording, Words


def _written(rest: str, hotline: Hotline) -> tuple[Asked, ...] | Doubt:
    groups = (*rotations(hotline).values(), *drawings(hotline).values())
    known = tuple(dict.fromkeys(name for names in groups for name in names))
    if rest in known:
        return (Asked((rest, "")),)
    return Doubt(
        f"“{rest}”不在轮流或随机拨的人里", f'"{rest}" is dialled neither in rotation nor at random', known
    )


FIRST = EventKind(
    "first",
    {ANY: Words(Wording("轮到", "{0}"), Wording("first is", "{0}"))},
    ("destination", "of"),
    read=_written,
)
"""`of` are those who take turns, and empty where it was drawn: that leaves nothing behind."""
