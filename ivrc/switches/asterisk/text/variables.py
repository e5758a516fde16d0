"""What is noted down of a call on Asterisk as it goes: the variables of the channel that its record is made of."""

from __future__ import annotations

from ivrc.switches.asterisk.text import labels

START, PATH, PLACE, PLACES = "IVRC_START", "IVRC_PATH", "IVRC_PLACE", "IVRC_PLACES"
OPTION, NOTICE, ENDED, FAULTS = "IVRC_OPTION", "IVRC_NOTICE", "IVRC_ENDED", "IVRC_FAULTS"
WHO, DIALLED_AT, WAITED, BY, LOST = "IVRC_WHO", "IVRC_DIALLED", "IVRC_WAITED", "IVRC_BY", "IVRC_LOST"
MESSAGES, NOTES, NOTED, SURVEY = "IVRC_MESSAGES", "IVRC_NOTES", "IVRC_NOTED", "IVRC_SURVEY"
TELLS, OUTCOME, CALLER, NOW, HELD = "IVRC_TELLS", "IVRC_OUTCOME", "IVRC_CALLER", "IVRC_NOW", "IVRC_HELD"
RECORDED = "IVRC_RECORDED"
SERVICE, TOOK, SERVICES, SERVED = "IVRC_SERVICE", "IVRC_TOOK", "IVRC_SERVICES", "IVRC_SERVED"
CALL, ANSWERED = "IVRC_CALL", "SHARED(IVRC_ANSWERED)"
"""The channel of the call, which whoever is dialled for it knows too; and when that telephone was taken up. `ANSWEREDTIME`
counts from when the hotline answered (app_dial.c, `end_bridge_callback`)."""
MAY_LACK = (labels.CALLED, CALLER, OPTION, BY, SURVEY, RECORDED)
LONGEST_PATH = 3600
"""Bytes. The switch cuts a variable off at 4095, in silence."""
