"""Several destinations at once on a real Asterisk: as the flow means it, and planted faults in it are found."""

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
    拨 水工，电工，保安，同时，振铃 5秒
    占线 → 《坐席全忙》 再见
    无人接听 → 《无人接听》 再见
    转接失败 → 《转接不成功》 再见
    通话结束 → 再见

转接 投诉
    拨 经理 振铃 4秒，保安 振铃 8秒
    占线，无人接听，转接失败 → 再见

播报 再见：《结束语》 → 挂机
"""
_ALL = "Local/d0@ivrc-verify-desk/n&Local/d1@ivrc-verify-desk/n&Local/d2@ivrc-verify-desk/n"
PLANTS: dict[str, Text] = {
    "one is lost": change(".报修", "&Local/d1@ivrc-verify-desk/n", ""),
    "the first is lost": change(".报修", "Local/d0@ivrc-verify-desk/n&", ""),
    "one twice": change(".报修", "d1@", "d0@"),
    "another order": change(".报修", _ALL, _ALL.replace("d0", "dx").replace("d2", "d0").replace("dx", "d2")),
    "one after the other": change(
        ".报修",
        f"Dial({_ALL},5,g)",
        "Dial(Local/d0@ivrc-verify-desk/n,5,g)\n same => n,Dial(Local/d1@ivrc-verify-desk/n&Local/d2@ivrc-verify-desk/n,5,g)",
    ),
    "all ring for longer": change(".报修", f"{_ALL},5,g", f"{_ALL},8,g"),
    "busy is taken for no answer": change(".报修", "exten => outcome-BUSY,", "exten => outcome-X,"),
    "one of two rings for as long as the other": change(".投诉", ",4,g", ",8,g"),
    "the other rings for as long as the one": change(".投诉", ",8,g", ",4,g"),
    "a key means something in the talk": change(".报修", f"{_ALL},5,g", f"{_ALL},5,gH"),
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
