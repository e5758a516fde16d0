"""Names in an emitted dialplan that its reader has to know as well: what the text writes, the driver reads.

A variable of the hotline begins with `ivrc_`; a step is an extension of a node's context, or of the hotline's own.
"""

from __future__ import annotations

KEY, TYPED, END_KEY = "ivrc_key", "ivrc_typed", "ivrc_end_key"
"""The key that was taken last and is not used yet, the keys of an entry so far, the key that ends a number."""
SILENCES, WRONGS = "ivrc_silences", "ivrc_wrongs"
"""How often a menu met them in this visit, by strokes."""
NEXT, STEP = "ivrc_next", "ivrc_step"
RESULT, FAULT = "ivrc_result", "ivrc_fault"
"""What failed last, and the fault that the call has had."""
DIAL, OUTCOME = "ivrc_dial", "ivrc_outcome"
"""Who is called, and what came of it."""
WHOM, DRAWN = "ivrc_whom", "ivrc_drawn"
"""The number of the destination, from 1, with which those begin who take turns or among whom is drawn; what is drawn from."""
RECORDING, MESSAGE, MAILBOX = "ivrc_recording", "ivrc_message", "ivrc_mailbox"
ENDED = "ivrc_ended"
"""Who or what ends the call: BY_FLOW, BY_AGENT or BY_FAULT."""
BY_FLOW, BY_AGENT, BY_FAULT = "flow", "agent", "fault"
SOUNDS, RECORDINGS, MESSAGES = "ivrc_sounds", "ivrc_recordings", "ivrc_messages"

EVERY_KEY = "0123456789*#ABCD"
"""What stops a clip. The switch's own word for it, `any`, leaves out A to D, which some telephones can send."""

PLAYS = "playback"
"""The application that plays a clip."""
BUILD = "ivrc_build"
"""What the build is called that a call came into."""
CALLED = "ivrc_called"
"""The number by which a call comes in, or `start`."""
UNSAID = "ivrc_unsaid"
"""The step that follows where the value cannot be said; empty for the fault way."""
NO_WORDS = "NO WORDS"
"""What `ivrc_result` begins with when a value cannot be said; its way follows."""

SPOKEN, PHRASES = "ivrc_language", "default_language"
"""The language of a call, and the variable by which the switch's own phrases go."""
SAYING, LEFT, LAST, WORDS = "ivrc_saying", "ivrc_left", "ivrc_last", "ivrc_words"
"""Which value is said and how, what is left of it, the form of its last piece, and the pieces so far."""

ENTER = "enter"
"""The step at which a node begins."""
SAY, SAY_WHOLE = "say", "say-whole"
"""The steps that say a value: one that keys stop, one that discards them."""
PLAY, NOTICE = "play", "notice"
"""The steps that play a clip: one that keys stop, one that discards them."""
FIRST_KEY, FURTHER_KEY, AFTER_FULL = "first-key", "further-key", "end-key"
"""The steps that wait for a key."""
HIDE, SHOW, HIDING = "hide", "show", "ivrc_hiding"
"""The steps around a menu in which a secret is typed, and what is true between them."""
HIDDEN_KEY = "ivrc_hidden"
"""A key of a secret, an X for any digit."""
PLAY_HIDDEN, FIRST_HIDDEN, FURTHER_HIDDEN, FULL_HIDDEN = (
    "play-hidden",
    "first-hidden",
    "further-hidden",
    "full-hidden",
)
"""The steps that take such a key: one that plays a clip, and those that wait."""
WAITING_HIDDEN = "waiting-hidden"
"""The step that takes one that waits."""
KEPT = {
    PLAY_HIDDEN: "play-kept",
    WAITING_HIDDEN: "waiting-kept",
    FIRST_HIDDEN: "first-kept",
    FURTHER_HIDDEN: "further-kept",
}
"""The same, where a PIN is typed, which is compared."""

SILENCE = "silence_stream://"
"""What the switch plays where nothing is to be heard."""
END_OF_RECORDING = "record_completion_cause"

STATE = "ivrc_state"
"""Stands before every key of what calls leave behind. Nothing sets it but a verification, whose calls then keep apart."""
