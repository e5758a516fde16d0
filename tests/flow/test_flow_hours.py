"""Opening hours: days and times as written, sorted; what cannot be is refused."""

from __future__ import annotations

import pytest
from lowered import END, HEAD, flow, lowering, node

from ivrc.flow.kinds.branch import Branch
from ivrc.flow.nodes import Period

BRANCH = "分支 甲\n    上班 → 再见\n    否则 → 再见\n时间 上班\n"


def periods(*lines: str) -> list[Period]:
    return list(flow(BRANCH + "".join(f"    {line}\n" for line in lines)).schedules["上班"].periods)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("周一至周五", [0, 1, 2, 3, 4]),
        ("周一到周五", [0, 1, 2, 3, 4]),
        ("周一-周五", [0, 1, 2, 3, 4]),
        ("周一至五", [0, 1, 2, 3, 4]),
        ("星期一至星期日", [0, 1, 2, 3, 4, 5, 6]),
        ("礼拜六", [5]),
        ("周天", [6]),
        ("周五至周一", [0, 4, 5, 6]),
        ("周日至周六", [0, 1, 2, 3, 4, 5, 6]),
        ("周一、周三，周五", [0, 2, 4]),
        ("周一至周三、周六和周日", [0, 1, 2, 5, 6]),
        ("每天", [0, 1, 2, 3, 4, 5, 6]),
        ("周末", [5, 6]),
        ("mon-fri", [0, 1, 2, 3, 4]),
        ("Monday to Friday", [0, 1, 2, 3, 4]),
        ("sat and sun", [5, 6]),
        ("mon, wed, fri", [0, 2, 4]),
        ("weekdays", [0, 1, 2, 3, 4]),
        ("Weekends", [5, 6]),
        ("daily", [0, 1, 2, 3, 4, 5, 6]),
        ("every day", [0, 1, 2, 3, 4, 5, 6]),
    ],
)
def test_days(written: str, days: list[int]) -> None:
    assert periods(f"{written} 9:00-17:00") == [Period(day, 540, 1020) for day in days]


@pytest.mark.parametrize(
    ("written", "times"),
    [
        ("9:00-17:00", [(540, 1020)]),
        ("09:00至17:00", [(540, 1020)]),
        ("9：00－17：00", [(540, 1020)]),
        ("9:00 to 17:00", [(540, 1020)]),
        ("0:00-24:00", [(0, 1440)]),
        ("23:59-24:00", [(1439, 1440)]),
        ("9:00-11:30，13:00-17:00", [(540, 690), (780, 1020)]),
        ("13:00-17:00，9:00-11:30", [(540, 690), (780, 1020)]),
        ("9:00-12:00，12:00-17:00", [(540, 720), (720, 1020)]),
    ],
)
def test_times(written: str, times: list[tuple[int, int]]) -> None:
    assert periods(f"周一 {written}") == [Period(0, *pair) for pair in times]


def test_lines_are_put_together_and_sorted() -> None:
    found = periods("周六 9:00-12:00", "周一至周五 13:00-17:00", "周一 9:00-11:30")
    assert found == sorted(found)
    assert found[:2] == [Period(0, 540, 690), Period(0, 780, 1020)]
    assert len(found) == 7


@pytest.mark.parametrize(
    ("lines", "line", "told"),
    [
        (["周一 22:00-6:00"], 10, "22:00-6:00"),
        (["周一 9:00-9:00"], 10, "9:00-9:00"),
        (["周一 9:00-25:00"], 10, "25:00"),
        (["周一 24:00-24:00"], 10, "24:00"),
        (["周一 9:00-12:00，11:59-13:00"], 10, "11:59-13:00"),
        (["周一至周五 9:00-12:00", "周三 11:00-13:00"], 11, "周三"),
        (["周一、周一 9:00-12:00"], 10, "9:00-12:00"),
        ([], 9, "没有写"),
    ],
)
def test_hours_that_cannot_be(lines: list[str], line: int, told: str) -> None:
    _, found = lowering(HEAD + "\n" + BRANCH + "".join(f"    {text}\n" for text in lines) + END)
    assert [(d.code, d.span.line) for d in found] == [("IVRC216", line)]
    assert told in found[0].zh


def test_hours_and_nodes_may_have_one_name() -> None:
    hotline = flow("分支 上班\n    上班 → 再见\n    否则 → 再见\n时间 上班：每天 9:00-17:00")
    assert "上班" in hotline.nodes and "上班" in hotline.schedules


def test_the_order_of_the_cases_is_kept() -> None:
    hotline = flow(
        "分支 甲\n    午 → 再见\n    早 → 再见\n    否则 → 再见\n时间 早：每天 6:00-14:00\n时间 午：每天 11:00-13:00"
    )
    assert [case.test.schedule for case in node(hotline, "甲", Branch).cases] == ["午", "早"]
