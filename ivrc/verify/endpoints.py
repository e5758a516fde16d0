"""The telephones of a verification: each destination that a hotline dials has one, which the driver answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ivrc.flow.graph import dials
from ivrc.flow.nodes import Hotline


def destinations(hotlines: Sequence[Hotline]) -> Mapping[str, int]:
    """A number for every destination that the hotlines dial."""
    found: dict[str, int] = {}
    for hotline in hotlines:
        for name in dials(hotline):
            found.setdefault(name, len(found))
    return found
