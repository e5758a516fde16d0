"""排队: the caller waits, with music, until one of several answers."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.causes import Words
from ivrc.flow.form import form
from ivrc.flow.kinds.transfer import ONCE, RANDOM, ROTATION
from ivrc.flow.parts import Announces, Dials, Edge, Entry, NodeId, Seconds
from ivrc.flow.traits import Traits

TRAITS = Traits(takes_keys=True, reaches_person=True)


class Between(NamedTuple):
    """What is said between the music, at most once in `every_seconds`: one clip for everybody, or one for each place in the
    queue."""

    every_seconds: Seconds
    clips: tuple[Announces, ...]

    @property
    def of_places(self) -> bool:
        """Whether callers are told their places."""
        return len(self.clips) > 1


class Queue(NamedTuple):
    """Callers wait in the order in which they come, hear `music`, and are given to the first of the `agents` who answers. Each
    is called for `ring_seconds`, in their `order`, again and again, for at most `longest_seconds`. A key of the `entries`
    leaves the queue. `most` callers can wait, or any number where it is 0. `after` is the way on when the agent has
    hung up; without it the call ends there.
    """

    id: NodeId
    span: Span
    agents: tuple[Dials, ...]
    order: Annotated[str, form(enum=("", ONCE, ROTATION, RANDOM), description="In turn where it is empty.")]
    ring_seconds: Seconds
    longest_seconds: Seconds
    most: Annotated[int, form(minimum=0, description="How many can wait, 0 for any number.")]
    music: Annotated[str, form(description="What is heard, by the switch's name; empty for its usual one.")]
    entries: tuple[Entry, ...]
    too_long: Edge
    no_agents: Edge
    full: Edge | None
    after: Edge | None
    between: Annotated[Between | None, form(if_any=True, description="What is said between the music.")] = (
        None
    )

    @property
    def traits(self) -> Traits:
        return TRAITS

    @property
    def does(self) -> Words:
        """What the caller notices of it, speech and keys aside."""
        return Words(f"排队等“{'、'.join(self.agents)}”", f'waits for "{", ".join(self.agents)}"')


FULL, NO_AGENTS = "full", "no-agents"
"""How a queue may be as a call comes to it, beside open to it."""

KIND = Queue
