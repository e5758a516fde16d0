"""Destinations in rotation and at random on a real Asterisk: as the flow means it, planted faults in it are found, turns are
kept over a reload and a restart, and what is drawn is drawn."""

from __future__ import annotations

import pytest

from ivrc.switches.asterisk.driver.install import Installed
from tests.verify import planted
from tests.verify.plants import Text, change

MENU = """热线 安居物业 4008897766
    无按键 3秒，重听 1次，→ 再见
    按错键 《按键有误》 重听 1次，→ 再见
    故障 → 《系统故障》 再见

菜单 总机
    报修请按1 → 报修
    投诉请按2 → 投诉

转接 报修
    拨 水工，电工，保安，轮流，每个振铃 5秒
    占线 → 《坐席全忙》 再见
    无人接听 → 《无人接听》 再见
    转接失败 → 《转接不成功》 再见
    通话结束 → 再见

转接 投诉
    拨 经理 振铃 4秒，保安 振铃 8秒，主任 振铃 6秒，随机
    占线，无人接听，转接失败 → 再见

播报 再见：《结束语》 → 挂机
"""
PLANTS: dict[str, Text] = {
    "always the first": change(".报修", "Set(IVRC_WHOM=", "Set(IVRC_WHOM=1)\n same => n,Set(IVRC_UNUSED="),
    "the last one's turn again": change(".报修", " % 3 + 1]", " % 3]"),
    "two of three take turns": change(".报修", "% 3 + 1", "% 2 + 1"),
    "the turn is not kept": change(".报修", "Set(DB(ivrc/", "Set(DB(other/"),
    "the turn of others": change(".报修", "turn/", "turns/"),
    "no turn is read": change(".报修", "FILTER(0-9,${DB(", "FILTER(0-9,${LEN("),
    "only to the end of the list": change(".报修", "Goto(whom-1,1)", "Goto(dialled,1)"),
    "the next is dialled though one answered": change(
        ".报修", '= "ANSWER"]?dialled', '= "ANSWERED"]?dialled'
    ),
    "another's telephone": change(".报修", "Local/d1@", "Local/d0@"),
    "nothing is drawn": change(".投诉", "Set(IVRC_WHOM=", "Set(IVRC_WHOM=1)\n same => n,Set(IVRC_UNUSED="),
    "drawn from two of three": change(".投诉", "% 3 + 1", "% 2 + 1"),
    "one rings for as long as another": change(".投诉", ",6,g", ",8,g"),
}


@pytest.fixture(scope="module")
def found(asterisk: Installed) -> dict[str, list[str]]:
    """The codes that the generated calls find about every plant."""
    return planted.found(asterisk, MENU, PLANTS)


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_found(name: str, found: dict[str, list[str]]) -> None:
    assert found[name]


def test_without_a_fault_nothing_is_found(found: dict[str, list[str]]) -> None:
    assert found[""] == []
