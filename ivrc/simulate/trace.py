"""The trace of a call: its events, in order (docs/semantics.md, "The trace")."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.simulate.events import events

CALLER = "caller"
"""The leg of whoever called."""


class Event(NamedTuple):
    """One event. `at_ms` counts from the answer, in the call's own (virtual) time; `node` is where it happened.

    `leg` is whose ear it is for: the caller's, or another party's. An `ambient` one, such as the music of a queue, may
    happen any number of times between others.
    """

    at_ms: int
    kind: str
    what: tuple[str, ...] = ()
    node: str = ""
    leg: str = CALLER
    ambient: bool = False

    def __str__(self) -> str:
        told = " ".join((self.kind, *self.what))
        return told if self.leg == CALLER else f"{self.leg}: {told}"

    def same_as(self, other: Event) -> bool:
        """Equality as docs/semantics.md has it: without times, and without the fields that its kind leaves out."""
        if (self.kind, self.leg, self.ambient) != (other.kind, other.leg, other.ambient):
            return False
        kind = events()[self.kind]
        return kind.compared(self.what) == kind.compared(other.what)

    def noticed(self) -> bool:
        """Whether anybody in a call is aware of it."""
        return not events()[self.kind].unnoticed

    def as_dict(self) -> dict[str, object]:
        """For JSON: `{"at": 1.25, "event": "play", "node": "欢迎", "clip": …}`, seconds. `leg` and `ambient` stand
        there where they are not as usual."""
        told: dict[str, object] = {"at": self.at_ms / 1000, "event": self.kind, "in": self.node}
        told |= zip(events()[self.kind].fields, self.what, strict=True)
        if self.leg != CALLER:
            told["leg"] = self.leg
        if self.ambient:
            told["ambient"] = True
        return told
