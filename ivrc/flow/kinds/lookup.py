"""查询、提交: a service outside is asked, and its answer decides the way."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.causes import Words
from ivrc.flow.form import form
from ivrc.flow.parts import Edge, Field, NodeId, Seconds, Sets
from ivrc.flow.traits import Traits

TRAITS = Traits(forgets_keys=True)


class Found(NamedTuple):
    """What the answer has to bring, by the names of its values, and the way on when it did."""

    names: tuple[Sets, ...]
    edge: Edge


class Lookup(NamedTuple):
    """Sends fields to a service and waits for its answer, for at most `longest_seconds`, with `music` or, where it is empty,
    in silence. `none` is taken where there is no such record; a post has no such way."""

    id: NodeId
    span: Span
    service: Annotated[str, form(minLength=1)]
    sends: tuple[Field, ...]
    longest_seconds: Seconds
    music: Annotated[str, form(description="What is heard, by the switch's name; silence where it is empty.")]
    found: Found
    none: Annotated[Edge | None, form(if_any=True)]
    failed: Edge
    timed_out: Edge

    @property
    def traits(self) -> Traits:
        return TRAITS

    @property
    def does(self) -> Words:
        """What the caller notices of it, speech and keys aside."""
        return Words(f"问“{self.service}”", f'asks "{self.service}"')


FOUND, NONE, FAILED, TIMED_OUT = "found", "none", "failed", "timeout"
"""What comes of asking."""

KIND = Lookup
