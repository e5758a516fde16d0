"""What the telephones around a hotline do, as the extensions that they are sent to (`endpoints.py`)."""

from __future__ import annotations

from ivrc.switches.asterisk.driver.endpoints import KEY_MS, moment
from ivrc.verify.sounds import CALLER, DESK, VOICE_MS

TALK_MS = 2500
"""A conversation is shorter than the script says: nothing but its length depends on it."""
MESSAGE_MS = 3000
_LATER_MS = 2000
"""How much longer a desk stays that was told something: both ends begin to speak when they reckon that it is over."""
_LONGEST_MS = 999_000
_TYPED_IN_TALK = "*9"
"""Keys that mean something in a talk where another hotline of the call has left it so (`endpoints.LEFT`)."""
_SPEAKING_MS = 1800
"""How long the caller takes in a talk to say a word and to type these."""
_TYPED_IN_MESSAGE = "05*#"
"""Keys that do not end a message, but for its end key."""


def keys(typed: str, after_ms: int) -> str:
    """The caller types."""
    return f"k-{moment(after_ms)}-{typed}"


def hang_up(after_ms: int) -> str:
    """The caller hangs up."""
    return f"h-{moment(after_ms)}-"


def desk(outcome: str, caller_ends: bool, told_ms: int = 0) -> str:
    """What a desk does that is called: it says a word if it answers, when it has been told what it is told, and hangs up
    unless the caller does."""
    if outcome != "answered":
        return outcome
    lasts = moment(_LONGEST_MS if caller_ends else talk_ms(caller_ends, told_ms) - told_ms - VOICE_MS[DESK])
    return f"w-{moment(told_ms)}-{lasts}" if told_ms else f"a-{lasts}"


def talk_ms(caller_ends: bool, told_ms: int) -> int:
    """How long a talk is, with what the desk is told before it."""
    return TALK_MS + told_ms + (_LATER_MS if told_ms and not caller_ends else 0)


def talk(caller_ends: bool, told_ms: int = 0) -> str:
    """The caller says a word and types keys that no longer mean anything, and may hang up; later, where the desk is told
    something first."""
    begins = f"u-{moment(told_ms)}-" if told_ms else "t-"
    return f"{begins}{moment(TALK_MS - _SPEAKING_MS if caller_ends else _LONGEST_MS)}-{_TYPED_IN_TALK}"


def message_ms(lasts_ms: int, longest_ms: int) -> int:
    """How long a message is made that is not to be the longest."""
    return min(lasts_ms, MESSAGE_MS, longest_ms // 2)


def message(lasts_ms: int, end_key: str, whole: bool) -> tuple[str, int]:
    """The caller leaves a message, typing keys that mean nothing before the one that ends it, which is left out where the
    message is to be `whole`: then there is a long silence in it; and how long it takes until then."""
    others = "".join(key for key in _TYPED_IN_MESSAGE if key != end_key)
    typed = others if whole else others + end_key
    return f"{'q' if whole else 'm'}-{_after_words(lasts_ms)}-{typed}", lasts_ms + len(typed) * KEY_MS


def broken_off_message(lasts_ms: int) -> str:
    """The caller hangs up in a message."""
    return f"b-{_after_words(lasts_ms)}-"


def _after_words(ms: int) -> str:
    return moment(ms - VOICE_MS[CALLER])
