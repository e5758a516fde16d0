"""How long what is heard takes, where nobody has spoken it yet."""

from __future__ import annotations

BEEP_MS = 400


def length_ms(text: str) -> int:
    """How long words take to speak, before they have been spoken: a fifth of a second a character, and a breath."""
    return 400 + 200 * len(text)
