"""A condition of a branch in the words of FreeSWITCH, one a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from ivrc.flow.conditions import of_those
from ivrc.flow.nodes import Edge
from ivrc.switches.freeswitch.text.plan import Plan


class Emit(Protocol):
    """The extensions that take the way where the condition holds. `<regex>` with conditions inside would not do: where none
    of them holds, the switch takes the extension as found and stops looking."""

    def __call__(self, plan: Plan, condition: Any, way: Edge) -> Iterable[str]: ...


CONDITIONS: Mapping[type, Emit] = of_those(__name__, "emit")
