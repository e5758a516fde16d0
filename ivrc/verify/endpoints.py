"""The telephones of a verification: each destination that a hotline dials has one, which the driver answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ivrc.flow.nodes import Hotline, Transfer


def destinations(hotlines: Sequence[Hotline]) -> Mapping[str, int]:
    """A number for every destination that the hotlines dial."""
    found: dict[str, int] = {}
    for hotline in hotlines:
        for node in hotline.nodes.values():
            for name in node.destinations if isinstance(node, Transfer) else ():
                found.setdefault(name, len(found))
    return found
