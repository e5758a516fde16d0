"""A condition of a branch in the words of Asterisk, one a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from ivrc.flow.conditions import of_those
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import Step


class Emit(Protocol):
    """The steps that go on at `way_on` where the condition holds, and else to the step behind them."""

    def __call__(self, plan: Plan, condition: Any, way_on: str) -> Iterable[Step]: ...


CONDITIONS: Mapping[type, Emit] = of_those(__name__, "emit")
