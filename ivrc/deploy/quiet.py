"""For how long a call to a hotline hears its first words and nothing else: so long a trial call may be."""

from __future__ import annotations

from collections.abc import Mapping

from ivrc.flow.graph import edges
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.say import Say
from ivrc.flow.nodes import Hotline
from ivrc.flow.parts import Play

MOST = 3.0
LEAST = 0.4
_PART = 0.7
"""Of the first words: a busy switch ends the call a little later than it is told to."""


def seconds(hotline: Hotline, lengths: Mapping[str, float]) -> float:
    """The seconds, whichever way the call takes at that hour; 0 where a way begins with anything else, such as a telephone
    that rings. `lengths` are those of the clips."""
    least = MOST
    todo, met = [hotline.start], set[str]()
    while todo:
        name = todo.pop()
        if name in met:
            continue
        met.add(name)
        node = hotline.nodes[name]
        if isinstance(node, Branch):
            todo.extend(edge.target for edge in edges(node))
            continue
        plays = node.plays if isinstance(node, Say) else node.prompt if isinstance(node, Menu) else ()
        first = plays[0] if plays else None
        if not isinstance(first, Play):
            return 0
        least = min(least, _PART * lengths.get(first.clip, 0))
    return round(least, 1) if least >= LEAST else 0
