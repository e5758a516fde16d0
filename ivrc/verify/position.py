"""Where a switch is in a call, as a driver needs it: that is where a caller can act."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.flow.nodes import Hotline


class Position(NamedTuple):
    """Where the switch is. `kind`: `clip` (a clip starts), `wait` (for the first key, or a further one), `dial`,
    `answered`, `queued` (the caller waits for one of `pieces`), `music` (it begins while
    something is waited for), `message` (it is being recorded), `enter` (a node begins), `key` (one arrived), `on` (something else
    runs), `stopped` (a clip or a message, and how the switch calls it), `over`. `pieces` are the clips of a clip that is
    a value, and all who are dialled.
    """

    kind: str
    what: str = ""
    interruptible: bool = False
    limit_ms: int = 0
    first: bool = False
    pieces: tuple[str, ...] = ()


def longest_silence_ms(hotline: Hotline) -> int:
    """How long a call may lawfully tell nothing: a message, a ring, a wait."""
    spans = [0]
    for node in hotline.nodes.values():
        for field, factor in (
            ("first_key_ms", 1),
            ("inter_key_ms", 1),
            ("ring_seconds", 1000),
            ("longest_seconds", 1000),
            ("max_seconds", 1000),
            ("ms", 1),
        ):
            spans.append(int(getattr(node, field, 0)) * factor)
    return max(spans)
