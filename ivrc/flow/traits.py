"""What a kind of node is, as far as anybody asks: checks, the generator of covering calls and the verification ask
this and never which kind it is, so that a new kind is understood by what it declares."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.flow.parts import Play


class Traits(NamedTuple):
    """The traits of a kind. Each is false unless the kind says otherwise."""

    passes: bool = False
    """Goes on to its `next` by itself; keys typed meanwhile wait for what follows (docs/semantics.md, rule 3)."""
    speaks: bool = False
    """Plays the words of its own `plays`, if it has any."""
    takes_keys: bool = False
    """Waits for keys and acts on them."""
    chooses: bool = False
    """Takes one of several ways without the caller's act or notice."""
    forgets_keys: bool = False
    """Keys that were typed before it are lost."""
    reaches_person: bool = False
    """Connects the caller with somebody."""
    keeps_message: bool = False
    """Keeps what the caller says."""
    records: bool = False
    """Starts recording the call."""
    at_once: bool = False
    """Takes no time at all."""
    ends: bool = False
    """The call is over here."""
    no_events: bool = False
    """Leaves no event of its own: of it a trace has the arrival, the clips that it plays, and the end of the call."""
    sounds: tuple[Play, ...] = ()
    """What it plays of itself, whatever the source says."""

    @property
    def serves(self) -> bool:
        """Whether the caller has got to somebody, or has left word."""
        return self.reaches_person or self.keeps_message
