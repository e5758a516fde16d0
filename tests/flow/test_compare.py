"""Comparisons of what callers type: what is refused, and that simulator and switches mean the same by them."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.causes import met, named
from ivrc.flow.conditions.compare import BY_AMOUNT, SIGNS, UNDER, Compare
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.nodes import Hotline
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.conditions.compare import true_of
from ivrc.simulate.machine import run
from ivrc.switches.comparing import comparing
from tests.flow.lowered import flow, lowering, node

MENU = """菜单 收金额：“请输入金额，按井号键结束。”
    1至6位数字 {{金额}}，以#结束 → 分
分支 分
    {} → 甲
    否则 → 乙
播报 甲：“甲。” → 挂机
播报 乙：“乙。” → 挂机"""
HEAD = """热线 样例 4006659999
    无按键  5秒，重听 2次，→ 再见
    按错键  重听 2次，→ 再见
    故障    → 《系统故障》 挂机
"""
NOW = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
DIGITS = st.text("0123456789", min_size=1, max_size=33)


def _case(line: str) -> Compare:
    (case,) = node(flow(MENU.format(line)), "分", Branch).cases
    assert isinstance(case.test, Compare)
    return case.test


@pytest.mark.parametrize(
    ("line", "sign", "against"),
    [
        ("{金额} 是 1", "is", ("1",)),
        ("{金额}是1、3 和 5", "is", ("1", "3", "5")),
        ("{金额} 不是 ０１", "is-not", ("01",)),
        ("{金额} 开头是 62、95", "begins-with", ("62", "95")),
        ("｛金额｝大于500", "over", ("500",)),
        ("{金额} 是大于 500", "over", ("500",)),
        ("{金额} 小于 7", "under", ("7",)),
        ("{金额} 至少 007", "at-least", ("007",)),
        ("{ 金额 } 最多：7", "at-most", ("7",)),
        ("{金额} is 1 or 2", "is", ("1", "2")),
        ("{金额} IS NOT 1", "is-not", ("1",)),
        ("{金额} is over 500", "over", ("500",)),
        ("{金额} under  500", "under", ("500",)),
        ("{金额} is at  least 500", "at-least", ("500",)),
        ("{金额} at most 500", "at-most", ("500",)),
        ("{金额} begins with 62", "begins-with", ("62",)),
    ],
)
def test_each_way_of_writing_is_read(line: str, sign: str, against: tuple[str, ...]) -> None:
    assert _case(line) == Compare("金额", sign, against)


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("{金额} 500以上", "IVRC260", "500 本身算在内，或者不算"),
        ("{金额} 以下 500", "IVRC260", "两种读法"),
        ("{金额} 是 1,000", "IVRC260", "一个数 1000"),
        ("{金额} 大于 12,000,000", "IVRC260", "两种读法"),
        ("{金额} > 500", "IVRC260", "看不懂"),
        ("{金额} 超过 500", "IVRC260", "看不懂"),
        ("{金额}", "IVRC260", "看不懂"),
        ("{} 是 1", "IVRC261", "没有"),
        ("{数额} 是 1", "IVRC261", "数额"),
        ("{主叫号码} 是 1", "IVRC262", "不是来电者输入"),
        ("{金额} 大于", "IVRC262", "没有写数字"),
        ("{金额} 大于 500元", "IVRC262", "500元"),
        ("{金额} 大于 5.5", "IVRC262", "5.5"),
        ("{金额} 大于 -5", "IVRC262", "-5"),
        ("{金额} 大于 5、6", "IVRC262", "一个数"),
        ("{金额} 小于 00", "IVRC262", "比 0 还小"),
        ("{金额} 是 五", "IVRC262", "五"),
        ("{金额} 是 ${SHELL(x)}", "IVRC262", "SHELL"),
        (f"{{金额}} 大于 {'9' * 500}", "IVRC262", "999"),
    ],
)
def test_what_can_be_misread_is_refused_with_a_mend(line: str, code: str, says: str) -> None:
    _, found = lowering(HEAD + MENU.format(line) + "\n播报 再见：《结束语》 → 挂机\n")
    assert [each.code for each in found] == [code]
    assert says in found[0].zh and found[0].mend_zh and found[0].mend_en


@pytest.mark.parametrize(
    "line", ["{金额} > 500", "{金额} 超过 500", "{金额} 500以上", "{金额} 是 1,000", "{金额} 大于 500元"]
)
def test_the_mend_leads_to_a_menu_that_is_right(line: str) -> None:
    _, found = lowering(HEAD + MENU.format(line) + "\n播报 再见：《结束语》 → 挂机\n")
    assert found[0].mend_zh
    written = re.search(r"\{金额\} \S+ [0-9]+|(?<=写成 )[0-9]+", found[0].mend_zh)
    assert written
    mended = written[0] if written[0].startswith("{") else f"{{金额}} 是 {written[0]}"
    assert _case(mended).value == "金额"


@given(st.sampled_from(SIGNS), DIGITS, st.one_of(DIGITS, st.from_regex(r"[0-9]{1,8}[*]", fullmatch=True)))
def test_an_expression_means_what_the_simulator_does(sign: str, against: str, held: str) -> None:
    assume(sign != UNDER or int(against))
    test = Compare("金额", sign, (against,))
    assert _fits(test, held) == true_of(test, held)


@pytest.mark.parametrize("sign", sorted(BY_AMOUNT))
def test_every_small_number_is_compared_as_a_number(sign: str) -> None:
    for against in range(int(sign == UNDER), 131):
        test = Compare("金额", sign, (str(against),))
        for held in range(0, 1201):
            assert _fits(test, str(held)) == _fits(test, f"00{held}") == true_of(test, str(held))


def _fits(test: Compare, held: str) -> bool:
    expression, but = comparing(test)
    return (re.fullmatch(expression, held, re.ASCII) is not None) != but


@pytest.mark.parametrize(
    ("line", "keys", "to"),
    [
        ("{金额} 大于 500", "500#", "乙"),
        ("{金额} 大于 500", "501#", "甲"),
        ("{金额} 大于 500", "000501", "甲"),
        ("{金额} 至少 500", "500#", "甲"),
        ("{金额} 是 1", "01#", "乙"),
        ("{金额} 不是 1", "01#", "甲"),
        ("{金额} 开头是 57", "576#", "甲"),
        ("{金额} 开头是 57", "5#", "乙"),
    ],
)
def test_a_call_goes_by_what_was_typed(line: str, keys: str, to: str) -> None:
    hotline = flow(MENU.format(line))
    events = run(hotline, Script(keys), Circumstances(NOW))
    assert [each.what[0] for each in events if each.kind == "goto"][2] == to


def test_a_way_is_named_as_it_is_written() -> None:
    cause = _case("{金额} 是 1、3").cause
    assert str(cause) == "compare 金额 is 1,3"
    assert named(cause) == met(cause) == ("“金额”是 1、3", '"金额" is 1, 3')


def test_a_value_that_a_branch_asks_has_to_be_typed_before() -> None:
    from ivrc.compile import compile_text
    from ivrc.project import standard_phrases

    text = MENU.format("{金额} 大于 5").replace("#结束 → 分", "#结束 → 分\n    人工请按* → 分")
    found = compile_text(HEAD + text + "\n播报 再见：《结束语》 → 挂机\n", standard_phrases()).diagnostics
    assert "IVRC321" in [each.code for each in found]


def test_the_generated_calls_try_each_side_of_a_number() -> None:
    typed = _typed(flow(MENU.format("{金额} 大于 500")))
    assert {"500", "501", "5009", "50"} <= typed


def test_the_calls_for_many_values_and_hours_cover_every_way() -> None:
    lines = [
        f"菜单 收{n}：“请输入金额{n}。”\n    1至6位数字 {{值{n}}}，以#结束 → {f'收{n + 1}' if n < 7 else '分'}"
        for n in range(8)
    ]
    cases = [f"    {{值{n}}} 大于 {n + 1}00 → 坐席" for n in range(8)] + [
        f"    时{n} → 坐席" for n in range(4)
    ]
    cases += [f"    {{值{n}}} 是 {n + 1} → 坐席" for n in range(8)]
    hours = [f"时间 时{n}：每天 {n * 4}:00-{n * 4 + 6}:00" for n in range(4)]
    text = "\n".join([*lines, "分支 分", *cases, "    否则 → 再见", *hours, "播报 坐席：“请稍候。” → 挂机"])
    paths = generate(flow(text), Surroundings())
    assert not paths.unreached and len(paths.taken) == len(paths.ways)


def _typed(hotline: Hotline) -> set[str]:
    calls = (path.call for path in generate(hotline, Surroundings()).paths)
    return {act.rstrip("#.") for call in calls for act in call.plan.waits}
