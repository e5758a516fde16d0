"""What every switch's driver offers: calls are placed one by one or many at once, and each gives its trace.

A driver asks the caller of a call what the simulator would ask (`ivrc.simulate.caller`), at the moment when the
switch is there: a clip starts, a wait begins, a destination is called. So a key is typed at a place in the flow and
never at a time of the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from ivrc.diagnostics import Diagnostic
from ivrc.flow.nodes import Hotline
from ivrc.simulate.caller import Caller, Circumstances
from ivrc.simulate.trace import Event
from ivrc.simulate.world import World
from ivrc.verify.pace import Pulse


class Unable(Exception):
    """The verification cannot begin; the diagnostic says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.en)
        self.diagnostic = diagnostic


class Placed(NamedTuple):
    """A call to make: its name in a report, and the two halves of it. `caller` is asked once only: give a fresh one.

    `clock` is what the clock shows whenever a branch is entered, one after the other (seconds since 1970): a minute
    of opening hours begins at a sharp edge, and a switch's clips and keys are not sharp. Where it ends, and without it,
    the clock stands at `given.start`.
    """

    name: str
    hotline: Hotline
    caller: Caller
    given: Circumstances
    clock: tuple[float, ...] = ()


Enough = Callable[[Sequence[Event]], bool]
"""Whether a trace so far is all that is asked of a call."""


def never(trace: Sequence[Event]) -> bool:
    """It goes on to its end."""
    return False


class Wait(NamedTuple):
    """A time that passed, in the switch's own: `what` is `first key`, `inter-key`, `ring`, `message` or `pause`; `clip`,
    played to its end; `talk`; `told`, the length of a message as the switch tells it; or `step`, which ought to take none
    and is told only where it does. `grain_ms` is by how
    much the switch may end it early, where it counts so coarsely and its target's page says so, `slack_ms` by how much
    it may be late beyond what every time-out may be."""

    node: str
    what: str
    due_ms: int
    took_ms: int
    grain_ms: int = 0
    slack_ms: int = 0


class Played(NamedTuple):
    """A clip that began to play, and whether it was stopped before its end. Those that count as not played because a
    waiting key stopped them at once (rule 4) are among them."""

    clip: str
    cut: bool


class Step(NamedTuple):
    """A place in the text of a switch that has one to come to step by step, by its names."""

    context: str
    extension: str
    priority: int


class Kept(NamedTuple):
    """A file that a call leaves behind: its `recording`, a `message`, what a `desk` heard, or one that is `named` where a
    message is told and is not the call's; where it ought to lie, and what is to be heard in it."""

    what: str
    path: Path
    plays: tuple[Played, ...]


class Driven(NamedTuple):
    """What came of a call. `recording` is what the caller heard, 8 kHz A-law without a header; `steps` are the places of
    the switch's text that the call came to, as far as the switch tells; `kept` are the files that it leaves behind, and
    `records` the lines by which its record was told (None where the switch tells none); `world` is what the switch holds when
    the call is over (None where the hotline leaves nothing behind).

    `trouble` is empty, or why the call says nothing about the hotline: `late` (a key could not be typed where the
    caller would have), `parted` (its trace was enough, and it was ended), `refused` (the switch took no more channels at that moment), `stuck` (the switch did nothing for too long), `gone` (the switch went away).
    """

    trace: tuple[Event, ...]
    waits: tuple[Wait, ...] = ()
    plays: tuple[Played, ...] = ()
    recording: Path | None = None
    trouble: str = ""
    steps: tuple[Step, ...] = ()
    kept: tuple[Kept, ...] = ()
    records: tuple[str, ...] | None = None
    world: World | None = None


class Driver(Protocol):
    """A switch that holds the hotlines. Calls may be placed many at once."""

    title: str
    """The switch and its version, as a report names it."""
    speed: float
    """How many times as fast as real time it lives."""

    @property
    def pulse(self) -> Pulse:
        """How late it is."""
        ...

    async def place(self, call: Placed) -> Driven:
        """Drives a call to its end. Does not raise for what the switch does."""
        ...

    async def at(self, speed: float) -> Driver | None:
        """The same hotlines at another pace, None where the pace is the switch's own affair."""
        ...
