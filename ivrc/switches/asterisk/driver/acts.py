"""What the telephones around a hotline do. One within the switch is sent to an extension for it (`endpoints.py`)."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from ivrc.switches.asterisk.driver.ami import Message
from ivrc.switches.asterisk.driver.endpoints import KEY_MS, six_digits
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


TYPES, HANGS_UP, TALKS, TALKS_LATER, LEAVES, LEAVES_ALL, BREAKS_OFF = "k", "h", "t", "u", "m", "q", "b"
LISTENS, TYPES_LISTENING, GOES_LISTENING = "l", "p", "o"
"""Listens to music; types, and hangs up, when some of it was heard."""
"""The kinds of an act: types keys; hangs up; talks, at once or when the desk has been told something; leaves a message,
with a long silence in it, or hangs up in it."""


class Act(NamedTuple):
    """What a caller does from now on, instead of what was being done. `after_ms` is the time before what the kind is
    named for, with what is said first left out; `told_ms` that for which the desk is told something."""

    kind: str
    after_ms: int
    keys: str = ""
    told_ms: int = 0

    @property
    def extension(self) -> str:
        """Where a telephone within the switch is sent for it."""
        told = f"{six_digits(self.told_ms)}-" if self.kind == TALKS_LATER else ""
        return f"{self.kind}-{told}{six_digits(self.after_ms)}-{self.keys}"


class Telephone(Protocol):
    """The caller's."""

    def do(self, act: Act) -> None:
        """Does it from now on."""

    def feed(self, event: Message) -> None:
        """An event of its own channel, where it has one within the switch."""

    def hang_up(self) -> None:
        """Ends the call, whatever was to come."""


def listen(keys: str = "", *, hangs_up: bool = False) -> Act:
    """The caller listens to music, and may type or hang up. A telephone that waits makes silence by a generator, as music is made, and between two lines
    within the switch that both have one nothing is passed on (core_unreal.c of 22); one that plays a silence has none."""
    return Act(GOES_LISTENING if hangs_up else TYPES_LISTENING if keys else LISTENS, 0, keys)


def keys(typed: str, after_ms: int) -> Act:
    """The caller types."""
    return Act(TYPES, after_ms, typed)


def hang_up(after_ms: int) -> Act:
    """The caller hangs up."""
    return Act(HANGS_UP, after_ms)


def desk(outcome: str, caller_ends: bool, told_ms: int = 0) -> str:
    """What a desk does that is called: it says a word if it answers, when it has been told what it is told, and hangs up
    unless the caller does."""
    if outcome != "answered":
        return outcome
    lasts = six_digits(
        _LONGEST_MS if caller_ends else talk_ms(caller_ends, told_ms) - told_ms - VOICE_MS[DESK]
    )
    return f"w-{six_digits(told_ms)}-{lasts}" if told_ms else f"a-{lasts}"


def talk_ms(caller_ends: bool, told_ms: int) -> int:
    """How long a talk is, with what the desk is told before it."""
    return TALK_MS + told_ms + (_LATER_MS if told_ms and not caller_ends else 0)


def talk(caller_ends: bool, told_ms: int = 0) -> Act:
    """The caller says a word and types keys that no longer mean anything, and may hang up; later, where the desk is told
    something first."""
    lasts_ms = TALK_MS - _SPEAKING_MS if caller_ends else _LONGEST_MS
    return Act(TALKS_LATER if told_ms else TALKS, lasts_ms, _TYPED_IN_TALK, told_ms)


def message_ms(lasts_ms: int, longest_ms: int) -> int:
    """How long a message is made that is not to be the longest."""
    return min(lasts_ms, MESSAGE_MS, longest_ms // 2)


def message(lasts_ms: int, end_key: str, whole: bool) -> tuple[Act, int]:
    """The caller leaves a message, typing keys that mean nothing before the one that ends it, which is left out where the
    message is to be `whole`: then there is a long silence in it; and how long it takes until then."""
    others = "".join(key for key in _TYPED_IN_MESSAGE if key != end_key)
    typed = others if whole else others + end_key
    kind = LEAVES_ALL if whole else LEAVES
    return Act(kind, _after_words(lasts_ms), typed), lasts_ms + len(typed) * KEY_MS


def broken_off_message(lasts_ms: int) -> Act:
    """The caller hangs up in a message."""
    return Act(BREAKS_OFF, _after_words(lasts_ms))


def _after_words(ms: int) -> int:
    return ms - VOICE_MS[CALLER]
