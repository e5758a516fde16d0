"""打开、关上、离席、回席: a switch is turned between what is said."""

from __future__ import annotations

from ivrc.diagnostics import Span
from ivrc.flow.causes import NEXT
from ivrc.flow.kinds.turn import Turn
from ivrc.flow.nodes import Edge
from ivrc.language.lines.turn import TurnLine
from ivrc.lowering.draft import Draft
from ivrc.lowering.stand_ins import switch as desk_switch
from ivrc.lowering.step import Step
from ivrc.lowering.switches import named


def turn(draft: Draft, name: str, line: TurnLine, following: str, place: Span) -> None:
    """Adds a Turn node."""
    asked = line.name
    switch = desk_switch(draft, asked) if line.desk else named(draft, asked.text, asked.span)
    draft.add(Turn(name, line.span, switch, line.on, Edge(NEXT, following, line.span)))


STEP = Step(TurnLine, turn)
