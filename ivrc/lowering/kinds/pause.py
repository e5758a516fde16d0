"""停顿: silence between what is said, or before the end of the call."""

from __future__ import annotations

from ivrc.flow.causes import NEXT
from ivrc.flow.kinds.pause import Pause
from ivrc.flow.nodes import Edge
from ivrc.language import tree
from ivrc.lowering.draft import Draft
from ivrc.lowering.settings import PAUSE_RANGE_MS, bounded


def pause(draft: Draft, name: str, line: tree.PauseLine, following: str) -> str:
    """Adds a Pause node."""
    ms = bounded(draft, line.ms, PAUSE_RANGE_MS, line.span)
    return draft.add(Pause(name, line.span, ms, Edge(NEXT, following, line.span)))
