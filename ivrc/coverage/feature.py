"""What a call can cover, and what is seen of one that was run."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.flow.causes import Cause
from ivrc.simulate.caller import Typed
from ivrc.simulate.trace import Event

NO_CAUSE = Cause("")
NOT_ENDED = ("", NO_CAUSE)


class Feature(NamedTuple):
    """Something that a call can cover, such as an edge (`way`, its node and its cause) or a hang-up in a wait
    (`hangs up`, `wait`).

    `what` is a clip, a place or a manner, as the kind has it; `cause` is the one of the edge that it is about; `number`
    is the minute of the day of a `clock`, and which destination an `outcome` is of, 0 where none is called.
    """

    kind: str
    node: str
    what: str = ""
    cause: Cause = NO_CAUSE
    number: int | None = None

    def as_dict(self) -> dict[str, str]:
        """For JSON, where what it is about is one text."""
        parts = ("" if self.number is None else str(self.number), self.what, str(self.cause))
        return {"kind": self.kind, "node": self.node, "what": " ".join(filter(None, parts))}


class Ask(NamedTuple):
    """A question that the caller was asked: during a clip (its k-th playing), or in a wait (`clip` empty)."""

    event: int
    node: str
    clip: str
    playing: int
    stops: bool
    act: Typed
    length_ms: int


class Seen(NamedTuple):
    """A call that was run: its events, the features that it covers in the order met, and what the caller was asked:
    the clips and first waits."""

    events: list[Event]
    features: dict[Feature, None]
    asks: list[Ask]
