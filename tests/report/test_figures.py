"""The figures, by hand: each from a few calls of which the answer is plain."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ivrc.cli import main
from ivrc.numerals.hours import hours
from ivrc.report.model import Share, Waits
from ivrc.report.spread import waits
from ivrc.report.store import plain
from ivrc.report.tables import percent
from tests.report.conftest import AT, Report, call, gone

MISSED: dict[str, Any] = {"outcome": "nobody answered", "waited_s": 0}


def share(told: dict[str, Any]) -> tuple[int, int]:
    return told["part"], told["whole"]


def test_who_asked_for_a_person_and_who_was_answered(report: Report) -> None:
    told = report(
        call("1"),
        call("2"),
        gone("3", **MISSED),
        gone("4", waited_s=0),  # left while waiting
        gone("5"),  # left in the menu: asked for nobody
        gone("6", outcome="goodbye"),
        gone("7", outcome="message", waited_s=0, messages=["a.wav"]),
        gone("8", outcome="fault", faults=[{"node": "开始", "what": ""}]),
    )
    every = told["all"]
    assert (every["calls"], every["asked"], every["answered"]) == (8, 5, 2)
    assert (every["lost"], every["missed"], every["messages"]) == (1, 2, 1)
    assert share(every["answer_rate"]) == (2, 5) and share(every["lost_rate"]) == (1, 5)
    assert told["outcomes"] == {
        "answered": 2, "message": 1, "nobody answered": 1, "caller left": 2, "goodbye": 1, "fault": 1,
    }  # fmt: skip


def test_no_calls_have_no_rates(report: Report) -> None:
    told = report()
    assert told["first"] is None and told["hotlines"] == [] and told["groups"] == []
    assert told["all"]["calls"] == 0 and told["all"]["answer_rate"]["value"] is None
    assert told["all"]["waits"] == {"calls": 0, "mean": None, "median": None, "p90": None}


def test_one_call(report: Report) -> None:
    told = report(call("1", end="2026-11-26T10:00:10+08:00", waited_s=2.5))
    assert told["all"]["waits"] == {"calls": 1, "mean": 2.5, "median": 2.5, "p90": 2.5}
    assert told["first"] == told["last"] == "2026-11-26"


def test_services_that_calls_have_asked(report: Report) -> None:
    def asked(service: str, *told: tuple[str, int]) -> list[dict[str, Any]]:
        return [{"service": service, "outcome": how, "ms": ms} for how, ms in told]

    told = report(
        call("1", services=asked("余额", ("found", 200), ("none", 100)) + asked("登记", ("found", 50))),
        call("1", services=asked("余额", ("found", 200), ("none", 100)) + asked("登记", ("found", 50))),
        call("2", services=asked("余额", ("failed", 300), ("timeout", 3000))),
        call("3", "2026-11-27T10:00:00+08:00", services=asked("余额", ("found", 9))),
        call("4", hotline="乙", services=asked("余额", ("found", 7))),
        call("5"),
        options=("--until", "2026-11-26"),
    )["services"]
    assert [(each["hotline"], each["service"], each["asked"]) for each in told] == [
        ("大众联合", "余额", 4), ("乙", "余额", 1), ("大众联合", "登记", 1),
    ]  # fmt: skip
    most = told[0]
    assert [most[each] for each in ("found", "none", "failed", "timed_out")] == [1, 1, 1, 1]
    assert (most["median_ms"], most["p90_ms"], share(most["failed_rate"])) == (250, 3000, (2, 4))
    assert report(call("1"))["services"] == []


def test_who_is_satisfied(report: Report) -> None:
    calls = [call(str(n), survey=said) for n, said in enumerate(("满意", "不满意", "非常满意", None, "好"))]
    assert share(report(*calls)["all"]["satisfied_rate"]) == (2, 4)
    told = report(*calls, options=("--satisfied", "好"))
    assert share(told["all"]["satisfied_rate"]) == (1, 4) and told["satisfied"] == ["好"]


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        ([3.0], Waits(1, 3, 3, 3)),
        ([1.0, 2.0], Waits(2, 1.5, 1.5, 2)),
        ([float(n) for n in range(1, 11)], Waits(10, 5.5, 5.5, 9)),
        ([float(n) for n in range(1, 12)], Waits(11, 6, 6, 10)),
    ],
)
def test_waits(seconds: list[float], expected: Waits) -> None:
    assert waits(seconds) == expected


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        (0, 0, "—"),
        (0, 9, "0.0%"),
        (9, 9, "100.0%"),
        (1, 3, "33.3%"),
        (9999, 10_000, "99.9%"),
        (1, 10_000, "<0.1%"),
    ],
)
def test_a_rate_is_whole_only_where_it_is_all(part: int, whole: int, told: str) -> None:
    assert percent(Share(part, whole)) == told


def test_days_are_those_of_the_hotline(report: Report) -> None:
    told = report(
        call("before midnight", "2026-11-26T23:59:59+08:00", end="2026-11-27T00:10:00+08:00"),
        call("after midnight", "2026-11-27T00:00:00+08:00"),
        call("in New York", "2026-11-26T23:30:00-05:00"),  # the 27th in China and in UTC
        call("in Nepal", "2026-11-27T00:15:00+05:45"),  # the 26th in UTC
    )
    assert [(each["name"], each["calls"]) for each in told["groups"]] == [
        ("2026-11-26", 2),
        ("2026-11-27", 2),
    ]


def test_the_night_in_which_clocks_go_back(report: Report) -> None:
    told = report(
        call("1", "2026-11-01T01:30:00-04:00"),
        call("2", "2026-11-01T01:30:00-05:00"),
        call("3", "2026-11-01T01:59:00-04:00", end="2026-11-01T01:01:00-05:00", waited_s=100),
    )
    assert [(each["name"], each["calls"]) for each in told["groups"]] == [("2026-11-01", 3)]


def test_weeks_at_the_edges_of_a_year(report: Report) -> None:
    days = ("2026-12-27", "2026-12-28", "2027-01-01", "2027-01-03", "2027-01-04", "2024-12-30", "2025-01-01")
    calls = [call(day, f"{day}T10:00:00+08:00") for day in days]
    told = report(*calls, options=("--by", "week"))
    assert [(each["name"], each["calls"]) for each in told["groups"]] == [
        ("2025-W01", 2), ("2026-W52", 1), ("2026-W53", 3), ("2027-W01", 1),
    ]  # fmt: skip
    months = report(*calls, options=("--by", "month"))["groups"]
    assert [each["name"] for each in months] == ["2024-12", "2025-01", "2026-12", "2027-01"]


def test_first_and_last_day_are_both_counted(report: Report) -> None:
    calls = [call(str(day), f"2026-11-{day:02}T23:59:59+08:00") for day in (22, 23, 24, 25, 26)]
    told = report(*calls, options=("--since", "2026-11-23", "--until", "2026-11-25"))
    assert [each["name"] for each in told["groups"]] == ["2026-11-23", "2026-11-24", "2026-11-25"]
    assert told["all"]["calls"] == told["connected"] == 3


def test_several_hotlines_and_options(report: Report) -> None:
    calls = [
        call("1", hotline="Maple Dental", option="billing"),
        call("2", hotline="青禾兽医站", option="急诊"),
        call("3", hotline="青禾兽医站", option="急诊"),
        gone("4", hotline="青禾兽医站", option=None),
    ]
    told = report(*calls, options=("--by", "hotline"))
    assert told["hotlines"] == ["Maple Dental", "青禾兽医站"]
    assert [(each["name"], each["calls"]) for each in told["groups"]] == [
        ("青禾兽医站", 3),
        ("Maple Dental", 1),
    ]
    assert told["options"] == [
        {"option": "急诊", "calls": 2}, {"option": "billing", "calls": 1}, {"option": None, "calls": 1},
    ]  # fmt: skip
    assert [each["name"] for each in report(*calls, options=("--by", "option"))["groups"]] == [
        "急诊",
        "billing",
    ]


def test_agents_with_and_without_a_number(report: Report) -> None:
    told = report(
        call("1", answered_by="客服组", agent="1001"),
        call("2", answered_by="客服组", agent="1002"),
        call("3", answered_by="客服组", agent="1002"),
        call("4", answered_by="值班", agent=None),
        gone("5", **MISSED),
        options=("--by", "agent"),
    )
    assert [(each["name"], each["calls"]) for each in told["groups"]] == [
        ("客服组 1002", 2), ("值班", 1), ("客服组 1001", 1),
    ]  # fmt: skip


def test_what_reached_the_hotline_of_what_the_carrier_counted(report: Report) -> None:
    calls = (call("1"), gone("2", answered=None, path=[], option=None))
    assert report(*calls)["connected_rate"] is None
    told = report(*calls, options=("--attempts", "4"))
    assert told["connected"] == 1 and share(told["connected_rate"]) == (1, 4)


def promise(id: str, at: str, number: str = "13805761234", table: str = "回电", **other: Any) -> str:
    note = {"table": table, "at": at, "fields": {"号码": number, "事由": "咨询"}}
    return gone(id, at, **{**MISSED, "caller": None, "notes": [note]} | other)


def test_what_becomes_of_a_promise(report: Report) -> None:
    told = report(
        promise("kept by a note", "2026-11-26T10:00:00+08:00", "1001"),
        promise("the note", "2026-11-28T10:00:00+08:00", "1001", "已回电"),
        promise("kept late", "2026-11-25T10:00:00+08:00", "13805761234"),
        call("who calls again", "2026-11-27T10:00:01+08:00", caller="+8613805761234"),
        promise("kept by a call to the number", "2026-11-26T10:00:00+08:00", "1003"),
        call("to the number", "2026-11-26T12:00:00+08:00", called="1003", caller="4006659999"),
        promise("overdue", "2026-11-28T23:59:59+08:00", "1004"),
        gone("who was not answered", "2026-11-29T10:00:00+08:00", caller="1004"),
        call("who was answered before", "2026-11-28T10:00:00+08:00", caller="1004"),
        promise("not yet due", "2026-11-29T00:00:01+08:00", "1005"),
        promise("of no number", "2026-11-20T00:00:00+08:00", ""),
    )["callbacks"]  # fmt: skip
    assert (told["promised"], told["in_time"], told["late"], told["overdue"]) == (6, 2, 1, 2)
    assert share(told["timely_rate"]) == (2, 5)
    assert [(each["id"], each["number"], each["overdue"]) for each in told["open"]] == [
        ("of no number", None, True), ("overdue", "1004", True), ("not yet due", "1005", False),
    ]  # fmt: skip
    assert told["open"][1]["due"] == "2026-11-30T15:59:59+00:00" and told["open"][1]["about"] == "咨询"


def test_a_promise_may_be_of_other_hours_and_kept_after_the_days_asked_for(report: Report) -> None:
    calls = (
        promise("1", "2026-11-26T10:00:00+08:00", "1001"),
        call("2", "2026-11-26T13:00:00+08:00", caller="1001"),
        promise("3", "2026-11-25T10:00:00+08:00", "1002"),
    )
    assert report(*calls, options=("--within", "2", "--since", "2026-11-26"))["callbacks"]["late"] == 1
    until = report(*calls, options=("--until", "2026-11-25"))["callbacks"]
    assert (until["promised"], until["overdue"]) == (1, 1)


def due_in(hours: str, id: str, at: str, number: str, field: str = "时限") -> str:
    note = {"table": "回电", "at": at, "fields": {"号码": number, "事由": "未接来电", field: hours}}
    return gone(id, at, **MISSED, caller=None, notes=[note])


def test_a_promise_is_due_when_its_note_says(report: Report) -> None:
    told = report(
        due_in("两小时", "late", "2026-11-26T10:00:00+08:00", "1001"),
        call("three hours after", "2026-11-26T13:00:00+08:00", caller="1001"),
        due_in("二十四小时", "in time", "2026-11-26T10:00:00+08:00", "1002"),
        call("the same", "2026-11-26T13:00:00+08:00", caller="1002"),
        due_in("two hours", "overdue", "2026-11-29T20:00:00+08:00", "1003", "within"),
        due_in("尽快", "as the report says", "2026-11-29T20:00:00+08:00", "1004"),
    )["callbacks"]
    assert (told["promised"], told["in_time"], told["late"], told["overdue"]) == (4, 1, 1, 1)
    assert [(each["id"], each["due"]) for each in told["open"]] == [
        ("as the report says", "2026-12-01T12:00:00+00:00"), ("overdue", "2026-11-29T14:00:00+00:00"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("两小时", 2), ("二小时", 2), ("48 小时", 48), ("四十八小时", 48), ("两个小时内", 2), ("24小时之内", 24), ("3天", 72),
        ("two hours", 2), ("Forty-eight hours", 48), ("an hour", 1), ("24h", 24), ("999天", 999 * 24),
        ("", None), ("尽快", None), ("小时", None), ("0小时", None), ("1000小时", None), ("两三小时", None), ("٢小时", None), ("-2小时", None),
        ("2小时或3天", None),
    ],
)  # fmt: skip
def test_hours_as_a_note_says_them(told: str, count: int | None) -> None:
    assert hours(told) == count


def test_what_is_known_only_later_is_not_known_yet(report: Report) -> None:
    calls = (
        promise("1", "2026-11-26T10:00:00+08:00", "1001"),
        call("2", "2026-11-26T13:00:00+08:00", caller="1001"),
    )
    told = report(*calls, options=("--at", "2026-11-26T12:00:00+08:00"))["callbacks"]
    assert (told["in_time"], told["overdue"], len(told["open"])) == (0, 0, 1)


def test_the_number_of_a_promise_is_the_callers_where_none_was_written_down(report: Report) -> None:
    note = {"table": "callback", "at": "2026-11-26T10:00:00+08:00", "fields": {"reason": "billing"}}
    told = report(gone("1", **MISSED, caller="+8613805761234", notes=[note]))["callbacks"]
    assert [(each["number"], each["about"]) for each in told["open"]] == [("+8613805761234", "billing")]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("+8613805761234", "13805761234"), ("008613805761234", "13805761234"), ("13805761234", "13805761234"),
        ("013805761234", "13805761234"), ("+862584567890", "02584567890"), ("02584567890", "02584567890"),
        ("+12125550100", "0012125550100"), ("8001", "8001"), ("*61", "*61"), (None, None),
    ],
)  # fmt: skip
def test_numbers_as_they_are_compared(number: str | None, told: str | None) -> None:
    assert plain(number) == told


def test_complaints_that_come_again(report: Report) -> None:
    told = report(
        call("1", "2026-11-23T10:00:00+08:00", option="投诉", caller="1001"),
        call("2", "2026-11-24T10:00:00+08:00", option="投诉", caller="1001"),
        call("3", "2026-11-25T10:00:00+08:00", option="咨询", caller="1001"),
        call("4", "2026-11-25T10:00:00+08:00", option="投诉", caller=None),
        call("5", "2026-11-25T10:00:00+08:00", option="投诉", caller=None),
        gone("left in the menu", "2026-11-25T10:00:00+08:00", option="投诉", caller="1001"),
        promise("by its note", "2026-11-26T10:00:00+08:00", "1", caller="1001", option="咨询",
                notes=[{"table": "回电", "at": AT, "fields": {"事由": "投诉"}}]),
    )["complaints"]  # fmt: skip
    assert (told["taken"], told["again"], share(told["again_rate"])) == (5, 2, (2, 3))


def test_the_json_is_json(report: Report) -> None:
    told = report(call("1"))
    assert told["version"] == 1 and json.loads(json.dumps(told, allow_nan=False)) == told


def note(table: str, at: str, **fields: str) -> dict[str, Any]:
    return {"table": table, "at": at, "fields": fields}


LOST: dict[str, Any] = {"outcome": "caller left", "waited_s": 0}


def test_missed_calls_are_listed_until_somebody_speaks_to_the_number(report: Report) -> None:
    def at(minute: int) -> str:
        return f"2026-11-26T10:{minute:02}:00+08:00"

    told = report(
        gone("1", at(1), caller="13800000001", **MISSED),
        gone("2", at(2), caller="+8613800000001", **LOST),
        gone("3", at(3), caller="13800000002", **LOST),
        call("4", at(4), caller="013800000002"),  # came again and was answered
        gone("5", at(5), caller="13800000003", **LOST),
        call("6", at(6), caller="8001", called="13800000003"),  # was called
        gone("7", at(7), caller=None, **MISSED),
        gone("8", at(8), caller="13800000004", notes=[note("回电", at(8), 号码="13900000000")], **MISSED),
        gone("9", at(9), caller="13800000005", **LOST),
        gone("10", at(10), caller="13800000005", notes=[note("已回电", at(10), 号码="13800000005")], outcome="goodbye"),
        gone("11", at(11), caller="13800000006"),  # nobody was called
        call("12", at(12), caller="13800000007"),
        gone("13", at(13), caller="13800000007", **LOST),  # missed after it was answered
    )  # fmt: skip
    assert [(each["number"], each["calls"], each["last"][11:16]) for each in told["missed"]] == [
        ("13800000001", 2, "10:02"),
        (None, 1, "10:07"),
        ("13800000007", 1, "10:13"),
    ]


def test_missed_calls_are_those_of_the_days_and_of_the_moment(report: Report) -> None:
    calls = (
        gone("1", "2026-11-25T10:00:00+08:00", caller="13800000001", **MISSED),
        gone("2", "2026-11-26T10:00:00+08:00", caller="13800000002", **MISSED),
        call("3", "2026-11-27T10:00:00+08:00", caller="13800000002"),
    )
    assert [each["number"] for each in report(*calls)["missed"]] == ["13800000001"]
    early = report(*calls, options=("--at", "2026-11-26T12:00+08:00", "--since", "2026-11-26"))
    assert [each["number"] for each in early["missed"]] == ["13800000002"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_lists_no_more_missed_calls_than_anybody_reads(
    written: Any, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    calls = [gone(str(n), caller=f"138000000{n:02}", **MISSED) for n in range(60)]
    assert main(["report", written(*calls), "--at", AT, "--lang", lang]) == 0
    out = capsys.readouterr().out
    assert out.count("138000000") == 50 and ("还有 10 个" if lang == "zh" else "10 more") in out
