"""The other half of a call: what the caller types, how destinations answer, what the clock shows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from ivrc.simulate.replies import Replies
from ivrc.simulate.steps import HANG_UP, PASS, at_wait, in_clip
from ivrc.simulate.world import AT_REST, World

OUTCOMES = ("answered", "busy", "no-answer", "unavailable")
_NUMBER = re.compile(r"\+?([0-9]{1,20})")


WITHHELD = ("anonymous", "不显示")
"""How a number that the caller does not show is written."""


def shown(written: str) -> str:
    """The calling number that is written; an empty one where it is not shown."""
    return "" if written.lower() in WITHHELD else written


def is_number(text: str) -> bool:
    """Whether a text is a telephone number as a call can carry it: digits, perhaps with `+` before them."""
    return _NUMBER.fullmatch(text) is not None


def digits(number: str) -> str | None:
    """The digits of a telephone number; None for what is none (rule 26)."""
    match = _NUMBER.fullmatch(number)
    return match[1] if match else None


class Typed(NamedTuple):
    """What a caller does in a stretch of time: keys typed one right after the other, and perhaps hanging up.

    `after_ms` is when, counted from the start of the stretch. No keys and no hang-up let the stretch pass.
    """

    keys: str = ""
    hangs_up: bool = False
    after_ms: int = 500


NOTHING = Typed()


def acted(act: str, after_ms: int) -> Typed:
    """What is done, so long after a stretch has begun: keys, then `.` to hang up; `-` is nothing."""
    keys = act.removesuffix(HANG_UP).removesuffix(PASS)
    hangs_up = act.endswith(HANG_UP)
    return Typed(keys, hangs_up, after_ms) if keys or hangs_up else NOTHING


class Caller(Protocol):
    """Whom the simulator asks. The moments of `Typed` are within the stretch that it is asked about."""

    def during(self, clip: str, length_ms: int, interruptible: bool) -> Typed:
        """While a clip plays."""

    def waiting(self, node: str, limit_ms: int, first: bool) -> Typed:
        """While a menu waits: for the first key of an entry, or for a further one."""

    def dialled(self, destination: str) -> str:
        """How a destination answers: one of OUTCOMES."""

    def asked(self, service: str) -> str:
        """How a service answers (`ivrc.simulate.replies`)."""

    def talks_ms(self, destination: str) -> tuple[int, bool]:
        """How long the talk lasts, and whether it is the caller who ends it."""

    def message_ms(self, mailbox: str, longest_ms: int) -> tuple[int, bool]:
        """How long the message is, and whether the caller ends it by hanging up (else by the end key)."""


class Answers:
    """How destinations answer: of each the outcome, or those of its first, second … dialling. The last one holds for all that
    follow, and who is not named answers."""

    def __init__(self, outcomes: Mapping[str, str | Sequence[str]]) -> None:
        self.left = {name: [each] if isinstance(each, str) else list(each) for name, each in outcomes.items()}

    def next(self, destination: str) -> str:
        left = self.left.get(destination, ["answered"])
        return left.pop(0) if len(left) > 1 else left[0]


class Script:
    """A caller who follows steps (`ivrc.simulate.steps`), and stays silent when they are used up.

    `during_clip` maps a clip to what is typed while it plays next, once. `outcomes` are those of `Answers`, `replies` those of
    `Replies`.
    """

    def __init__(
        self,
        steps: str = "",
        during_clip: dict[str, str] | None = None,
        outcomes: Mapping[str, str | Sequence[str]] = {},
        message_seconds: int = 8,
        talk_ms: int = 60_000,
        replies: Mapping[str, Sequence[str]] = {},
    ) -> None:
        self.steps, self.message_seconds, self.talk_ms = steps, message_seconds, talk_ms
        self.during_clip = {} if during_clip is None else during_clip
        self.outcomes, self.replies = outcomes, replies
        self.answers, self.services = Answers(outcomes), Replies(replies)

    def during(self, clip: str, length_ms: int, interruptible: bool) -> Typed:
        act = self.during_clip.pop(clip, "")
        if not act:
            act, self.steps = in_clip(self.steps)
        return acted(act, min(500, length_ms // 2))

    def waiting(self, node: str, limit_ms: int, first: bool) -> Typed:
        act, self.steps = at_wait(self.steps)
        return acted(act, min(500, limit_ms // 2))

    def dialled(self, destination: str) -> str:
        return self.answers.next(destination)

    def asked(self, service: str) -> str:
        return self.services.next(service)

    def talks_ms(self, destination: str) -> tuple[int, bool]:
        return self.talk_ms, False

    def message_ms(self, mailbox: str, longest_ms: int) -> tuple[int, bool]:
        return min(self.message_seconds * 1000, longest_ms), False


class Circumstances(NamedTuple):
    """What is so before anybody types: the moment of the call (with its zone), the calling and the called number, the lengths of
    the clips in milliseconds, the clips that are missing, the extensions that the site lists (`X` is any digit), what
    earlier calls have left behind, and of a call that is made what its row has.
    """

    start: datetime
    number: str = ""
    lengths_ms: Mapping[str, int] = {}
    missing: frozenset[str] = frozenset()
    extensions: tuple[str, ...] = ()
    called: str = ""
    world: World = AT_REST
    row: Mapping[str, str] = {}
