"""开关: written, lowered, asked and turned, and what of it outlives a call."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from lowered import lowering

from ivrc.compile import compile_text
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.conditions.switched import Switched
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.kinds.turn import Turn
from ivrc.flow.nodes import Hotline
from ivrc.flow.switches import switches
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run
from ivrc.simulate.plan import Call
from ivrc.simulate.world import AT_REST, World, after
from ivrc.site import Site
from ivrc.switches import registry
from ivrc.switches.admit import admit

DAY = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
MENU = """热线 供水 4008120000
    开关 停水
    无按键 2秒，→ 再见
    按错键 → 再见
    故障 → 再见
分支 前台
    停水 开着 → 通知
    否则 → 主菜单
播报 通知：“今天停水。” → 主菜单
菜单 主菜单
    打开请按1 → 开
    关上请按2 → 关
播报 开
    打开 停水
    → 前台
播报 关
    “好的。”
    关上 停水
    → 前台
播报 再见：“再见。” → 挂机
"""
ENGLISH = """hotline waterworks 8005551234
    language en-US
    switch no-water
    fault -> bye
branch front
    no-water is off -> bye
    otherwise -> turn
say turn
    turn off no-water
    -> bye
say bye: "Goodbye." -> hang up
"""


def flow(text: str = MENU) -> Hotline:
    found, told = lowering(text)
    assert found is not None and not told, [each.en for each in told]
    return found


def called(world: World, keys: str) -> tuple[list[str], World]:
    """The nodes that a call comes to, and the world that it leaves."""
    trace = run(flow(), Script(keys), Circumstances(DAY, world=world))
    return [e.what[0] for e in trace if e.kind == "goto"], after(world, trace)


def test_a_switch_that_was_never_turned_is_off() -> None:
    assert called(AT_REST, ".") == (["前台", "主菜单"], AT_REST)
    assert called(World(frozenset({"停水"})), ".")[0] == ["前台", "通知", "主菜单"]


def test_it_is_turned_at_once_and_stays_so() -> None:
    went, left = called(AT_REST, "1.")
    assert went == ["前台", "主菜单", "开", "开.more", "前台", "通知", "主菜单"] or went[2:4] == [
        "开",
        "前台",
    ]
    assert left == World(frozenset({"停水"}))
    assert called(left, ".")[0][1] == "通知"
    assert called(left, "2.")[1] == AT_REST


def test_it_tells_how_it_is_then() -> None:
    trace = run(flow(), Script("1-"), Circumstances(DAY))
    assert [e.what for e in trace if e.kind == "turn"] == [("停水", "on")]


def test_it_is_written_in_english_too() -> None:
    hotline = flow(ENGLISH)
    branch = hotline.nodes["front"]
    assert isinstance(branch, Branch) and branch.cases[0].test == Switched("no-water", False)
    turn = hotline.nodes["turn"]
    assert isinstance(turn, Turn) and (turn.switch, turn.on) == ("no-water", False)
    assert switches(hotline) == ("no-water",)


@pytest.mark.parametrize(
    "line",
    ["打开 停水", "开启 停水", "turn on 停水", "打开：停水", "关上 停水", "关掉 停水", "turn off 停水"],
)
def test_every_spelling_turns_it(line: str) -> None:
    hotline = flow(MENU.replace("打开 停水", line))
    assert any(
        isinstance(n, Turn) and n.on == ("关" not in line and "off" not in line)
        for n in hotline.nodes.values()
    )


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        (MENU.replace("    开关 停水\n", ""), "开关 停水"),
        (MENU.replace("停水 开着", "停电 开着"), "停水"),
        (ENGLISH.replace("    switch no-water\n", ""), "switch no-water"),
    ],
)
def test_one_that_is_not_declared_is_told_how_to_declare(text: str, mend: str) -> None:
    compiled = compile_text(text)
    told = [d for d in compiled.diagnostics if d.severity == "error"]
    assert {d.code for d in told} == {"IVRC268"}
    assert any(mend in d.mend_zh + d.mend_en for d in told)
    assert not any("引号" in d.mend_zh for d in told)


def test_a_declared_one_that_nothing_asks_is_a_warning() -> None:
    _, told = lowering(MENU.replace("    开关 停水\n", "    开关 停水\n    开关 停电\n"))
    assert [(d.code, d.span.line) for d in told] == [("IVRC224", 3)]
    _, twice = lowering(MENU.replace("    开关 停水\n", "    开关 停水\n    开关 停水\n"))
    assert [d.code for d in twice] == ["IVRC218"]


def test_opening_hours_of_that_name_stand_before_it() -> None:
    text = (
        MENU.replace("    停水 开着", "    大门开着 → 再见\n    停水 开着")
        + "时间 大门开着：每天 9:00-17:00\n"
    )
    assert flow(text).schedules


def test_generated_calls_come_into_both_worlds_and_take_every_way() -> None:
    hotline = flow()
    paths = generate(hotline, Surroundings())
    assert len(paths.taken) == len(paths.ways)
    assert {each.call.world for each in paths.paths} == {AT_REST, World(frozenset({"停水"}))}
    for each in paths.paths:
        assert Call.of_dict(each.call.as_dict()) == each.call


def test_what_is_turned_on_the_way_does_not_decide_how_it_began() -> None:
    """To `末` only a call comes that found it off and turned it on."""
    text = (
        MENU.replace("    否则 → 主菜单", "    否则 → 主菜单\n")
        .replace(
            "播报 开\n    打开 停水\n    → 前台",
            "播报 开\n    打开 停水\n    → 再问\n分支 再问\n    停水 开着 → 末\n    否则 → 再见\n播报 末：“末。” → 再见",
        )
        .replace("播报 通知：“今天停水。” → 主菜单", "播报 通知：“今天停水。” → 再见")
    )
    paths = generate(flow(text), Surroundings())
    assert [(each.way.node, str(each.way.cause)) for each in paths.unreached] == [("再问", "otherwise")]


@pytest.mark.parametrize(("name", "may"), [("asterisk", True), ("freeswitch", True), ("voicexml", False)])
def test_what_cannot_keep_it_refuses_it(name: str, may: bool) -> None:
    target = registry.load(name)
    told = {d.code for d in admit(flow(), Site("试", {}), target)}
    assert told == (set() if may else {"IVRC401"})
