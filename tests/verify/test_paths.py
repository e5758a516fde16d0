"""The generated calls of hotlines that were written, and what is told of ways that no call can take."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from ivrc.cli import main
from ivrc.compile import compile_text
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.feature import Feature
from ivrc.coverage.generate import Paths, generate
from ivrc.coverage.keys import broken_off, keys_for, keys_outside, wrong_keys
from ivrc.flow.causes import FAULT, NEXT, OTHERWISE, SILENCE, WRONG
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Entry, Hotline
from ivrc.simulate.machine import run
from ivrc.simulate.match import listed, longer_possible, matched
from ivrc.simulate.plan import Call

HEAD = """\
热线 试验 4001234567
    无按键 5秒，重听 1次，→ 再见
    按错键 “按错了。” 重听 1次，→ 再见
    故障 → “系统故障。” 再见
"""
BYE = "\n播报 再见：“再见。” → 挂机\n"


def flow(body: str) -> Hotline:
    compiled = compile_text(f"{HEAD}\n{body}{BYE}")
    assert compiled.hotline is not None, compiled.diagnostics
    return compiled.hotline


def paths(hotline: Hotline, *extensions: str) -> Paths:
    return generate(hotline, Surroundings(extensions))


def why(found: Paths) -> dict[tuple[str, str], str]:
    return {(each.way.node, str(each.way.cause)): each.zh for each in found.unreached}


@pytest.fixture(scope="module")
def shipped() -> Paths:
    text = (Path(__file__).parents[2] / "menus" / "大众联合.ivr").read_text(encoding="utf-8")
    hotline = compile_text(text).hotline
    assert hotline is not None
    return paths(hotline, "81XX")


def test_the_shipped_hotline_is_covered_by_few_calls(shipped: Paths) -> None:
    assert not shipped.unreached
    assert len(shipped.taken) == len(shipped.ways) == 31
    assert len(shipped.paths) < 110


@pytest.mark.parametrize(
    "feature",
    [
        Feature("way", "", cause=FAULT),
        Feature("way", "主菜单", cause=SILENCE),
        Feature("way", "主菜单", cause=WRONG),
        Feature("counted apart", "主菜单"),
        Feature("typed ahead", "其他业务"),
        Feature("between keys", "其他业务"),
        Feature("hangs up", "其他业务", "wait"),
        Feature("hangs up", "大众联合.fault", "clip"),
        Feature("outcome", "客服坐席.dial", "answered", number=1),
        Feature("outcome", "客服坐席.dial", "answered", number=2),
        Feature("outcome", "分机", "unavailable", number=0),
        Feature("outcome", "分机", "unavailable", number=1),
        Feature("caller ends", "分机"),
        Feature("agent ends", "分机"),
        Feature("message", "留言.message", "key"),
        Feature("message", "留言.message", "length"),
        Feature("message", "留言.message", "hang-up"),
        Feature("clock", "总机", "before", number=9 * 60),
        Feature("clock", "总机", "at", number=9 * 60),
        Feature("clock", "总机", "before", number=11 * 60 + 30),
        Feature("clock", "总机", "at", number=11 * 60 + 30),
        Feature("second fault", ""),
    ],
)
def test_what_a_switch_can_get_wrong_is_covered(shipped: Paths, feature: Feature) -> None:
    assert any(feature in path.covers for path in shipped.paths)


def test_every_clip_of_the_shipped_hotline_is_cut_or_cannot_be(shipped: Paths) -> None:
    covered = {each for path in shipped.paths for each in path.covers}
    for kind, number in (("cuts", 20), ("in vain", 1), ("dropped", 1)):
        assert len([each for each in covered if each.kind == kind]) == number


def test_calls_come_on_every_day_of_the_week(shipped: Paths) -> None:
    assert {path.call.at.weekday() for path in shipped.paths} >= {0, 1, 2, 3, 4}
    assert any(path.call.at.weekday() > 4 for path in shipped.paths)


def test_names_are_the_calls_own(shipped: Paths) -> None:
    assert len({path.call.zh for path in shipped.paths}) == len(shipped.paths)
    assert len({path.call.en for path in shipped.paths}) == len(shipped.paths)


def test_keys_go_to_the_clip_before_their_wait_and_wait_there_in_order() -> None:
    hotline = flow("菜单 一：“请选。”\n    二请按1 → 二\n\n菜单 二：“再选。”\n    好请按2 → 再见\n")
    found = paths(hotline)
    ahead = next(p for p in found.paths if Feature("typed ahead", "二") in p.covers)
    told = [str(e) for e in run(hotline, ahead.call.caller(), ahead.call.given())]
    assert told.index("goto 二") + 1 == told.index("key 2")
    assert not found.unreached


def test_a_number_is_typed_ahead_as_well() -> None:
    hotline = flow("菜单 一：“请选。”\n    二请按1 → 二\n\n菜单 二：“请输入分机号。”\n    4位{号} → 再见\n")
    ahead = next(p for p in paths(hotline).paths if Feature("typed ahead", "二") in p.covers)
    told = [str(e) for e in run(hotline, ahead.call.caller(), ahead.call.given())]
    entered = told.index("goto 二")
    assert [each[:4] for each in told[entered + 1 : entered + 5]] == ["key "] * 4


def test_a_branch_whose_earlier_case_always_holds() -> None:
    found = paths(
        flow(
            "分支 总机\n    长 → 甲\n    短 → 乙\n    否则 → 再见\n\n播报 甲：“甲。” → 再见\n\n播报 乙：“乙。” → 再见\n\n"
            "时间 长：每天 8:00-20:00\n时间 短：每天 9:00-10:00\n"
        )
    )
    assert why(found) == {
        ("总机", "open 短"): "来到这里时，这个时间总是不成立，或总有前面的时间先成立",
        ("乙", "next"): "要先经过“总机”的“短时”，那里就走不通",
    }


def test_a_branch_that_only_a_call_across_closing_time_takes() -> None:
    hotline = flow(
        "分支 总机\n    上班 → 主菜单\n    否则 → 再见\n\n菜单 主菜单\n    人工请按0 → 再看\n\n"
        "分支 再看\n    上班 → 再见\n    否则 → 晚了\n\n播报 晚了：“刚刚下班。” → 再见\n\n时间 上班：每天 9:00-17:00\n"
    )
    found = paths(hotline)
    assert not found.unreached
    late = next(p.call for p in found.paths if Feature("way", "再看", cause=OTHERWISE) in p.covers)
    assert (late.at.hour, late.at.minute) == (16, 59)


def test_extensions_that_the_site_does_not_list() -> None:
    body = (
        "菜单 总机\n    分机请输入3位分机号 → 分机\n\n转接 分机：拨 {分机号}，振铃 20秒\n"
        "    占线，无人接听 → 总机\n    转接失败 → “没有这个号码。” 总机\n"
    )
    assert why(paths(flow(body))) == {
        ("分机", "busy"): "站点没有列出客户能在这里拨的分机",
        ("分机", "no-answer"): "站点没有列出客户能在这里拨的分机",
    }
    assert not paths(flow(body), "8XX").unreached


def test_a_menu_in_which_no_key_is_wrong() -> None:
    keys = "\n".join(
        f"    第{n}样请按{key} → 再见" for n, key in zip("甲乙丙丁戊己庚辛壬癸子丑", "0123456789*#")
    )
    found = paths(flow(f"菜单 全\n{keys}\n"))
    assert why(found) == {("全", "wrong"): "每个键都是选项，没有可以按错的键"}


def test_a_node_that_only_a_fault_comes_to_and_one_that_nothing_does() -> None:
    hotline = compile_text(
        f"{HEAD.replace('再见', '别处', 3).replace('→ 别处', '→ 再见', 2)}\n播报 一：“您好。” → 再见\n\n播报 别处：“请稍后再打。” → 再见\n{BYE}"
    ).hotline
    assert hotline is not None
    found = paths(hotline)
    assert Feature("way", "别处", cause=NEXT) in found.taken
    lonely = hotline._replace(fault=hotline.fault._replace(target="再见"))
    assert why(paths(lonely))[("别处", "next")] == "没有路通到“别处”"


def entries(*patterns: str) -> tuple[Entry, ...]:
    hotline = flow("菜单 一\n    好请按1 → 再见\n")
    menu = hotline.nodes["一"]
    assert isinstance(menu, Menu)
    edge = menu.entries[0].edge
    return tuple(Entry(pattern, edge._replace(cause=f"key {pattern}")) for pattern in patterns)


@pytest.mark.parametrize(
    "patterns",
    [("1", "2"), ("XXXX", "#"), ("1X", "X1", "11"), ("XX", "5X", "X5"), ("8", "8XX"), ("*1", "*X")],
)
def test_the_keys_of_an_entry_are_that_entry(patterns: tuple[str, ...]) -> None:
    known = entries(*patterns)
    for entry in known:
        keys = keys_for(entry, known)
        assert keys is not None and matched(keys, known) is entry


def test_no_keys_for_an_entry_that_others_take_wholly() -> None:
    known = entries("X", *"0123456789")
    assert keys_for(known[0], known) is None


def test_extensions_among_and_outside_the_listed() -> None:
    known = entries("XXX", "80X", "#")
    among = keys_for(known[0], known, ("8XX", "12"))
    outside = keys_outside(known[0], known, ("8XX",))
    assert among is not None and listed(among, ("8XX",)) and matched(among, known) is known[0]
    assert outside is not None and not listed(outside, ("8XX",)) and matched(outside, known) is known[0]
    assert keys_for(known[0], known, ("12", "****")) is None
    assert keys_outside(known[0], known, ("XXX",)) is None


@pytest.mark.parametrize(
    ("patterns", "wrong", "broken"),
    [
        (("1", "2"), "9", None),
        (("XXXX", "#"), "*", "9"),
        (("X", "*", "#"), None, None),
        (("XX", "*", "#"), "9*", "9"),
        (("XX", "X", "*", "#", "**"), "9*", None),
    ],
)
def test_wrong_keys_and_entries_broken_off(
    patterns: tuple[str, ...], wrong: str | None, broken: str | None
) -> None:
    hotline = flow("菜单 一\n    好请按1 → 再见\n")
    menu = hotline.nodes["一"]
    assert isinstance(menu, Menu)
    menu = menu._replace(entries=entries(*patterns))
    assert (wrong_keys(menu), broken_off(menu)) == (wrong, broken)
    for keys in filter(None, (wrong, broken)):
        assert matched(keys, menu.entries) is None
        assert longer_possible(keys, menu.entries) == (keys == broken)


def test_paths_are_told_to_people_and_to_programs(in_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["paths", "menus/大众联合.ivr"]) == 0
    assert "走过全部 31 条路中的 31 条" in capsys.readouterr().out
    assert main(["paths", "menus/大众联合.ivr", "--lang", "en"]) == 0
    assert "31 of 31 ways" in capsys.readouterr().out
    assert main(["paths", "menus/大众联合.ivr", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["ways"] == {"all": 31, "taken": 31}
    assert [Call.of_dict(each).as_dict()["name"] for each in told["calls"]] == [
        each["name"] for each in told["calls"]
    ]


def test_an_unreached_way_is_told_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys = "\n".join(
        f"    第{n}样请按{key} → 再见" for n, key in zip("甲乙丙丁戊己庚辛壬癸子丑", "0123456789*#")
    )
    file = tmp_path / "全.ivr"
    file.write_text(f"{HEAD}\n菜单 全\n{keys}\n{BYE}", encoding="utf-8")
    assert main(["paths", str(file)]) == 0
    assert "全.ivr:3:22  “全”的“一直按错键”没有来电能走到：每个键都是选项" in capsys.readouterr().out
    file.write_text("热线 坏 4001234567\n", encoding="utf-8")
    assert main(["paths", str(file)]) == 1
    assert main(["paths", str(tmp_path / "nothing.ivr")]) == 2


def test_large_flows_are_covered_whole() -> None:
    sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
    from project import menu_text

    hotline = compile_text(menu_text(60)).hotline
    assert hotline is not None
    found = paths(hotline)
    assert not found.unreached
    assert len(found.paths) < 12 * 60
