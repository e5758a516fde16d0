"""What is noted down of a call on FreeSWITCH as it goes: the channel variables that its record is made of. Each holds JSON, or
becomes it by brackets or quotation marks around it."""

from __future__ import annotations

NAMED, CALLER, CALLED = "ivrc_named", "ivrc_from", "ivrc_by_number"
"""The hotline, the calling and the called number."""
START, PLACE, PATH = "ivrc_start", "ivrc_place", "ivrc_path"
CHOICE, OPTION, NOTICE = "ivrc_choice", "ivrc_option", "ivrc_notice"
WHO, ANSWER, SEVERAL, ONE, BY = "ivrc_sought", "ivrc_has_answered", "ivrc_sought_", "ivrc_place_of", "ivrc_by"
"""Who is called; set from their answer until it is noted down; each of several by a number, which the leg knows; who answered last."""
WAITS, LOST = "ivrc_waits", "ivrc_lost"
"""The waits as a sum that is worked out at the end, `-BEGAN+ENDED-BEGAN`, in microseconds; set where the last one was in vain."""
LEFT_MESSAGES, RECORDED, FAULTS = "ivrc_left_messages", "ivrc_recorded", "ivrc_faults"
NOTE, NOTES, NOTED, SURVEY = "ivrc_note", "ivrc_notes", "ivrc_noted", "ivrc_survey"
"""A note, all of them, how many by strokes, and the last answer to a survey."""

NULL = (OPTION, BY, RECORDED, SURVEY)
"""What is null until something is known of it."""
EMPTY = (CALLER, CALLED, PLACE, PATH, WHO, ANSWER, WAITS, LOST, LEFT_MESSAGES, FAULTS, NOTES, NOTED)
