"""Where a switch is in a call, as a driver needs it: that is where a caller can act."""

from __future__ import annotations

from typing import NamedTuple


class Moment(NamedTuple):
    """Where the switch is. `kind`: `clip` (a clip starts), `wait` (for the first key, or a further one), `dial`,
    `answered`, `message` (it is being recorded), `enter` (a node begins), `key` (one arrived), `on` (something else
    runs), `stopped` (a clip or a message, and how the switch calls it), `over`.
    """

    kind: str
    what: str = ""
    interruptible: bool = False
    limit_ms: int = 0
    first: bool = False
