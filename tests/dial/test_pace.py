"""Whom to call next: held against a world of any outcomes, limits and hours."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from ivrc.dial import pace
from ivrc.dial.hours import Hours
from ivrc.dial.pace import Limits
from ivrc.dial.planned import planned
from ivrc.dial.runner import after, taken_up
from ivrc.outbound import ANSWERED, BUSY, FAILED, NO_ANSWER, UNKNOWN, spans
from ivrc.records.outward import OVER, PLACED, Entry
from ivrc.week import DAY, WEEK

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 11, 23, 0, 0, tzinfo=ZONE).timestamp()
ALWAYS = ((0, WEEK),)
NUMBERS = [f"1380576{each:04}" for each in range(30)]

day = st.tuples(st.integers(0, 6), st.integers(0, 23), st.integers(1, 600)).map(
    lambda each: (
        each[0] * DAY + each[1] * 60,
        min(each[0] * DAY + each[1] * 60 + each[2], (each[0] + 1) * DAY),
    )
)
limits = st.builds(
    Limits,
    st.integers(1, 5),
    st.integers(1, 12),
    st.integers(1, 4),
    st.fixed_dictionaries({name: st.integers(60, 7200).map(float) for name in (BUSY, NO_ANSWER, FAILED)}),
    st.lists(day, min_size=1, max_size=5).map(lambda each: Hours(tuple(each), ZONE)),
)
came = st.tuples(
    st.sampled_from((ANSWERED, BUSY, NO_ANSWER, FAILED, UNKNOWN)), st.integers(0, 40), st.integers(0, 400)
)


def world(
    count: int, allowed: Limits, outcomes: list[tuple[str, int, int]], start: float, killed: int = -1
) -> list[Entry]:
    """What happens: each try comes to the next of the outcomes, after so many seconds, and lasts so long. At the step `killed` all is
    forgotten but what stands in the journal."""
    numbers = NUMBERS[:count]
    state, now, told, due, steps = pace.beginning(numbers), start, list[Entry](), list[Entry](), 0
    while True:
        steps += 1
        assert steps < 5000
        if steps == killed:
            state, going = taken_up(told, numbers, allowed)
            assert set(going.values()) == {each.number for each in due}
        step = pace.step(state, allowed, now)
        if isinstance(step, pace.Over):
            return told
        if isinstance(step, pace.Place):
            what, after_s, lasts = outcomes[len(told) % len(outcomes)]
            entry = Entry(now, step.number, PLACED, str(len(told)))
            told.append(entry)
            state = after(state, entry, allowed)
            due.append(Entry(now + after_s, step.number, what, entry.call))
            if what == ANSWERED:
                due.append(Entry(now + after_s + lasts, step.number, OVER, entry.call))
            continue
        due.sort(key=lambda each: (each.at, each.what == OVER))
        if due and (step.until is None or due[0].at <= step.until):
            entry = due.pop(0)
            now = max(now, entry.at)
            told.append(entry)
            state = after(state, entry, allowed)
        else:
            assert step.until is not None and step.until > now  # somebody is waited for
            now = step.until


@settings(max_examples=300, deadline=None)
@given(
    st.integers(0, 12), limits, st.lists(came, min_size=1, max_size=9), st.integers(0, 2 * WEEK * 60), st.integers(-1, 40)
)  # fmt: skip
def test_nobody_is_called_otherwise_than_the_site_allows(
    count: int, allowed: Limits, outcomes: list[tuple[str, int, int]], begins: int, killed: int
) -> None:
    told = world(count, allowed, outcomes, MONDAY + begins, killed)
    under_way: dict[str, str] = {}
    tries: dict[str, list[Entry]] = {}
    last: dict[str, Entry] = {}
    calls = [each for each in told if each.what == PLACED]
    for entry in told:
        if entry.what == PLACED:
            assert allowed.hours.holds(entry.at)
            assert entry.number not in under_way
            under_way[entry.number] = entry.call
            assert len(under_way) <= allowed.at_once
            tries.setdefault(entry.number, []).append(entry)
            assert len(tries[entry.number]) <= allowed.tries
            if before := last.get(entry.number):
                assert before.what not in (ANSWERED, OVER)
                begun = tries[entry.number][-2].at if before.what == UNKNOWN else before.at
                assert entry.at >= begun + allowed.wait(before.what)
        else:
            last[entry.number] = entry
            if entry.what != ANSWERED:
                del under_way[entry.number]
    for each in calls:
        assert sum(each.at - 60 < other.at <= each.at for other in calls) <= allowed.per_minute
    assert not under_way and tries.keys() == set(NUMBERS[:count])
    for number, entries in tries.items():
        assert last[number].what == OVER or len(entries) == allowed.tries


def test_a_number_whose_time_has_come_goes_before_those_that_were_not_called() -> None:
    allowed = Limits(1, 60, 2, {BUSY: 60.0, NO_ANSWER: 60.0, FAILED: 60.0}, Hours(ALWAYS, ZONE))
    told = world(3, allowed, [(BUSY, 20, 0)], MONDAY)
    assert [each.number[-1] for each in told if each.what == PLACED] == ["0", "1", "2", "0", "1", "2"]
    told = world(9, allowed, [(BUSY, 30, 0)], MONDAY)
    assert [each.number[-1] for each in told if each.what == PLACED][:6] == ["0", "1", "2", "0", "1", "2"]


def test_who_would_be_called_when() -> None:
    allowed = Limits(2, 60, 1, {BUSY: 60.0}, Hours(spans("周一至周五 9:00-9:01"), ZONE))
    state = pace.beginning(NUMBERS[:5])
    made = list(planned(state, allowed, MONDAY))
    at = [datetime.fromtimestamp(each.at, ZONE).strftime("%a %H:%M") for each in made]
    assert at == ["Mon 09:00", "Mon 09:00", "Tue 09:00", "Tue 09:00", "Wed 09:00"]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(day, min_size=1, max_size=4), st.sampled_from(["Asia/Shanghai", "America/New_York", "Australia/Lord_Howe"]), st.integers(0, 366 * DAY * 60)
)  # fmt: skip
def test_the_next_moment_is_the_first(minutes: list[tuple[int, int]], zone: str, after_s: int) -> None:
    hours, at = Hours(tuple(minutes), ZoneInfo(zone)), MONDAY + after_s
    found = hours.next(at)
    assert found >= at and hours.holds(found) and (found == at or not hours.holds(at))
    if found > at:
        assert found % 60 == 0
        between = range(int(at // 60 + 1) * 60, int(found), 60)
        assert not any(hours.holds(each) for each in between[:: max(1, len(between) // 500)])
        assert not between or not hours.holds(between[-1])


def test_the_night_in_which_clocks_change() -> None:
    york = ZoneInfo("America/New_York")
    hours = Hours(spans("Sunday 2:15-2:45"), york)  # on 14 March 2027 there is no such time
    found = hours.next(datetime(2027, 3, 13, 12, tzinfo=york).timestamp())
    assert datetime.fromtimestamp(found, york).isoformat() == "2027-03-21T02:15:00-04:00"


def test_what_says_hours() -> None:
    assert spans("周六 10:00-16:00") == ((5 * DAY + 600, 5 * DAY + 960),)
    assert spans("Mon-Fri 9:00-12:00") == spans("周一至周五 9:00-12:00") == spans("Monday-Friday 9:00-12:00")
    assert len(spans("每天 0:00-24:00")) == 7
    for wrong in ("周五至周一 9:00-12:00", "每天 22:00-6:00", "9:00-12:00", "每天 9:00-9:00", "周八 9:00-12:00", "daily 9:60-10:00", "daily 9:00-25:00"):  # fmt: skip
        assert spans(wrong) == ()
