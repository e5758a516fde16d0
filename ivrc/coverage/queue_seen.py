"""What a call covers in a queue, as it is watched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ivrc.flow.kinds.queue import Queue
from ivrc.flow.nodes import Edge
from ivrc.simulate.caller import Typed
from ivrc.simulate.trace import Event


class QueueSeen:
    """`inside` tells whether the call has come to a queue, and to no other node since."""

    def __init__(self) -> None:
        self.inside = self._in_vain = False

    def hears(self, event: Event, events: Sequence[Event]) -> Iterator[str]:
        """What an event, the last of these, shows: who answers, by which key the caller leaves, who ends the talk."""
        what = event.what[0] if event.what else ""
        match event.kind:
            case "goto":
                self.inside = self._in_vain = False
            case "queue":
                self.inside = True
            case _ if not self.inside:
                pass
            case "taken":
                yield what
            case "left" if what == "key":
                yield f"key {events[-2].what[0]}"
            case "left" if self._in_vain:
                yield "another key"
            case "hangup" if what == "agent":
                yield "agent ends"
            case "hangup" if what == "caller":
                yield "caller ends" if events[-2].kind == "taken" else "hangs up"

    def leaves(self, node: object, edge: Edge) -> Iterator[str]:
        """A way on is taken: out of a queue to which the call has not come yet, where a key was pressed before."""
        if isinstance(node, Queue) and not self.inside and any(each.edge is edge for each in node.entries):
            yield f"early {edge.cause.what}"

    def waits(self, done: Typed) -> None:
        """What the caller does while it lasts."""
        self._in_vain = bool(done.keys)
