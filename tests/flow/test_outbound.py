"""A hotline that calls: what its rows have, and what is said of its beginning."""

from __future__ import annotations

from datetime import UTC, datetime

from ivrc.compile import compile_text
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run

HEAD = """热线 催费
    企业名称 东方物业
    外呼 应缴:金额
    无按键 5秒，→ 再见
    按错键 → 再见
    故障 → 《系统故障》 挂机
"""
ASKED = (
    "菜单 开场：“您好，这里是{企业名称}，您应缴{应缴:金额}。”\n    人工请按1 → 人工\n    结束请按2 → 再见\n"
)
UNNAMED = ASKED.replace("{企业名称}", "我们")
AT_ONCE = "播报 开场：“您好，这里是{企业名称}，您应缴{应缴:金额}。” → 人工\n"
END = "转接 人工：拨 前台，振铃 20秒\n    占线，无人接听，转接失败 → 再见\n播报 再见：《再见》 → 挂机\n"


def codes(opening: str) -> list[str]:
    return [each.code for each in compile_text(HEAD + opening + END).diagnostics]


def test_who_calls_is_said_first_and_no_machine_is_put_through() -> None:
    assert codes(ASKED) == []
    assert codes(UNNAMED) == ["IVRC288"]
    assert codes(AT_ONCE) == ["IVRC289"]


def test_a_row_is_said_only_in_its_form() -> None:
    flow = compile_text(HEAD + ASKED + END).hotline
    assert flow is not None and flow.outbound
    at = datetime(2026, 11, 23, 10, tzinfo=UTC)
    for held, said in (("85.50", True), ("85.505", False), ("${SHELL(id)}", False), ("85.50\n", False)):
        trace = run(flow, Script("2"), Circumstances(at, called="13805761234", row={"应缴": held}))
        assert any(each.kind == "say" for each in trace) is said
        assert any(each.kind == "fault" for each in trace) is not said
