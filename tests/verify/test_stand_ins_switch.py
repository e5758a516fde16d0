"""Stand-ins on a real Asterisk: as the flow means it, and planted faults in them are found."""

from __future__ import annotations

import pytest

from ivrc.switches.asterisk.driver.install import Installed
from tests.verify import planted
from tests.verify.plants import Text, change

MENU = """热线 安居物业 4008897766
    工号 水工=1，电工=2，保安=3，值班=9
    代接 水工=保安，保安=值班
    无按键 3秒，重听 1次，→ 再见
    按错键 《按键有误》 重听 1次，→ 再见
    故障 → 《系统故障》 再见

菜单 总机
    报修请按1 → 报修
    投诉请按2 → 投诉
    水工离席请按3 → 离开
    水工回席请按4 → 回来

转接 报修
    拨 水工，电工，依次，每个振铃 5秒
    接通前 “{工号}号为您服务。”
    占线，无人接听，转接失败 → 再见

转接 投诉
    拨 保安，电工，同时，振铃 6秒
    占线，无人接听，转接失败 → 再见

播报 离开
    离席 水工
    “水工已离席。” → 再见

播报 回来
    回席 水工
    “水工已回席。” → 再见

播报 再见：《结束语》 → 挂机
"""
PLANTS: dict[str, Text] = {
    "nobody stands in": change(".报修", "水工~away", "~away"),
    "the stand-in's stand-in is left out": change(".报修", "保安~away", "~away"),
    "another's telephone": change(".报修", "Set(IVRC_RING0=Local/d2@", "Set(IVRC_RING0=Local/d1@"),
    "another's number is said": change(".报修", "Set(IVRC_SAYS0=", "Set(IVRC_UNUSED="),
    "always the stand-in": change(".报修", '!= "on"', '= "none"'),
    "asked of another": change(".投诉", "保安~away", "水工~away"),
    "not asked where several ring": change(
        ".投诉", "Dial(${IVRC_RING0}&", "Dial(Local/d2@ivrc-verify-desk/n&"
    ),
    "away is not kept": change(".离开", "Set(DB(ivrc/", "Set(DB(other/"),
    "back is away": change(".回来", "=off)", "=on)"),
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
