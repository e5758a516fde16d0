"""What the switch tells of a recording: whether it is a message, whether it lies where it ought to, and what is to be heard
in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ivrc.switches.freeswitch.driver import esl
from ivrc.switches.freeswitch.driver.reading import Reading
from ivrc.switches.freeswitch.text import labels
from ivrc.verify.driver import Kept

MAILBOX = f"Recording-Variable-{labels.MAILBOX}"
"""What an event says of a recording that is a message."""


def lies(event: esl.Event, folder: str, name: str) -> bool:
    """Whether a recording is written into a folder of the text, under a name (a regular expression). What the folder
    begins with may be a variable of the switch."""
    path, known = event.get("Record-File-Path", ""), folder.rpartition("}")[2]
    return re.search(f"{re.escape(known)}/{name}$", path) is not None


def kept(read: Reading, root: Path) -> Iterator[Kept]:
    """The files of a call that lie below a folder. A recording has all that was played from then on; a message nothing,
    for the caller of a verification says nothing."""
    if Path(read.recording).is_relative_to(root):
        ends = len(read.plays) if read.paused_from is None else read.paused_from
        heard = (n for n in range(read.recorded_from, ends) if n not in read.unrecorded)
        yield Kept("recording", Path(read.recording), tuple(read.plays[n] for n in heard))
    for path in filter(lambda each: each.is_relative_to(root), map(Path, read.messages)):
        yield Kept("message", path, ())
