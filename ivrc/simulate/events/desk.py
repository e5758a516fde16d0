"""The events of a desk that is called: the number that it sees, and what its telephone is given."""

from __future__ import annotations

from ivrc.flow.nodes import Hotline
from ivrc.simulate.events.kind import ANY, Asked, EventKind, Wording, Words

LEG = "desk"
"""The leg of whoever is called."""


def _as_written(rest: str, hotline: Hotline) -> tuple[Asked, ...]:
    return (Asked((rest,)),)


SHOWN = EventKind(
    "shown",
    {ANY: Words(Wording("显示", "{0}"), Wording("shown", "{0}"))},
    ("number",),
    read=_as_written,
)
GIVEN = EventKind(
    "given",
    {ANY: Words(Wording("传给", "{0}"), Wording("given", "{0}"))},
    ("fields",),
    read=_as_written,
)
