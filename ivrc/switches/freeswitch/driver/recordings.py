"""What the switch tells of a recording: whether it is a message, and whether it lies where it ought to."""

from __future__ import annotations

import re

from ivrc.switches.freeswitch.driver import esl
from ivrc.switches.freeswitch.text import labels

MAILBOX = f"Recording-Variable-{labels.MAILBOX}"
"""What an event says of a recording that is a message."""


def lies(event: esl.Event, folder: str, name: str) -> bool:
    """Whether a recording is written into a folder of the text, under a name (a regular expression). What the folder
    begins with may be a variable of the switch."""
    path, known = event.get("Record-File-Path", ""), folder.rpartition("}")[2]
    return re.search(f"{re.escape(known)}/{name}$", path) is not None
