"""A pause on a real Asterisk: as the flow means it, and planted faults in it are found."""

from __future__ import annotations

import pytest

from ivrc.switches.asterisk.driver.install import Installed
from tests.verify import planted
from tests.verify.plants import Text, change, drop

MENU = """热线 江汇诊所 4008895577
    无按键 3秒，重听 1次，→ 再见
    按错键 《按键有误》 重听 1次，→ 再见
    故障 → 《系统故障》 再见

播报 欢迎
    “您好。”
    停顿 2秒
    “欢迎致电江汇诊所。”
    → 主菜单

菜单 主菜单
    挂号请按1 → 再见

播报 再见
    《结束语》
    等待 4秒
    挂机
"""
PLANTS: dict[str, Text] = {
    "no pause": drop(".欢迎.pause", "Wait(2)"),
    "a pause too long": change(".欢迎.pause", "Wait(2)", "Wait(6)"),
    "a pause too short": change(".再见.pause", "Wait(4)", "Wait(1)"),
    "a key typed before it is kept": drop(".欢迎.pause", "Set(IVRC_KEY=)"),
    "what follows is left out": change(".欢迎.pause", ".欢迎.more", ".主菜单"),
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
