"""The flow machine's data: a hotline and its nodes.

Its meaning is `docs/semantics.md`; its JSON form is `ivrc/flow/schema.json`. Times are whole milliseconds
unless a name says seconds. Everything is a plain immutable tuple, so that a pass is a function from flow to flow
and two builds of one source give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, NamedTuple, Protocol

from ivrc.diagnostics import Span
from ivrc.flow.causes import Words
from ivrc.flow.days import Calendar
from ivrc.flow.form import form
from ivrc.flow.parts import (
    BEEP,
    KEYS,
    Case,
    Clip,
    Dials,
    Edge,
    Entry,
    Field,
    Heard,
    Keeps,
    NodeId,
    Notes,
    Nth,
    Number,
    Period,
    Piece,
    Play,
    Reads,
    Retry,
    Schedule,
    Sets,
    Speak,
    Spoken,
    Takes,
)
from ivrc.flow.traits import Traits
from ivrc.flow.values import Value

__all__ = (
    "BEEP", "KEYS", "Case", "Clip", "Dials", "Edge", "Entry", "Field", "Heard", "Hotline", "Keeps", "Node", "Notes", "Nth", "Number", "Period", "Piece", "Play", "Reads",
    "Retry", "Schedule", "Sets", "Speak", "Spoken", "Takes", "Value",
)  # fmt: skip


class Node(Protocol):
    """What a node of any kind is: an immutable tuple of fields that its annotations explain. Its kinds are the files in
    `ivrc/flow/kinds`; what is asked of a node, whichever it is, stands here or is found by `graph`."""

    @property
    def id(self) -> str: ...

    @property
    def span(self) -> Span: ...

    @property
    def traits(self) -> Traits:
        """What it is, as far as anybody asks."""

    @property
    def does(self) -> Words:
        """What the caller notices of it, speech and keys aside."""


class Hotline(NamedTuple):
    """A whole flow. `nodes` keeps the order of the source; `start` is where a call begins.

    `fault` is the way taken on a fault (missing audio, a failing application). `notice` is the id of the
    recording notice's clip, empty when nothing is recorded. `zone` is an IANA time zone name. `numbers` are the
    numbers that reach the hotline, digits only.
    """

    name: str
    numbers: tuple[Annotated[str, form(pattern="^[0-9]+$")], ...]
    locale: Annotated[str, form(description="BCP 47.")]
    zone: Annotated[str, form(description="An IANA time zone.")]
    span: Span
    start: NodeId
    fault: Edge
    notice: Annotated[str, form(description="The recording notice's clip, empty when nothing is recorded.")]
    nodes: dict[str, Node]
    clips: dict[str, Clip]
    schedules: dict[str, Schedule]
    values: Annotated[
        dict[str, Value],
        form(description="What the call learns: from keys, its numbers, the site or a service."),
    ]
    calendar: Annotated[Calendar | None, form(if_any=True, description="What its days go by.")] = None
    owners: Annotated[Mapping[str, str], form(published=False)] = MappingProxyType({})
    """Of each node that was made for another the one that the source names."""
    languages: Annotated[
        tuple[Spoken, ...],
        form(if_any=True, description="What it speaks beside `locale`, where a call changes the language."),
    ] = ()
    spoken: Annotated[Mapping[str, Spoken], form(published=False)] = MappingProxyType({})
    """Of each node in another language than the first that language."""
    outbound: Annotated[
        bool,
        form(if_any=True, description="Whether its calls are made, by the rows of a list, and not taken."),
    ] = False

    def owner(self, name: str) -> str:
        """The node of the source that a node belongs to."""
        return self.owners.get(name, name)

    @property
    def faults(self) -> tuple[Edge, ...]:
        """The fault way of every language, that of the first one first."""
        return (self.fault, *(each.fault for each in self.languages)) if self.languages else (self.fault,)

    def fault_at(self, name: str) -> Edge:
        """The way taken on a fault in a node: that of the language which is spoken there (rule 33)."""
        spoken = self.spoken.get(name)
        return spoken.fault if spoken else self.fault

    def locale_at(self, name: str) -> str:
        """The language that is spoken in a node."""
        spoken = self.spoken.get(name)
        return spoken.locale if spoken else self.locale

    @property
    def notices(self) -> tuple[str, ...]:
        """The clips that tell of recording, one for each language that has one."""
        found = (self.notice, *(each.notice for each in self.languages)) if self.languages else (self.notice,)
        return tuple(filter(None, found))
