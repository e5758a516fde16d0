"""Where a switch is in a call, as a driver needs it: that is where a caller can act."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.flow.graph import values_said
from ivrc.flow.lengths import length_ms
from ivrc.flow.nodes import Hotline
from ivrc.saying.run import LONGEST


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


_SLOW, _PIECE_MS = 2, 2000
"""How much longer a clip may be than its words let expect, and how long a piece of a value is at most."""


def longest_silence_ms(hotline: Hotline) -> int:
    """How long a call may lawfully tell nothing: a message, a ring, a wait, or what it says in one piece, a long value above all."""
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
    spans += (_SLOW * length_ms(clip.text) for clip in hotline.clips.values())
    spans += (LONGEST * _PIECE_MS for _ in values_said(hotline))
    return max(spans)
