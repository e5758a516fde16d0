"""The trace of a call: its events, in order (docs/semantics.md, "The trace")."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.simulate.events import EVENTS


class Event(NamedTuple):
    """One event. `at_ms` counts from the answer, in the call's own (virtual) time; `node` is where it happened."""

    at_ms: int
    kind: str
    what: tuple[str, ...] = ()
    node: str = ""

    def __str__(self) -> str:
        return " ".join((self.kind, *self.what))

    def same_as(self, other: Event) -> bool:
        """Equality as docs/semantics.md has it: without times, and without the fields that its kind leaves out."""
        if self.kind != other.kind:
            return False
        kind = EVENTS[self.kind]
        return kind.compared(self.what) == kind.compared(other.what)

    def as_dict(self) -> dict[str, object]:
        """For JSON: `{"at": 1.25, "event": "play", "node": "欢迎", "clip": …}`, seconds."""
        named = dict(zip(EVENTS[self.kind].fields, self.what, strict=True))
        return {"at": self.at_ms / 1000, "event": self.kind, "in": self.node, **named}
