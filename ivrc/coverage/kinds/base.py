"""What every kind of node says about being covered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from ivrc.coverage.feature import Feature
from ivrc.coverage.menu_steps import MenuSteps
from ivrc.coverage.route import State, Step
from ivrc.flow.nodes import Edge, Heard, Hotline

NodeT = TypeVar("NodeT")


class Faults(Protocol):
    """What a search knows that the steps of a node depend on: which clip is missing, which value cannot be said, whether calls
    have no calling number."""

    hotline: Hotline
    withheld: bool
    menus: MenuSteps

    def stopped(
        self, state: State, playings: Sequence[Heard], waits: tuple[str, ...] = ()
    ) -> list[Step] | None: ...

    def fault(self, state: State, waits: tuple[str, ...] = ()) -> Iterator[Step]: ...


def heard_then(search: Faults, state: State, playings: Sequence[Heard], way: Edge) -> Iterator[Step]:
    """What comes of playings behind which there is one way on."""
    stopped = search.stopped(state, playings)
    yield from (Step(state.node, way),) if stopped is None else stopped


def _nothing(hotline: Hotline, node: object) -> Iterator[Feature]:
    return iter(())


def _silent(node: object) -> Iterator[tuple[str, tuple[Heard, ...]]]:
    return iter(())


class Kind(NamedTuple, Generic[NodeT]):
    """Of a kind of node: `steps`, its ways out from a state, each with what brings it about; `features`, what besides
    its ways a switch can get wrong about it; `says`, its playings by the kind of place in it that they stand at, without
    what it never comes to."""

    steps: Callable[[Faults, State, NodeT], Iterator[Step]]
    features: Callable[[Hotline, NodeT], Iterator[Feature]] = _nothing
    says: Callable[[NodeT], Iterator[tuple[str, tuple[Heard, ...]]]] = _silent
