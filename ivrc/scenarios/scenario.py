"""A scenario as it was read: a call, and what is expected of it."""

from __future__ import annotations

from typing import Any, NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.nodes import Hotline
from ivrc.scenarios.expect import Expectation
from ivrc.simulate.caller import Circumstances
from ivrc.simulate.plan import Call
from ivrc.simulate.world import World
from ivrc.yamlfile import Marks


class File(NamedTuple):
    """A scenario file as read. `value` is None where it could not be."""

    name: str
    value: Any
    marks: Marks | None
    text: str


class Line(NamedTuple):
    """A line of `expect`: its words, where it stands, and the events that it means."""

    words: str
    span: Span
    events: tuple[Expectation, ...]


class Scenario(NamedTuple):
    """A call, and what is expected of it; `leaves` is the world when it is over, as far as that is told. `span` is where the scenario
    begins."""

    name: str
    span: Span
    hotline: Hotline
    call: Call
    given: Circumstances
    expected: tuple[Line, ...]
    unexpected: tuple[Line, ...]
    exact: bool
    leaves: World | None = None
    tells_on: bool = False
    tells_listed: bool = False
    tells_turn: bool = False
    tells_away: bool = False
