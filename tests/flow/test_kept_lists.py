"""名单: a list that calls change, as it is written, lowered, asked and changed; and one of the project, which is named by its name."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from lowered import lowering

from ivrc.compile import compile_file
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.as_json import as_json
from ivrc.flow.kinds.enlist import Enlist
from ivrc.flow.nodes import Hotline
from ivrc.flow.switches import lists
from ivrc.project import standard_phrases
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run
from ivrc.simulate.plan import Call
from ivrc.simulate.world import AT_REST, World, after
from ivrc.site import Site
from ivrc.switches import registry
from ivrc.switches.admit import admit
from ivrc.switches.target import emitted

DAY = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
MENU = """热线 燃气 4008120000 8009
    名单 骚扰
    无按键 2秒，→ 再见
    按错键 → 再见
    故障 → 再见
分支 前台
    拨的是 8009 → 登记
    主叫在 骚扰 → 再见
    否则 → 主菜单
菜单 主菜单
    报修请按1 → 加入主叫
播报 加入主叫
    加入 骚扰
    → 再问
分支 再问
    主叫在 骚扰 → 再见
    否则 → 主菜单
菜单 登记
    请输入3至12位号码，按#键结束 → 处理
菜单 处理
    加入请按1 → 加
    移出请按2 → 减
播报 加
    加入 骚扰 {号码}
    → 再见
播报 减
    “好的。”
    移出 骚扰 {号码}
    → 再见
播报 再见：“再见。” → 挂机
"""
ONE = World(listed=frozenset({("骚扰", "13805761234")}))
HOSTILE = (
    "",
    "anonymous",
    "${SHELL(touch x)}",
    "1\n2",
    "5" * 500,
    '"quoted"',
    "1/2",
    "1~2",
    "*97",
    "１３８",
    "138 057",
)


def flow(text: str = MENU) -> Hotline:
    found, told = lowering(text)
    assert found is not None and not told, [each.en for each in told]
    return found


def called(number: str, keys: str = ".", world: World = AT_REST, to: str = "") -> tuple[list[str], World]:
    trace = run(flow(), Script(keys), Circumstances(DAY, number, called=to, world=world))
    return [e.what[0] for e in trace if e.kind == "goto"], after(world, trace)


@pytest.mark.parametrize("number", ["13805761234", "+8613805761234", "1795113805761234", "013805761234"])
def test_a_number_is_in_the_list_however_a_trunk_shows_it(number: str) -> None:
    assert called(number, world=ONE)[0] == ["前台", "再见", "再见.hangup"]
    assert called(number, "1")[1] == ONE


def test_a_number_that_was_typed_goes_in_and_out() -> None:
    assert called("057612345678", "13805761234#1", to="8009")[1] == ONE
    assert called("057612345678", "13805761234#2", ONE, to="8009")[1] == AT_REST


@pytest.mark.parametrize("number", HOSTILE)
def test_what_is_no_number_is_in_no_list_and_cannot_be_put_in(number: str) -> None:
    went, left = called(number, "1.")
    assert went[1] == "主菜单" and left == AT_REST
    assert went[-1] == "主菜单", "and is not in it then"
    assert called(number, world=ONE)[0][1] == "主菜单"


@pytest.mark.parametrize(
    ("line", "value", "into"),
    [("加入 骚扰", "主叫（国内）", True), ("加入：骚扰", "主叫（国内）", True), ("移出 骚扰", "主叫（国内）", False),
     ("加入 骚扰{号码}", "号码", True), ("加入 骚扰，｛号码｝", "号码", True), ("put in 骚扰 {号码}", "号码", True),
     ("take out of 骚扰 { 号码 }", "号码", False)],
)  # fmt: skip
def test_it_is_written_so(line: str, value: str, into: bool) -> None:
    hotline = flow(MENU.replace("    加入 骚扰 {号码}", f"    {line}"))
    node = hotline.nodes["加"]
    assert isinstance(node, Enlist) and (node.list, node.value, node.into) == ("骚扰", value, into)
    assert lists(hotline) == ("骚扰",)


@pytest.mark.parametrize(
    ("old", "new", "mend"),
    [
        ("    名单 骚扰\n", "", "名单 骚扰"),
        ("加入 骚扰 {号码}", "加入 骚挠 {号码}", "骚扰"),
        ("加入 骚扰 {号码}", "加入 {号码}", "名单 黑名单"),
        ("加入 骚扰 {号码}", "加入 骚扰 {没有}", "{号码}"),
        ("加入 骚扰 {号码}", "加入 骚扰 {主叫号码}", "{号码}"),
        ("加入 骚扰 {号码}", "加入 骚扰 13805761234", "{号码}"),
        ("加入 骚扰 {号码}", "加入 骚扰 {号码}{号码}", "{号码}"),
    ],
)
def test_what_is_written_otherwise_is_told_with_a_mend(old: str, new: str, mend: str) -> None:
    made, told = lowering(MENU.replace(old, new))
    errors = [d for d in told if d.severity == "error"]
    assert made is None and {d.code for d in errors} <= {"IVRC269", "IVRC265"}
    assert any(mend in d.mend_zh for d in errors if d.code == "IVRC269")


def test_one_name_is_not_two_lists(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "骚扰.txt").write_text("13805761234\n", encoding="utf-8")
    (tmp_path / "menu.ivr").write_text(MENU, encoding="utf-8")
    told = compile_file(tmp_path / "menu.ivr", tmp_path, standard_phrases()).diagnostics
    assert [(d.code, d.span.line) for d in told] == [("IVRC269", 2)]


def test_the_numbers_of_a_list_of_the_project_stand_in_no_name_and_no_form(tmp_path: Path) -> None:
    text = (
        MENU.replace("    名单 骚扰\n", "")
        .replace("    加入 骚扰 {号码}\n", "")
        .replace("    移出 骚扰 {号码}\n", "")
        .replace("    加入 骚扰\n", "    “好。”\n")
    )
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "骚扰.txt").write_text("13805769999\n", encoding="utf-8")
    (tmp_path / "menu.ivr").write_text(
        text.replace("主叫在 骚扰 → 再见", "主叫在 骚扰 → “不受理。” 再见"), encoding="utf-8"
    )
    hotline = compile_file(tmp_path / "menu.ivr", tmp_path, standard_phrases()).hotline
    assert hotline is not None
    assert not any("13805769999" in name for name in hotline.nodes)
    assert "13805769999" not in json.dumps(as_json(hotline), ensure_ascii=False)
    trace = run(hotline, Script("."), Circumstances(DAY, "13805769999"))
    assert not any("13805769999" in str(event.as_dict()) for event in trace)
    for name in ("asterisk", "freeswitch", "voicexml"):
        target = registry.load(name)
        assert not admit(hotline, Site("试", {}), target)
        texts = "".join(emitted(target, hotline, Site("试", {})).files.values())
        lines = [line for line in texts.splitlines() if "13805769999" in line]
        assert 0 < len(lines) <= 2 and all("[ivrc-" not in line and "<context" not in line for line in lines)


def test_generated_calls_come_from_those_in_it_and_from_others_and_take_every_way() -> None:
    paths = generate(flow(), Surroundings())
    assert not paths.unreached
    assert {each.call.world for each in paths.paths} >= {AT_REST, ONE}
    for each in paths.paths:
        assert Call.of_dict(each.call.as_dict()) == each.call


@pytest.mark.parametrize(("name", "may"), [("asterisk", True), ("freeswitch", True), ("voicexml", False)])
def test_what_cannot_keep_it_refuses_it(name: str, may: bool) -> None:
    told = {d.code for d in admit(flow(), Site("试", {}), registry.load(name))}
    assert told == (set() if may else {"IVRC401"})
