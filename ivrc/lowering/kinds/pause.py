"""停顿: silence between what is said, or before the end of the call."""

from __future__ import annotations

from ivrc.diagnostics import Span
from ivrc.flow.causes import NEXT
from ivrc.flow.kinds.pause import Pause
from ivrc.flow.nodes import Edge
from ivrc.language.lines.pause import PauseLine
from ivrc.lowering.draft import Draft
from ivrc.lowering.settings import bounded
from ivrc.lowering.step import Step

RANGE_MS = (500, 60_000)
"""Shorter is heard as none, longer as a line that is dead."""


def pause(draft: Draft, name: str, line: PauseLine, following: str, place: Span) -> None:
    """Adds a Pause node."""
    ms = bounded(draft, line.ms, RANGE_MS, line.span)
    draft.add(Pause(name, line.span, ms, Edge(NEXT, following, line.span)))


STEP = Step(PauseLine, pause)
