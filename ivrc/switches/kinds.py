"""What a switch does with each kind of node: a table for its text, one for its driver. A kind of which the text's has nothing
is refused. A switch that has a folder for its kinds has its tables from there, one in a single file says them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any, Generic, TypeVar

from ivrc.flow.kinds import TRAITS, of_those

PlanT = TypeVar("PlanT")
SaidT = TypeVar("SaidT")
NodeT = TypeVar("NodeT")
ReaderT = TypeVar("ReaderT")


class Kinds(Generic[PlanT, SaidT]):
    """The kinds of node that a switch can say, and how: `kinds(plan, node)` is the node in the switch's words, with what
    the parts of one emitted hotline share in `plan`."""

    def __init__(self, by_kind: Mapping[type, Callable[[PlanT, Any], SaidT]] = {}) -> None:
        self._by_kind = by_kind
        self._own: dict[type, Callable[[PlanT, Any], SaidT]] = {}

    def says(self, kind: type[NodeT], say: Callable[[PlanT, NodeT], SaidT]) -> Kinds[PlanT, SaidT]:
        """The table with one kind more. Raises ValueError for one that it has."""
        if kind in self:
            raise ValueError(kind.__name__)
        self._own[kind] = say
        return self

    def __contains__(self, kind: object) -> bool:
        return kind in self._own or kind in self._by_kind

    def __iter__(self) -> Iterator[type]:
        return chain(self._by_kind, self._own)

    def __call__(self, plan: PlanT, node: object) -> SaidT:
        """Raises KeyError for a kind that is not in the table: `admit` has refused those."""
        kind = type(node)
        say = self._own[kind] if kind in self._own else self._by_kind[kind]
        return say(plan, node)


def readers(package: str, nothing: ReaderT) -> dict[type, ReaderT]:
    """What a driver reads of each kind: the `READER` of its file. A kind that leaves no events of its own needs none, and
    has `nothing`."""
    silent = (kind for kind, traits in TRAITS.items() if traits.no_events)
    return dict.fromkeys(silent, nothing) | dict(of_those(package, "READER"))
