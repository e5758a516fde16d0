"""What the caller hears of whoever answers, on a real Asterisk: as the flow means it, and planted faults in it are found."""

from __future__ import annotations

import pytest

from ivrc.switches.asterisk.driver.install import Installed
from tests.verify import planted
from tests.verify.plants import Text, change

MENU = """热线 和顺燃气 4008896655
    工号 前台=1001，值班=1002
    无按键 3秒，重听 1次，→ 再见
    按错键 《按键有误》 重听 1次，→ 再见
    故障 → 《系统故障》 再见

菜单 总机
    报修请按1 → 报修
    投诉请按2 → 投诉

转接 报修
    拨 前台，值班，每个振铃 5秒
    接通前 《报工号》
    久等 “让您久等了。”
    占线，无人接听，转接失败 → 再见

转接 投诉
    拨 前台，值班，同时，振铃 5秒
    接通前 “投诉专员为您服务。”
    对坐席说 “投诉来电。”
    占线，无人接听，转接失败 → 再见
    通话结束 → 再见

播报 再见：《结束语》 → 挂机
"""
_SAID = "ivrc/NAME/100{}号为您服务"


def swapped(text: str) -> str:
    one, other = _SAID.format(1), _SAID.format(2)
    return text.replace(one, "\0").replace(other, one).replace("\0", other)


PLANTS: dict[str, Text] = {
    "the desk hears it": change(".报修", "gA(:", "gA("),
    "both hear it": change(".投诉", "gA(:ivrc/NAME/投诉", "gA(beep:ivrc/NAME/投诉"),
    "one number is another's": change(".报修", _SAID.format(1), _SAID.format(2)),
    "numbers swapped": swapped,
    "who has waited is not told": change(".报修", "?1:", "?:"),
    "who has not waited is told": change(".报修", "?1:", "?1:1"),
    "nothing is said": change(".投诉", "gA(:", "gf("),
    "a clip that is not there": change(".报修", _SAID.format(2), "ivrc/NAME/x"),
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
