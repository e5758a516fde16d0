"""转接: the caller is connected with somebody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.causes import Words
from ivrc.flow.desk import Desk
from ivrc.flow.form import form
from ivrc.flow.parts import Announces, Dials, Edge, NodeId, Reads, Seconds
from ivrc.flow.stand_in import StandIn, chain
from ivrc.flow.traits import Traits

TRAITS = Traits(forgets_keys=True, reaches_person=True)


ONCE, ROTATION, RANDOM = "once", "rotation", "random"
"""How several are dialled that do not always begin with the first: all at once; in turn, from another one at each call; in
turn, from one that is drawn."""


class Transfer(NamedTuple):
    """Dials `destinations` in their `order`, each for `ring_seconds` or, where it has some, for its own of `rings`. In
    turn the last one's outcome decides; at once the outcomes of all (`together`). In rotation and at random they are
    dialled in turn, beginning with one of them, and after the last the first follows.

    `extension`, when not empty, is the variable that holds the extension to dial instead: it is dialled only if
    the site lists it, and is `unavailable` otherwise. `after` is the way on when the agent has hung up; without
    it the call ends there. `desk` is what whoever is dialled gets to know before the talk. `stand_ins` are dialled in the
    place of destinations that are away, and of one another.
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
    order: Annotated[
        str,
        form(
            if_any=True,
            enum=("", ONCE, ROTATION, RANDOM),
            description="How several are dialled; in turn where it is empty.",
        ),
    ] = ""
    rings: Annotated[
        tuple[Seconds, ...],
        form(if_any=True, description="For how long each rings, where that is not the same for all."),
    ] = ()

    before: Annotated[
        tuple[Announces, ...],
        form(
            if_any=True,
            description="What the caller hears before the talk, a clip for each destination in order.",
        ),
    ] = ()

    stand_ins: Annotated[
        tuple[StandIn, ...],
        form(if_any=True, description="Who is dialled in the place of whom, while a switch is on."),
    ] = ()

    late: Annotated[
        tuple[Announces, ...],
        form(
            if_any=True,
            description="What is heard in its place when another telephone has rung in vain, a clip for each of the last destinations.",
        ),
    ] = ()

    def before_of(self, name: str, late: bool = False) -> str:
        """The clip that is heard before the talk with whoever is dialled, empty for none. `late` is whether another telephone
        has rung in vain."""
        if late and (clip := self.late_of(name)):
            return clip
        standing_in = next((each for each in self.stand_ins if each.by == name), None)
        if standing_in:
            return standing_in.before
        return self.before[self.place_of(name)] if self.before else ""

    def late_of(self, name: str) -> str:
        """The clip that is heard in its place when another telephone has rung in vain, empty where there is none."""
        whom = self.destinations[len(self.destinations) - len(self.late) :]
        if name in whom:
            return self.late[whom.index(name)]
        return next((each.late for each in self.stand_ins if each.by == name), "")

    def place_of(self, name: str) -> int:
        """At which place somebody is dialled, for themselves or for one who is away: a person has one, the first being 0."""
        for number, named in enumerate(self.destinations):
            if name == named or any(each.by == name for each in chain(self.stand_ins, named)):
                return number
        return 0

    def ring_of(self, number: int) -> int:
        """For how many seconds the destination of this number rings, the first being 0."""
        return self.rings[number] if number < len(self.rings) else self.ring_seconds

    def seconds_of(self, name: str) -> int:
        """For how many seconds somebody rings who is dialled here, or an extension."""
        return self.ring_of(self.place_of(name))

    @property
    def group(self) -> str:
        """Those who take turns, wherever they are dialled so (docs/semantics.md, rule 41)."""
        return "+".join(self.destinations)

    def beginning(self, first: int) -> tuple[str, ...]:
        """The destinations in the order in which they are dialled that begins with the one of this number."""
        return self.destinations[first:] + self.destinations[:first]

    @property
    def rings_in_all(self) -> int:
        """For how many seconds telephones ring when nobody answers."""
        if self.order == ONCE:
            return self.ring_seconds
        return sum(map(self.ring_of, range(max(1, len(self.destinations)))))

    @property
    def traits(self) -> Traits:
        return TRAITS

    @property
    def does(self) -> Words:
        """What the caller notices of it, speech and keys aside."""
        names = "、".join(self.destinations) or self.extension
        return Words(f"转接“{names}”", f'is transferred to "{names}"')


def together(outcomes: Sequence[str]) -> str:
    """What comes of several that were dialled at once (docs/semantics.md, rule 13)."""
    return next((each for each in ("answered", "no-answer", "busy") if each in outcomes), "unavailable")


BEGIN_ANYWHERE = (ROTATION, RANDOM)
"""The orders that begin with another one from time to time."""

KIND = Transfer
