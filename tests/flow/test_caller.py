"""The calling number: made national once, whatever a trunk shows, and asked by a branch."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.conditions.caller import Caller
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.national import RULES, national
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run
from ivrc.site import Site
from ivrc.switches.asterisk.text.target import emit as asterisk
from ivrc.switches.freeswitch.text.target import emit as freeswitch
from ivrc.switches.voicexml.text.target import emit as voicexml
from tests.flow.lowered import flow, lowering, node

HEAD = """热线 样例 4006659999
    故障    → 《系统故障》 挂机
"""
MENU = """分支 分
    {} → 甲
    否则 → 乙
播报 甲：“甲。” → 挂机
播报 乙：“乙。” → 再见"""
NOW = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
HOSTILE = (
    "${SHELL(touch x)}",
    "anonymous",
    "Restricted",
    "1);2",
    "13805761234\n",
    "１３８０５７６１２３４",
    "5" * 500,
    "+",
    "",
)


@pytest.mark.parametrize(
    ("shown", "is_"),
    [
        ("13805761234", "13805761234"),
        ("+8613805761234", "13805761234"),
        ("8613805761234", "13805761234"),
        ("008613805761234", "13805761234"),
        ("013805761234", "13805761234"),
        ("1795113805761234", "13805761234"),
        ("1259313805761234", "13805761234"),
        ("17951013805761234", "13805761234"),
        ("057688888888", "057688888888"),
        ("+8657688888888", "057688888888"),
        ("8657688888888", "057688888888"),
        ("+86057688888888", "057688888888"),
        ("17909057688888888", "057688888888"),
        ("01088888888", "01088888888"),
        ("+861088888888", "01088888888"),
        ("+862188888888", "02188888888"),
        ("+864006659999", "4006659999"),
        ("4006659999", "4006659999"),
        ("10086", "10086"),
        ("95588", "95588"),
        ("88888888", "88888888"),
        ("86123456", "86123456"),
        ("+12125550123", "0012125550123"),
        ("+85223456789", "0085223456789"),
        ("0085223456789", "0085223456789"),
        *((each, "") for each in HOSTILE),
    ],
)
def test_a_number_is_made_national(shown: str, is_: str) -> None:
    assert national(shown) == is_


@given(st.from_regex(r"[+]?[0-9]{1,20}", fullmatch=True))
def test_a_national_number_is_digits_and_stays(shown: str) -> None:
    once = national(shown)
    assert once.isascii() and once.isdecimal()


def test_what_a_rule_cuts_has_the_length_that_it_says() -> None:
    for rule in RULES:
        cut = re.sub(r"\[0-9\]", "0", rule.cut)
        assert len(re.sub(r"0\{(\d)\}", lambda m: "0" * int(m[1]), cut)) == rule.length


@pytest.mark.parametrize(
    ("line", "sign", "numbers"),
    [
        ("主叫是 13805761234", "is", ("13805761234",)),
        ("主叫号码是：+8613805761234、0576-8888 8888", "is", ("13805761234", "057688888888")),
        ("主叫开头是 0576、138", "begins-with", ("0576", "138")),
        ("主叫开头是 +1", "begins-with", ("001",)),
        ("caller is 138 0576 1234", "is", ("13805761234",)),
        ("Caller begins with 0576 or 010", "begins-with", ("0576", "010")),
        ("主叫不显示", "withheld", ()),
        ("caller ID withheld", "withheld", ()),
        ("caller is anonymous", "withheld", ()),
    ],
)
def test_each_way_of_writing_is_read(line: str, sign: str, numbers: tuple[str, ...]) -> None:
    (case,) = node(flow(MENU.format(line), HEAD), "分", Branch).cases
    assert case.test == Caller("主叫（国内）", sign, numbers)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("主叫开头是 576", "区号 0576"),
        ("主叫开头是 10", "区号 010"),
        ("主叫开头是 +86576", "已经去掉"),
        ("主叫开头是 86", "已经去掉"),
        ("主叫是", "要写号码"),
        ("主叫是 张三", "张三"),
        ("主叫是 ${SHELL(touch x)}", "SHELL"),
        ("主叫是 1);2", "要写号码"),
        (f"主叫是 {'5' * 500}", "要写号码"),
        ("caller begins with Taizhou", "Taizhou"),
    ],
)
def test_what_can_be_misread_is_refused_with_a_mend(line: str, says: str) -> None:
    _, found = lowering(HEAD + MENU.format(line) + "\n播报 再见：《结束语》 → 挂机\n")
    assert [each.code for each in found] == ["IVRC265"]
    assert says in found[0].zh and found[0].mend_zh and found[0].mend_en


@pytest.mark.parametrize(
    ("line", "number", "to"),
    [
        ("主叫是 13805761234", "+8613805761234", "甲"),
        ("主叫是 13805761234", "13805761235", "乙"),
        ("主叫开头是 0576", "8657688888888", "甲"),
        ("主叫开头是 0576", "13805761234", "乙"),
        ("主叫开头是 +1", "+12125550123", "甲"),
        *(("主叫不显示", each, "甲") for each in HOSTILE),
        *(("主叫开头是 1、5", each, "乙") for each in HOSTILE),
        ("主叫不显示", "13805761234", "乙"),
    ],
)
def test_a_call_goes_by_its_number(line: str, number: str, to: str) -> None:
    hotline = flow(MENU.format(line), HEAD)
    events = run(hotline, Script(), Circumstances(NOW, number))
    assert [each.what[0] for each in events if each.kind == "goto"][1] == to


def test_the_generated_calls_come_from_each_sort_of_number() -> None:
    paths = generate(flow(MENU.format("主叫是 13805761234"), HEAD), Surroundings())
    numbers = {path.call.number for path in paths.paths}
    assert {
        "13805761234",
        "+8613805761234",
        "1795113805761234",
        "013805761234",
        "",
        "+12125550123",
    } <= numbers
    assert not paths.unreached


def test_a_site_names_the_header_in_which_the_trunk_tells_the_caller() -> None:
    hotline = flow(MENU.format("主叫开头是 0576"), HEAD)
    site = Site("试", {}, caller={"asterisk": "X-Caller", "freeswitch": "X-Caller"})
    dialplan = "".join(asterisk(hotline, site).files.values())
    assert dialplan.index("PJSIP_HEADER(read,X-Caller)") < dialplan.index("Set(IVRC_SHOWN=${CALLERID(num)})")
    assert "FILTER(0-9,${IVRC_SHOWN})" in dialplan and "FILTER(0-9,${CALLERID(num)})" not in dialplan
    document = "".join(freeswitch(hotline, site).files.values())
    assert document.count('field="${sip_h_X-Caller}"') == 4
    for emitted in (asterisk, freeswitch):
        assert "X-Caller" not in "".join(emitted(hotline, Site("试", {})).files.values())


def test_each_target_knows_the_rules() -> None:
    hotline = flow(MENU.format("主叫开头是 0576"), HEAD)
    dialplan = "".join(asterisk(hotline, Site("试", {})).files.values())
    document = "".join(voicexml(hotline, Site("试", {})).files.values())
    for rule in RULES:
        assert f'"^{rule.cut}{rule.rest}$"' in dialplan
        assert f"/^{rule.cut}({rule.rest})$/" in document
