"""The steps of a caller as `ivrc call --keys` and scenarios have them: `2-[-1]0.`

Outside brackets there is one step for each wait: a key, `-` to let a time-out pass, `.` to hang up. Brackets are one step in
what is heard next: each `-` lets a clip be heard, then come the keys that are typed in one go, or `.`, in the clip after.
"""

from __future__ import annotations

from ivrc.regex import regex

PASS, HANG_UP = "-", "."
FORM = regex(r"(?:[-0-9*#.]|\[-*(?:[0-9*#]+\.?|\.)\])*")
"""What all of it may be."""


def at_wait(steps: str) -> tuple[str, str]:
    """What is done at a wait, and the steps that are left. Where a clip comes first it is nothing."""
    if not steps or steps.startswith("["):
        return PASS, steps
    return steps[0], steps[1:]


def in_clip(steps: str) -> tuple[str, str]:
    """What is done while a clip plays, keys or `.` or both, and the steps that are left."""
    if not steps.startswith("["):
        return PASS, steps
    if steps.startswith(f"[{PASS}"):
        return PASS, "[" + steps[2:]
    act, _, left = steps[1:].partition("]")
    return act, left
