"""Names in an emitted dialplan that its reader has to know as well: what the text writes, the driver reads.

A variable begins with `IVRC_`, an extension is in small letters, and what a node tells over AMI is a user event.
"""

from __future__ import annotations

KEY = "IVRC_KEY"
"""The key that was typed before the menu that it is for."""
FIRST = "IVRC_FIRST"
SPOKEN = "CHANNEL(language)"
"""The language of a call."""
SPOKEN_BEFORE = "IVRC_LANGUAGE"
"""The language of a call that waits in a queue."""
CALLED = "IVRC_CALLED"
"""The number by which the call came in."""
_OF_ROW = "IVRC_ROW_"
"""Begins the variables in which a call that is made has what its row has."""
BUILD = "IVRC_BUILD"
"""What the build is called that a call came into."""
FAULT = "fault"
"""The extension of every context by which a fault goes."""
FIRST_KEY = "first"
"""Begins the extensions of a first key that was typed before its menu began."""
TYPED_EARLY = "typed"
"""The extension by which a menu takes up a key that waits."""
TIME_IS_OVER, NOT_DONE = "T", "e"
"""Extensions that the switch goes to where a limit of time is over, and where a step was not done."""
APART = "~"
"""Stands between a node's context and what else the node needs."""

BEGIN, TIME_OUT, WRONG, OVER = "s", "t", "i", "h"
"""Extensions that have a meaning for the switch: the beginning, nothing typed, something that is no extension, the end."""

BACKGROUND_STATUS, PLAYBACK_STATUS, PLAY_FAILED = "BACKGROUNDSTATUS", "PLAYBACKSTATUS", "FAILED"
INVALID = "INVALID_EXTEN"
DIAL_STATUS, RECORD_STATUS = "DIALSTATUS", "RECORD_STATUS"
QUEUE_STATUS, MEMBER, MEMBER_NAME = "QUEUESTATUS", "MEMBERINTERFACE", "MEMBERNAME"
DIALED_PEER = "DIALEDPEERNAME"
"""Variables by which the switch says what came of an application."""

WHOM = "IVRC_WHOM"
"""The number of the destination, from 1, with which those begin who take turns or among whom is drawn."""

STATE = "IVRC_STATE"
"""Stands before every key of what calls leave behind. Nothing sets it but a verification, whose calls then keep apart."""


def of_row(variable: str) -> str:
    """The variable in which a call comes with a value of its row, by the one that holds the value."""
    return f"{_OF_ROW}{variable}"
