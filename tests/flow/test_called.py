"""The called number: what is refused, which call goes where, and how it is tried."""

from __future__ import annotations

import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.conditions.called import Called
from ivrc.flow.kinds.branch import Branch
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run
from ivrc.simulate.plan import Call
from tests.flow.lowered import flow, lowering, node

HEAD = """热线 样例 4006659999 4006659998 021-6880-0000
    故障    → 《系统故障》 挂机
"""
MENU = """分支 分
    {} → 甲
    否则 → 乙
播报 甲：“甲。” → 挂机
播报 乙：“乙。” → 再见"""
NOW = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("拨的是 4006659998", ("4006659998",)),
        ("拨的是４００－６６５－９９９８", ("4006659998",)),
        ("被叫是 4006659998、02168800000", ("4006659998", "02168800000")),
        ("called 4006659998 or 021-6880-0000", ("4006659998", "02168800000")),
        ("Called: 4006659998 4006659998", ("4006659998",)),
    ],
)
def test_each_way_of_writing_is_read(line: str, numbers: tuple[str, ...]) -> None:
    (case,) = node(flow(MENU.format(line), HEAD), "分", Branch).cases
    assert case.test == Called("被叫号码", numbers)


@pytest.mark.parametrize(
    "line", ["拨的是 4006659990", "拨的是", "拨的是 400 665 9998", "called 4006659998, 1", "拨的是 客服"]
)
def test_a_number_that_is_not_the_hotlines_is_refused(line: str) -> None:
    _, found = lowering(HEAD + MENU.format(line) + "\n播报 再见：《结束语》 → 挂机\n")
    assert [each.code for each in found] == ["IVRC264"] and found[0].mend_zh and found[0].mend_en


@pytest.mark.parametrize(
    ("called", "to"),
    [("", "乙"), ("4006659999", "乙"), ("4006659998", "甲"), ("02168800000", "乙"), ("${x}", "乙")],
)
def test_a_call_goes_by_the_number_that_was_dialled(called: str, to: str) -> None:
    hotline = flow(MENU.format("拨的是 4006659998"), HEAD)
    events = run(hotline, Script(), Circumstances(NOW, called=called))
    assert [each.what[0] for each in events if each.kind == "goto"][1] == to


def test_the_generated_calls_dial_every_number_and_say_so() -> None:
    hotline = flow(MENU.format("拨的是 4006659998"), HEAD)
    paths = generate(hotline, Surroundings())
    calls = [path.call for path in paths.paths]
    assert {call.called for call in calls} == {"", "4006659998", "02168800000"}
    assert not paths.unreached
    for call in calls:
        assert Call.of_dict(json.loads(json.dumps(call.as_dict()))) == call
