"""转接: the caller is connected with somebody."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.causes import Words
from ivrc.flow.desk import Desk
from ivrc.flow.form import form
from ivrc.flow.parts import Dials, Edge, NodeId, Reads, Seconds
from ivrc.flow.traits import Traits

TRAITS = Traits(forgets_keys=True, reaches_person=True)


class Transfer(NamedTuple):
    """Dials `destinations` in turn, each for `ring_seconds`; the last one's outcome decides.

    `extension`, when not empty, is the variable that holds the extension to dial instead: it is dialled only if
    the site lists it, and is `unavailable` otherwise. `after` is the way on when the agent has hung up; without
    it the call ends there. `desk` is what whoever is dialled gets to know before the talk.
    """

    id: NodeId
    span: Span
    destinations: tuple[Dials, ...]
    extension: Reads
    ring_seconds: Seconds
    busy: Edge
    no_answer: Edge
    unavailable: Edge
    after: Edge | None
    desk: Annotated[
        Desk | None,
        form(if_any=True, description="What the desk gets to know before it talks with the caller."),
    ] = None

    @property
    def traits(self) -> Traits:
        return TRAITS

    @property
    def does(self) -> Words:
        """What the caller notices of it, speech and keys aside."""
        names = "、".join(self.destinations) or self.extension
        return Words(f"转接“{names}”", f'is transferred to "{names}"')


KIND = Transfer
