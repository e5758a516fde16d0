"""The tone before a caller may speak."""

from __future__ import annotations

from ivrc.speech.spoken import Sound

HERTZ = 1000
SECONDS = 0.4
VERSION = f"{HERTZ} Hz {SECONDS} s"


def sound() -> Sound:
    """A pure tone of 1 kHz for 0.4 s, whatever the engine."""
    from ivrc.speech.sine import tone

    return tone((HERTZ,), SECONDS)
