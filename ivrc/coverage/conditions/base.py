"""What every condition of a branch says about being covered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from ivrc.flow.nodes import Hotline

ConditionT = TypeVar("ConditionT")


def _never(hotline: Hotline, condition: object) -> Iterator[int]:
    return iter(())


class Asks(NamedTuple, Generic[ConditionT]):
    """Of a condition that does not go by the clock: `what` it asks, such as a value by its name; whether it is `true_of`
    something; and what is `near`, just so or just not so, such as is tried of a switch."""

    what: Callable[[ConditionT], str]
    true_of: Callable[[ConditionT, str], bool]
    near: Callable[[ConditionT, Iterable[int]], Iterator[str]]
    """Of these lengths."""


class Condition(NamedTuple, Generic[ConditionT]):
    """Of a condition that goes by the clock: `changes`, the minutes since Monday 0:00 at which it may begin or cease to hold,
    and `daily`, those of any day. Which days it asks, is found by its fields (`coverage.days`). Of every other one: `asks`."""

    changes: Callable[[Hotline, ConditionT], Iterator[int]] = _never
    daily: Callable[[Hotline, ConditionT], Iterator[int]] = _never
    asks: Asks[ConditionT] | None = None
