"""菜单: a prompt, and keys that a caller can type."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.causes import UNNOTICED, Words
from ivrc.flow.parts import Entry, Heard, Ms, NodeId, Number, Retry
from ivrc.flow.traits import Traits

TRAITS = Traits(takes_keys=True)


class Menu(NamedTuple):
    """Plays its prompt, then waits `first_key_ms` for a key and `inter_key_ms` between the keys of one entry."""

    id: NodeId
    span: Span
    prompt: tuple[Heard, ...]
    entries: tuple[Entry | Number, ...]
    first_key_ms: Ms
    inter_key_ms: Ms
    silence: Retry
    wrong: Retry

    @property
    def traits(self) -> Traits:
        return TRAITS

    @property
    def does(self) -> Words:
        """What the caller notices of it, speech and keys aside."""
        return UNNOTICED


KIND = Menu
