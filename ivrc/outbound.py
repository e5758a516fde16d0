"""What a site says of calls that are made: whom, when and how often `ivrc dial` may call there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ivrc.regex import regex
from ivrc.week import DAY, DAYS_EN, DAYS_ZH

NEVER = frozenset(("110", "119", "120", "122", "112", "911", "999", "12110", "12119", "12395"))
"""Numbers of those who come to help, which no list calls, whatever a site allows."""

Minutes = tuple[tuple[int, int], ...]
"""Of the week, Monday first: from the first to before the last."""


class Outbound(NamedTuple):
    """What a site allows. `numbers` are those that may be called, as they are dialled within the country, `X` for any digit; `dial` is
    each target's dial string, where `{}` stands for the number. `hours` are lines such as `Mon-Fri 9:00-12:00`, in the time zone
    `zone`, which is the hotline's where it is empty. A telephone rings for `ring` seconds; one that is not reached is called again
    after the minutes of `waits`, by what came of it, `tries` times in all."""

    numbers: tuple[str, ...]
    dial: Mapping[str, str]
    hours: tuple[str, ...]
    caller: str = ""
    zone: str = ""
    at_once: int = 1
    per_minute: int = 10
    ring: int = 30
    tries: int = 1
    waits: Mapping[str, int] = {}

    def allows(self, number: str) -> bool:
        """Whether a number may be called."""
        return number not in NEVER and any(fits(pattern, number) for pattern in self.numbers)

    def minutes(self) -> Minutes:
        """When calls may be made."""
        return tuple(sorted(span for line in self.hours for span in spans(line)))


ANSWERED, BUSY, NO_ANSWER, FAILED, UNKNOWN = "answered", "busy", "no answer", "failed", "unknown"
OUTCOMES = (ANSWERED, BUSY, NO_ANSWER, FAILED, UNKNOWN)
"""What comes of a try. It is unknown where whoever placed the call was gone before it was told."""
WAITS = {BUSY: 10, NO_ANSWER: 60, FAILED: 60}
"""Minutes until a number is called again, where a site says nothing else."""


def fits(pattern: str, number: str) -> bool:
    """Whether a number is one of a pattern."""
    return len(pattern) == len(number) and all(one in ("X", other) for one, other in zip(pattern, number))


_SHORT = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_A_DAY = f"(?:周|星期)[{DAYS_ZH}]|{'|'.join(DAYS_EN)}|{'|'.join(_SHORT)}"
_HOURS = regex(
    rf"(?:每天|daily|({_A_DAY})(?:(?:至|到|-)({_A_DAY}))?) +([0-9]{{1,2}}):([0-5][0-9])-([0-9]{{1,2}}):([0-5][0-9])"
)


def spans(written: str) -> Minutes:
    """What a line says, such as `周一至周五 9:00-12:00`, `Mon-Fri 9:00-12:00`, `每天 9:00-20:00`; none where it says nothing that there is:
    hours that end before they begin, a day before the other."""
    match = _HOURS.fullmatch(written)
    if match is None:
        return ()
    first = _day(match[1]) if match[1] else 0
    last = _day(match[2]) if match[2] else first if match[1] else 6
    begins, ends = int(match[3]) * 60 + int(match[4]), int(match[5]) * 60 + int(match[6])
    if not begins < ends <= DAY:
        return ()
    return tuple((day * DAY + begins, day * DAY + ends) for day in range(first, last + 1))


def _day(name: str) -> int:
    return DAYS_ZH.index(name[-1]) if name[-1] in DAYS_ZH else _SHORT.index(name[:3])
