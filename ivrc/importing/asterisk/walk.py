"""A dialplan is walked as calls go through it: every place that a call can come to becomes a node, once for all that the
dialplan knows there (a counter that stands at 2 is another place than one at 1)."""

from __future__ import annotations

from dataclasses import dataclass, field

from ivrc.importing import told
from ivrc.importing.asterisk.conf import Step
from ivrc.importing.asterisk.patterns import find
from ivrc.importing.asterisk.place import Position
from ivrc.importing.asterisk.reading import Reading, spelt
from ivrc.importing.asterisk.routes import ROUTES
from ivrc.importing.model import HANG_UP, Unknown, Where

MOST = 2000
"""Places after which a dialplan is given up: it counts something without end."""

NOTHING_HEARD = frozenset(
    [
        "answer",
        "noop",
        "verbose",
        "log",
        "dumpchan",
        "progress",
        "proceeding",
        "ringing",
        "resetcdr",
        "nocdr",
        "userevent",
        "celgenuserevent",
        "setamaflags",
        "return",
        "macroexit",
        "stopplaytones",
    ]
)
"""Applications that a caller does not notice and that go on to the next priority."""

HEARD_NOTHING_OF = frozenset(
    [
        "mixmonitor",
        "stopmixmonitor",
        "monitor",
        "stopmonitor",
        "saydigits",
        "saynumber",
        "sayalpha",
        "sayphonetic",
        "sayunixtime",
        "datetime",
        "setmusiconhold",
        "sipaddheader",
        "system",
        "trysystem",
        "festival",
        "flite",
        "senddtmf",
        "setcallerpres",
        "playtones",
    ]
)
"""Applications that go on to the next priority and do what a menu file says otherwise or cannot say: they are told."""

_STEPS = 10_000
"""After so many steps that a caller does not notice a dialplan is taken to count without end."""


@dataclass
class Walk(Reading):
    """A dialplan, the places that calls came to, and those whose node is still to be made."""

    places: dict[Position, int] = field(default_factory=dict)
    todo: list[Position] = field(default_factory=list)

    def whither(self, position: Position | None) -> Where:
        """The node that a call comes to from a place: past all that callers do not notice."""
        seen: set[Position] = set()
        while position is not None and position not in seen and len(seen) < _STEPS:
            seen.add(position)
            if self.outside(position.at.context):
                return self._node(position)
            step = self.step(position)
            if step is None:
                position = self._back(position)
            elif step.application in ROUTES or step.application in NOTHING_HEARD | HEARD_NOTHING_OF:
                moved = self._passed(position, step)
                if isinstance(moved, Unknown):
                    return moved
                position = moved
            elif step.application in ("hangup", "busy", "congestion"):
                return HANG_UP
            else:
                return self._node(position)
        return HANG_UP

    def _node(self, position: Position) -> int:
        place = self.places.get(position)
        if place is None:
            place = self.places[position] = len(self.places) + 1
            self.made.named[place] = _name(self, position)
            self.todo.append(position)
        return place

    def _back(self, position: Position) -> Position | None:
        """Where a routine returns to; the end of the call behind the last priority."""
        if not position.back:
            return None
        *rest, last = position.back
        return Position(last, position.values, tuple(rest))

    def _passed(self, position: Position, step: Step) -> Position | Unknown | None:
        if step.application in HEARD_NOTHING_OF:
            self.lose(told.not_imported(step.line, spelt(step)))
            return position.next()
        if step.application in ("return", "macroexit"):
            return self._back(position)
        if step.application == "answer":
            return self._answered(position.next())
        if step.application in NOTHING_HEARD:
            return position.next()
        return ROUTES[step.application](self, position, step)

    def _answered(self, position: Position) -> Position:
        for name, value in (("CDR(disposition)", "ANSWERED"), ("CHANNEL(state)", "Up")):
            if self.asks_whether_answered:
                position = position.knowing(name, value)
        return position


def _name(walk: Walk, position: Position) -> str:
    """What a place is called: its label, else its context, with the extension where that is no `s`."""
    found = find(walk.dialplan, position.at.context, position.at.pattern)
    labels = {priority: label for label, priority in found[2].labels.items()} if found else {}
    pattern = position.at.pattern.strip("_")
    return labels.get(position.at.priority) or (
        position.at.context if pattern == "s" else f"{position.at.context}-{pattern}"
    )
