"""What making calls asks of a switch: that a telephone rings, and that whoever answers comes into the hotline."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, NamedTuple, Protocol

from ivrc.flow.nodes import Hotline
from ivrc.outbound import Outbound
from ivrc.site import Site
from ivrc.verify.options import Option

OVER = "over"
"""That a call has ended which was answered."""


class Wanted(NamedTuple):
    """The hotline that is to be called by, at its site, and what the site allows."""

    hotline: Hotline
    site: Site
    outbound: Outbound


class Call(NamedTuple):
    """A call that is to be placed: a name that no other call has, the number, and the values of its row."""

    id: str
    number: str
    values: Mapping[str, str]


class Told(NamedTuple):
    """What comes of a call: an outcome, or that it is OVER. `cause` is the code by ITU-T Q.850, 0 where there is none."""

    id: str
    what: str
    cause: int = 0


class Line(Protocol):
    """A switch that places calls. Each raises Unable where the switch goes away or does not let us."""

    async def place(self, call: Call) -> None:
        """Has a telephone ring."""

    async def next(self, seconds: float | None) -> Told | None:
        """The next that comes of a call; None where nothing does in that time."""

    async def going_on(self, ids: Sequence[str]) -> Mapping[str, bool]:
        """Which of the calls, which somebody else has placed, are still there, and whether they are answered. They are told of from now
        on."""


class Placing(NamedTuple):
    """How a switch is reached that calls, and the options by which a command says where it is."""

    reach: Callable[[Wanted, Mapping[str, Any]], AbstractAsyncContextManager[Line]]
    options: Sequence[Option] = ()
