"""Where a call comes from: the table of area codes, their names, and branches that ask."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from ivrc.areas import areas
from ivrc.checks.registry import check
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.conditions.area import Area
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.national import national
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.conditions.area import true_of
from ivrc.simulate.machine import run
from ivrc.site import Site
from ivrc.switches.asterisk.text.target import emit as asterisk
from ivrc.switches.freeswitch.text.target import emit as freeswitch
from ivrc.switches.prefixes import prefixes
from ivrc.switches.voicexml.text.target import emit as voicexml
from tests.flow.lowered import flow, lowering, node

HEAD = """热线 样例 4006659999
    故障    → 《系统故障》 挂机
"""
MENU = """分支 分
    {} → 甲
    来电地区不明 → 丙
    否则 → 乙
播报 甲：“甲。” → 挂机
播报 丙：“丙。” → 挂机
播报 乙：“乙。” → 再见"""
END = "\n播报 再见：《结束语》 → 挂机\n"
NOW = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
OF_NONE = (
    "",
    "anonymous",
    "${SHELL(touch x)}",
    "1);2",
    "021\n",
    "０２１１２３４５６７８",
    "021" + "5" * 500,
    "+",
    "+12125550123",
    "+85223456789",
    "008621",
    "13805761234",
    "4006659998",
    "88888888",
    "02612345678",
    "03781234567",
    "10086",
)


def test_a_former_code_went_into_one_that_there_is() -> None:
    known = areas()
    assert known.former["0378"] == "0371" and len(known.former) == 10
    assert not set(known.former) & set(known.codes) and set(known.former.values()) <= set(known.codes)


def test_every_code_is_one_of_mainland_china_and_none_begins_another() -> None:
    codes = list(areas().codes)
    assert len(codes) == 320 and len({each.zh for each in sum(areas().codes.values(), ())}) == 346
    for code in codes:
        assert re.fullmatch(r"010|02[0-9]|0[3-9][0-9]{2}", code)
        assert not any(other != code and other.startswith(code) for other in codes)
    provinces = {place for places in areas().names.values() for place in places if place.whole}
    assert len(provinces) == 31
    assert sorted(code for each in provinces for code in each.codes) == sorted(codes)


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("来电地区是 上海", ("021",)),
        ("来电地区是：上海市、021", ("021",)),
        ("主叫归属地是 北京和天津", ("010", "022")),
        ("来自 新疆和田和喀什", ("0903", "0998")),
        ("来电来自 和田", ("0903",)),
        ("主叫来自 浙江省台州市，江苏泰州", ("0576", "0523")),
        ("主叫号码的归属地是 延边州", ("0433",)),
        ("来自 海南州", ("0974",)),
        ("来自 海南", ("0898",)),
        ("来自 028", ("028",)),
        ("来自 成都、眉山、资阳", ("028",)),
        ("caller is from Xi'an or Xianyang", ("029",)),
        ("Caller from zhejiang taizhou, 0577", ("0576", "0577")),
        ("caller's area is Inner  Mongolia", (*(f"047{n}" for n in range(10)), "0482", "0483")),
        ("caller from Jilin City", ("0432",)),
        ("来自 吉林市", ("0432",)),
    ],
)
def test_each_way_of_writing_is_read(line: str, codes: tuple[str, ...]) -> None:
    case = node(flow(MENU.format(line), HEAD), "分", Branch).cases[0]
    assert isinstance(case.test, Area) and case.test.codes == codes


@pytest.mark.parametrize(
    ("line", "says", "mend"),
    [
        ("来电地区是 泰洲", "泰洲", "泰州"),
        ("来电地区是 吉林", "吉林省，或者吉林省吉林", "0432"),
        ("caller is from Suzhou", "安徽省宿州", "江苏省苏州"),
        ("来自 Shanxi Yulin", "Shanxi Yulin", "Yulin"),
        ("来自 铁岭", "024", "来电地区是 024"),
        ("来自 海口", "0898", "来电地区是 0898"),
        ("来自 浙江、台州", "整个浙江省", "浙江省台州"),
        ("caller is from Wenzhou, Zhejiang", "整个浙江省", "浙江省温州"),
        ("来自 香港", "香港", "+852"),
        ("caller from Taiwan", "Taiwan", "+886"),
        ("来自 576", "576", "0"),
        ("来自 0378", "0378", "0"),
        ("来自", "后面没有写", "0576"),
        ("来自 ${SHELL(touch x)}", "SHELL", ""),
        ("来自 \"';DROP", "DROP", ""),
        (f"来自 {'州' * 500}", "州…", ""),
    ],
)
def test_what_is_no_area_or_several_is_refused_with_a_mend(line: str, says: str, mend: str) -> None:
    _, found = lowering(HEAD + MENU.format(line) + END)
    assert [each.code for each in found] == ["IVRC266"]
    assert says in found[0].zh and mend in found[0].mend_zh and found[0].mend_en and found[0].en


def test_where_an_unknown_area_goes_has_to_be_written() -> None:
    without = MENU.replace("    来电地区不明 → 丙\n", "").replace("播报 丙：“丙。” → 挂机\n", "")
    _, found = lowering(HEAD + without.format("来自 上海") + END)
    assert [(each.code, each.span.line) for each in found] == [("IVRC267", 4)]
    (mend,) = re.findall(r"加一行：(.+)。", found[0].mend_zh)
    (mend_en,) = re.findall(r"Add a line: (.+)\.", found[0].mend_en)
    for line in (mend, mend_en):
        mended = without.format(f"来自 上海 → 再见\n    {line}\n    来自 北京")
        assert lowering(HEAD + mended + END)[1] == []


@pytest.mark.parametrize(
    ("number", "to"),
    [
        *((number, "甲") for number in ("02187654321", "+862187654321", "862187654321", "1795102187654321")),
        *((number, "甲") for number in ("051287654321", "+8651287654321", "+86051287654321")),
        *((number, "乙") for number in ("01087654321", "+8657687654321")),
        *((number, "丙") for number in OF_NONE),
    ],
)
def test_a_call_goes_by_its_area(number: str, to: str) -> None:
    hotline = flow(MENU.format("来自 上海、江苏"), HEAD)
    events = run(hotline, Script(), Circumstances(NOW, number))
    assert [each.what[0] for each in events if each.kind == "goto"][1] == to


def test_the_generated_calls_come_from_each_area() -> None:
    paths = generate(flow(MENU.format("来自 江苏"), HEAD), Surroundings())
    numbers = {path.call.number for path in paths.paths}
    for code in ("025", *(f"051{n}" for n in range(10)), "0523", "0527"):
        assert any(number.startswith(code) for number in numbers), code
    assert {"", "+12125550123", "13805761234", "02612345678", "+862587654321"[:14]} <= numbers | {
        "+862587654321"
    }
    assert not paths.unreached


def test_areas_that_lines_before_take_are_told() -> None:
    for line, told in (
        ("来自 浙江 → 乙\n    来自 浙江台州", ["IVRC326"]),
        ("来自 浙江台州 → 乙\n    来自 浙江", []),
        ("来自 上海 → 乙\n    来自 北京 → 甲\n    来自 021、010", ["IVRC326"]),
    ):
        hotline = flow(MENU.format(line), HEAD)
        assert [each.code for each in check(hotline) if each.code == "IVRC326"] == told


def test_each_target_asks_as_the_simulator_does() -> None:
    hotline = flow(MENU.format("来自 江苏、海南、010"), HEAD)
    is_, unknown = (case.test for case in node(hotline, "分", Branch).cases)
    numbers = [
        *OF_NONE,
        *(f"{code}12345678" for code in areas().codes),
        *(f"0{n:03}1234567" for n in range(1000)),
    ]
    one, none = (f"^({prefixes(each.codes)})" for each in (is_, unknown))
    for number in map(national, numbers):
        assert bool(re.search(one, number)) == true_of(is_, number), number
        assert bool(re.search(none, number)) != true_of(unknown, number), number
    files = {name: "".join(emit(hotline, Site("试", {})).files.values()) for name, emit in (
        ("asterisk", asterisk), ("freeswitch", freeswitch), ("voicexml", voicexml))}  # fmt: skip
    assert f'REGEX("{one}" ${{IVRC_V1}})' in files["asterisk"]
    assert f'$[!${{REGEX("{none}" ${{IVRC_V1}})}}]' in files["asterisk"]
    assert f'expression="{one}"' in files["freeswitch"]
    assert f'expression="^(?!{prefixes(unknown.codes)})"' in files["freeswitch"]
    assert f"/{one}/.test(" in files["voicexml"] and f"!/{none}/.test(" in files["voicexml"]
    assert max(map(len, files["asterisk"].splitlines())) < 3000


def test_a_list_that_is_not_there_but_an_area_is_told_how_areas_are_asked() -> None:
    _, found = lowering(HEAD + MENU.format("caller is in Shanghai") + END)
    assert [each.code for each in found] == ["IVRC265"]
    assert "来电地区是 Shanghai" in found[0].mend_zh and "caller is from Shanghai" in found[0].mend_en
