"""The trace of a call: its events, in order (docs/semantics.md, "The trace")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

FIELDS: Mapping[str, tuple[str, ...]] = {
    "answer": (),
    "goto": ("node",),
    "play": ("clip",),
    "interrupted": (),
    "key": ("key",),
    "set": ("name", "value"),
    "silence": (),
    "wrong": ("keys",),
    "record": ("what",),
    "pause": ("seconds",),
    "dial": ("destination",),
    "outcome": ("outcome",),
    "message": ("mailbox", "seconds"),
    "fault": ("what",),
    "hangup": ("who",),
}
"""Every kind of event with the names of what it carries."""


class Event(NamedTuple):
    """One event. `at_ms` counts from the answer, in the call's own (virtual) time; `node` is where it happened."""

    at_ms: int
    kind: str
    what: tuple[str, ...] = ()
    node: str = ""

    def __str__(self) -> str:
        return " ".join((self.kind, *self.what))

    def same_as(self, other: Event) -> bool:
        """Equality as docs/semantics.md has it: without times, and without a message's length."""
        if self.kind == "message":
            return other.kind == "message" and self.what[:1] == other.what[:1]
        return (self.kind, self.what) == (other.kind, other.what)

    def as_dict(self) -> dict[str, object]:
        """For JSON: `{"at": 1.25, "event": "play", "node": "欢迎", "clip": …}`, seconds."""
        named = dict(zip(FIELDS[self.kind], self.what, strict=True))
        return {"at": self.at_ms / 1000, "event": self.kind, "in": self.node, **named}
