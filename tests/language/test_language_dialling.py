"""Ways of dialling that there are not: each is told in the caller's words, and the line that is offered dials."""

from __future__ import annotations

import re

import pytest

from ivrc.compile import compile_text
from ivrc.diagnostics import Diagnostic, Severity
from ivrc.flow.kinds.transfer import ONCE, RANDOM, ROTATION, Transfer

MENU = """热线 试 4006659999
    无按键 5秒，重听 1次，→ 再见
    按错键 重听 1次，→ 再见
    故障 → 《系统故障》 再见

菜单 总机
    人工请按0 → 组

转接 组
    {}
    占线，无人接听，转接失败 → 再见

播报 再见：《结束语》 → 挂机
"""
AT_ONCE = (
    *(
        "同時",
        "同振",
        "一起",
        "同时呼叫",
        "群呼",
        "all",
        "broadcast",
        "all at once",
        "at the same time",
    ),
    *(
        "ring all",
        "ring-all",
        "ringall",
        "simultaneously",
        "simultaneous",
        "simultaniously",
        "in parallel",
        "together",
    ),
)
ROTATING = (
    "轮振",
    "輪呼",
    "circular",
    "rrmemory",
    "轮流地",
    "轮询",
    "輪詢",
    "循环",
    "round robin",
    "round-robin",
    "by turns",
    "rotating",
)
DRAWN = ("随振", "隨機", "任意", "random", "randomly")
IDLE = ("空闲最久", "空闲优先", "最少接听", "longest idle", "most idle", "least recent", "fewest calls")
IN_TURN = (
    *(
        "顺序",
        "顺振",
        "順振",
        "顺振模式",
        "顺呼",
        "线性",
        "按优先级",
        "按顺序",
        "依序",
        "依此",
        "以次",
        "一次",
        "逐个",
        "挨个",
        "in order",
        "in sequence",
        "sequentially",
    ),
    *(
        "one by one",
        "one after the other",
        "in trun",
        "in-turn",
        "inturn",
        "consecutively",
        "hunt",
        "hunt group",
        "linear",
        "sequence",
        "cascade",
        "top-down",
        "failover",
    ),
)
MEANINGS = {
    AT_ONCE: "是不是“同时”",
    ROTATING: "是不是“轮流”",
    DRAWN: "是不是“随机”",
    IDLE: "空闲最久",
    IN_TURN: "是不是“依次”",
}
WORDS = [(word, meaning) for words, meaning in MEANINGS.items() for word in words]


def errors(line: str) -> list[Diagnostic]:
    return [d for d in compile_text(MENU.format(line)).diagnostics if d.severity is Severity.ERROR]


def lines(word: str) -> list[str]:
    """A line that dials, with the word in every place where people write it."""
    if word.isascii():
        return [
            f"dial desk, night-desk, {word}, ring 20s",
            f"Dial desk, night-desk {word}, ring 20s each",
            f"dial desk, night-desk, ring 20s, {word}",
            f"dial desk, night-desk, ring 20s, {word}  // or not",
        ]
    return [
        f"拨 坐席一，坐席二，{word}，振铃 20秒",
        f"拨 坐席一、坐席二、{word}，每个振铃20秒",
        f"拨：坐席一，坐席二，{word}　振铃２０秒",
        f"拨 坐席一，坐席二，振铃 20秒，{word}",
        f"拨 坐席一，坐席二，{word}振铃20秒"
        if not word.endswith(("振铃", "地", "呼叫", "模式"))
        else f"拨 坐席一，{word}",
    ]


@pytest.mark.parametrize(("word", "meaning"), WORDS)
def test_it_is_told_and_the_line_offered_dials_in_turn(word: str, meaning: str) -> None:
    for line in lines(word):
        (found,) = errors(line)
        assert found.code == "IVRC116", (line, found)
        assert meaning in found.zh and found.span.line == 10
        for mend in (found.mend_zh, found.mend_en):
            offered = re.split(r"[；;] ?(?:要|to )|[。.]$", re.sub("^(?:写成：|Write: )", "", mend))[0]
            compiled = compile_text(MENU.format(offered))
            assert not [d for d in compiled.diagnostics if d.severity is Severity.ERROR], (line, offered)
            assert compiled.hotline is not None
            (dialled,) = (n for n in compiled.hotline.nodes.values() if isinstance(n, Transfer))
            assert set(dialled.destinations) <= {"坐席一", "坐席二", "desk", "night-desk"}, offered
            assert dialled.ring_seconds in (15, 20)
            orders = {"同时": ONCE, "轮流": ROTATION, "空闲": ROTATION, "随机": RANDOM}
            order = next((each for word, each in orders.items() if word in meaning), "")
            assert dialled.order == (order if len(dialled.destinations) > 1 else "")


@pytest.mark.parametrize(
    "line",
    [
        "轮流拨 坐席一，坐席二，振铃 20秒",
        "simultaneously dial desk, ring 20s",
    ],
)
def test_it_may_stand_before_the_word_that_dials(line: str) -> None:
    (found,) = errors(line)
    assert found.code == "IVRC116" and found.span.column == 5
    assert (
        "写成：拨 坐席一，坐席二，振铃 20秒，轮流" in found.mend_zh
        or "Write: dial desk, ring 20s" in found.mend_en
    )


@pytest.mark.parametrize("line", ["同时拨 坐席一，坐席二，振铃 20秒", "一起拨 坐席一，坐席二，振铃 20秒"])
def test_at_once_before_the_word_that_dials_is_offered_behind_it(line: str) -> None:
    found = errors(line)
    assert found[0].code == "IVRC116"
    assert "写成：拨 坐席一，坐席二，振铃 20秒，同时" in found[0].mend_zh


@pytest.mark.parametrize(
    "line",
    [
        "拨 同时客服，振铃 20秒",
        "拨 顺序台，轮流组，振铃 20秒",
        "拨 坐席一，依次，每个振铃 20秒  // 不能同时",
        "dial random-house, togetherness, ring 20s",
        "dial all-desks, hunt-line, ring 20s",
        "拨 顺振组，全部门，振铃 20秒",
        "dial hunting, alternate, in turn, ring 20s each",
    ],
)
def test_a_desk_that_is_called_alike_is_a_desk(line: str) -> None:
    assert errors(line) == []


@pytest.mark.parametrize("line", ["dial desk or night-desk, ring 20s", "拨 坐席一 坐席二，振铃 20秒"])
def test_destinations_without_a_comma(line: str) -> None:
    (found,) = errors(line)
    assert found.code == "IVRC109" and "逗号" in found.mend_zh and "comma" in found.mend_en
