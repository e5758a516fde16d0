"""The words of a tape, which the text punches, the machine obeys, and the driver reads."""

from __future__ import annotations

NODE, PLAY, STOPPABLE, THROUGH = "NODE", "PLAY", "stoppable", "through"
ENTRY, WAITS, SILENCE, WRONG, AGAIN = "ENTRY", "WAITS", "SILENCE", "WRONG", "AGAIN"
DIAL, BUSY, NO_ANSWER, UNAVAILABLE, AFTER = "DIAL", "BUSY", "NO-ANSWER", "UNAVAILABLE", "AFTER"
GO, START, FAULT = "GO", "START", "FAULT"
SAY, MENU, TRANSFER, HANGUP = "say", "menu", "transfer", "hangup"
"""The kinds of node on a tape."""
