"""The data of a report. How it is told is somebody else's work."""

from __future__ import annotations

from typing import NamedTuple


class Share(NamedTuple):
    """How many of how many. Of none there is no share."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        return self.part / self.whole if self.whole else None


class Waits(NamedTuple):
    """Seconds that callers waited for a person: how many did, and their mean, median and 90th percentile (the shortest
    of them that at least nine in ten do not exceed)."""

    calls: int
    mean: float | None = None
    median: float | None = None
    p90: float | None = None


class Group(NamedTuple):
    """Calls that have something in common. `asked` are those in which a person was called for the caller, `lost` those who hung
    up while one was, `missed` those for whom nobody was reached: the lost and the ones whom nobody answered."""

    name: str
    calls: int
    asked: int
    answered: int
    lost: int
    missed: int
    messages: int
    rated: int
    satisfied: int
    waits: Waits

    @property
    def answer_rate(self) -> Share:
        return Share(self.answered, self.asked)

    @property
    def lost_rate(self) -> Share:
        return Share(self.lost, self.asked)

    @property
    def satisfied_rate(self) -> Share:
        return Share(self.satisfied, self.rated)


class Promise(NamedTuple):
    """A call back that was promised and is not made yet. Moments are seconds since 1970 (UTC); `number` is None where
    none was written down."""

    id: str
    hotline: str
    number: str | None
    about: str
    at: str
    due: float
    overdue: bool


class Callbacks(NamedTuple):
    """What became of the promises: kept in time, kept late, not yet due, overdue. `open` are the last two, the oldest first."""

    promised: int
    in_time: int
    late: int
    overdue: int
    open: tuple[Promise, ...]

    @property
    def timely_rate(self) -> Share:
        """Of those that are kept or overdue: one that is not yet due may still be kept in time."""
        return Share(self.in_time, self.in_time + self.late + self.overdue)


class Missed(NamedTuple):
    """Calls of one number to a hotline that were missed, and that nobody has returned: how many, and when the last one came.
    `number` is None where none was shown."""

    hotline: str
    number: str | None
    calls: int
    last: str


class Complaints(NamedTuple):
    """Complaints that were taken, and how many of them came again from a number that had complained before."""

    taken: int
    again: int

    @property
    def again_rate(self) -> Share:
        return Share(self.again, self.taken - self.again)


class Outward(NamedTuple):
    """Calls that were made by a hotline's lists: how many people were called, how often in all, and how many of the people were
    reached; of the others, what came of the last try."""

    hotline: str
    people: int
    tries: int
    reached: int
    busy: int
    no_answer: int
    failed: int
    unknown: int

    @property
    def reached_rate(self) -> Share:
        return Share(self.reached, self.people)


class Served(NamedTuple):
    """A service of a hotline: how often it was asked, what came of it, and within how many milliseconds in half of the cases and in
    nine of ten."""

    hotline: str
    service: str
    asked: int
    found: int
    none: int
    failed: int
    timed_out: int
    median_ms: float
    p90_ms: float

    @property
    def failed_rate(self) -> Share:
        return Share(self.failed + self.timed_out, self.asked)


class Left(NamedTuple):
    """What was not counted: bad lines, and further records of a call that is counted already."""

    bad: int = 0
    twice: int = 0


class Report(NamedTuple):
    """All of it. `all` is every call in one group, `groups` are those of `by`, `trend` those of `trend_by`."""

    hotlines: tuple[str, ...]
    first: str | None
    last: str | None
    now: float
    within_h: int
    all: Group
    outcomes: tuple[tuple[str, int], ...]
    options: tuple[tuple[str | None, int], ...]
    by: str
    groups: tuple[Group, ...]
    trend_by: str
    trend: tuple[Group, ...]
    connected: int
    attempts: int | None
    callbacks: Callbacks
    missed: tuple[Missed, ...]
    complaints: Complaints
    left: Left
    satisfied: tuple[str, ...]
    complained: tuple[str, ...]
    outward: tuple[Outward, ...] = ()
    services: tuple[Served, ...] = ()

    @property
    def connected_rate(self) -> Share | None:
        return None if self.attempts is None else Share(self.connected, self.attempts)
