"""录音: the call is recorded from here on."""

from __future__ import annotations

from ivrc.diagnostics import Span
from ivrc.flow.causes import NEXT
from ivrc.flow.kinds.record import Record
from ivrc.flow.nodes import Edge
from ivrc.language.lines.record import RecordLine
from ivrc.lowering.draft import Draft
from ivrc.lowering.step import Step


def record(draft: Draft, name: str, following: str, span: Span, way: Span) -> str:
    """Adds a Record node; `way` is where its way on is written."""
    return draft.add(Record(name, span, Edge(NEXT, following, way)))


def _between(draft: Draft, name: str, line: RecordLine, following: str, place: Span) -> None:
    record(draft, name, following, place, place)


STEP = Step(RecordLine, _between)
