"""The week: the same days and minutes for the language, the reference, the generated calls and the switches."""

from __future__ import annotations

import pytest

from ivrc.diagnostics import Span
from ivrc.flow.nodes import Period, Schedule
from ivrc.language.days import WEEKDAYS
from ivrc.switches.week import DAYS
from ivrc.week import DAY, DAYS_EN, DAYS_ZH, WEEK, clock

NIGHT = Schedule(
    "夜", Span("甲.ivr", 1, 1, 1, 1), (Period(0, 1320, DAY), Period(6, 0, 360), Period(6, 1439, DAY))
)


@pytest.mark.parametrize(
    ("minute", "is_open"),
    [
        *[(1319, False), (1320, True), (DAY - 1, True), (DAY, False), (6 * DAY, True), (6 * DAY + 359, True)],
        *[(6 * DAY + 360, False), (WEEK - 1, True), (WEEK, False), (-1, False)],
    ],
)
def test_a_schedule_is_open_from_its_first_minute_up_to_its_end(minute: int, is_open: bool) -> None:
    assert NIGHT.open(minute) is is_open


def test_minutes_count_from_monday_on() -> None:
    assert NIGHT.spans() == [(1320, 1440), (8640, 9000), (10079, 10080)]


def test_a_time_of_day_is_written_as_it_is_asked_for() -> None:
    assert [clock(minutes) for minutes in (0, 9, 540, 1439, DAY)] == [
        "0:00",
        "0:09",
        "9:00",
        "23:59",
        "24:00",
    ]
    assert clock(65, "{hour:02}:{minute:02}:59") == "01:05:59"


@pytest.mark.parametrize("day", range(7))
def test_a_day_has_one_number_whoever_names_it(day: int) -> None:
    names = (f"周{DAYS_ZH[day]}", f"星期{DAYS_ZH[day]}", DAYS_EN[day].lower(), DAYS[day])
    assert [WEEKDAYS[name] for name in names] == [day] * 4
