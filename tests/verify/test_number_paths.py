"""The generated calls of menus with numbers, and what they try of them."""

from __future__ import annotations

import pytest

from ivrc.compile import compile_text
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.feature import Feature
from ivrc.coverage.generate import Paths, generate
from ivrc.coverage.goals import goals
from ivrc.flow.causes import number
from ivrc.flow.nodes import Hotline
from ivrc.project import standard_phrases
from ivrc.simulate.machine import run

HEAD = """热线 江汇银行 4008895566
    无按键 5秒，重听 1次，→ 再见
    按错键 《按键有误》 重听 1次，→ 再见
    故障 → 《系统故障》 再见

播报 再见：《结束语》 → 挂机

"""
MENUS = """
菜单 密码
    “请输入密码，按#号键结束。”
    {number} → 主菜单
    人工服务请按0 → 再见

菜单 主菜单
    余额查询请按1 → 再见
    返回上一级请按# → 密码
"""
KINDS = {"ends", "closed", "full", "long", "short", "ahead"}
ONE_LENGTH = KINDS - {"ends"}


def flow(number: str) -> Hotline:
    start = HEAD.split("播报")
    hotline = compile_text(
        f"{start[0]}{MENUS.replace('{number}', number)}\n播报{start[1]}", standard_phrases()
    ).hotline
    assert hotline is not None
    return hotline


def covered(paths: Paths) -> set[Feature]:
    return {feature for path in paths.paths for feature in path.covers}


@pytest.mark.parametrize(
    ("number", "kinds"),
    [
        ("6位{密码}，以#结束", ONE_LENGTH),
        ("4至6位{密码}，以#结束", KINDS),
        ("6或8位{密码}，以#结束", KINDS),
        ("1位{密码}，以#结束", ONE_LENGTH),
        ("数字{密码}，以#结束", KINDS),
        ("18位{密码}，末位可为*，以#结束", ONE_LENGTH),
        ("6位{密码}", {"full"}),
    ],
)
def test_every_way_of_typing_a_number_is_tried(number: str, kinds: set[str]) -> None:
    hotline = flow(number)
    paths = generate(hotline, Surroundings())
    wants = {feature for feature in goals(hotline) if feature.kind == "number"}
    assert {feature.what for feature in wants} == kinds
    assert wants <= covered(paths)
    assert not paths.unreached


def told(paths: Paths, hotline: Hotline, kind: str) -> list[str]:
    """The keys, values and wrong entries of the call for a kind."""
    call = next(
        path.call for path in paths.paths if Feature("number", "密码", kind, number("密码")) in path.covers
    )
    events = [str(event) for event in run(hotline, call.caller(), call.given())]
    return [event for event in events if event.split()[0] in ("key", "set", "wrong", "goto")]


def test_what_the_calls_do() -> None:
    hotline = flow("4至6位{密码}，以#结束")
    paths = generate(hotline, Surroundings())
    six = ["goto 密码", *["key 5"] * 6]
    assert told(paths, hotline, "full")[:9] == [*six, "set 密码 555555", "goto 主菜单"]
    assert told(paths, hotline, "long")[:11] == [*six, "key *", "set 密码 555555", "goto 主菜单", "wrong *"]
    assert told(paths, hotline, "short")[:6] == ["goto 密码", *["key 9"] * 3, "key #", "wrong 999#"]
    ahead = told(paths, hotline, "ahead")
    assert ahead[:10] == [*six, "key #", "set 密码 555555", "goto 主菜单"]
    assert ahead[10] in ("key 1", "key #")
    ended = told(paths, hotline, "ends")
    assert ended[:8] == ["goto 密码", *["key 5"] * 4, "key #", "set 密码 5555", "goto 主菜单"]


def test_a_short_number_is_not_tried_where_the_end_key_is_an_entry_of_its_own() -> None:
    hotline = flow("1位{密码}，以#结束 → 主菜单\n    没有密码请按#")
    wants = {feature.as_dict()["what"] for feature in goals(hotline) if feature.kind == "number"}
    assert "short number 密码" not in wants and "closed number 密码" in wants
    assert not generate(hotline, Surroundings()).unreached


def test_an_extension_that_is_typed_with_an_end_key_is_dialled_without_it() -> None:
    text = (
        MENUS.replace("{number}", "3至4位{分机号}，以#结束")
        .replace("主菜单\n    人工", "分机\n    人工")
        .split("菜单 主菜单")[0]
    )
    text += "转接 分机：拨 {分机号}，振铃 20秒\n    占线，无人接听，转接失败 → 再见\n"
    start = HEAD.split("播报")
    hotline = compile_text(f"{start[0]}{text}\n播报{start[1]}", standard_phrases()).hotline
    assert hotline is not None
    paths = generate(hotline, Surroundings(("80XX",)))
    assert not paths.unreached
    answers = {name for path in paths.paths for name in path.call.plan.answers}
    assert answers and all(len(name) == 4 and name.isdigit() for name in answers)
