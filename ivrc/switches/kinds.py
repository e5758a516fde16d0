"""What a switch does with each kind of node: one table, one function a kind. A kind that is not in it is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

PlanT = TypeVar("PlanT")
SaidT = TypeVar("SaidT")
NodeT = TypeVar("NodeT")


class Kinds(Generic[PlanT, SaidT]):
    """The kinds of node that a switch can say, and how: `kinds(plan, node)` is the node in the switch's words, with what
    the parts of one emitted hotline share in `plan`."""

    def __init__(self) -> None:
        self._by_kind: dict[type, Callable[[PlanT, Any], SaidT]] = {}

    def says(self, kind: type[NodeT], say: Callable[[PlanT, NodeT], SaidT]) -> Kinds[PlanT, SaidT]:
        """The table with one kind more. Raises ValueError for one that it has."""
        if kind in self._by_kind:
            raise ValueError(kind.__name__)
        self._by_kind[kind] = say
        return self

    def __iter__(self) -> Iterator[type]:
        return iter(self._by_kind)

    def __call__(self, plan: PlanT, node: object) -> SaidT:
        """Raises KeyError for a kind that is not in the table: `admit` has refused those."""
        return self._by_kind[type(node)](plan, node)
