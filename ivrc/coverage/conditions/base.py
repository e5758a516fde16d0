"""What every condition of a branch says about being covered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, NamedTuple, TypeVar

from ivrc.flow.nodes import Hotline

ConditionT = TypeVar("ConditionT")


def _never(hotline: Hotline, condition: object) -> Iterator[int]:
    return iter(())


class Condition(NamedTuple, Generic[ConditionT]):
    """Of a condition: `changes`, the minutes since Monday 0:00 at which it may begin or cease to hold, and `daily`, those of
    any day. Which days it asks, is found by its fields (`coverage.days`)."""

    changes: Callable[[Hotline, ConditionT], Iterator[int]] = _never
    daily: Callable[[Hotline, ConditionT], Iterator[int]] = _never
