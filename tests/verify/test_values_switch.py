"""Values said on a real Asterisk: as the simulator says them, and planted faults in them are found."""

from __future__ import annotations

import pytest

from ivrc.switches.asterisk.driver.install import Installed
from tests.verify import planted
from tests.verify.plants import Text, change

MENU = """热线 余额查询 4008895577
    无按键 3秒，→ 再见
    按错键 → 再见
    故障 → 《系统故障》 再见

菜单 收号：“请输入卡号末四位。”
    4位{末四位} → 核对

菜单 核对：“您输入的是{末四位:号码}，正确请按1，重新输入请按2。”
    1 → 收款
    2 → 收号

菜单 收款：“请输入金额，按井号键结束。”
    1至3位{金额}，以#结束 → 报款

播报 报款
    “金额{金额:金额}，主叫{主叫号码}。”
    → 再见

播报 再见：《结束语》 → 挂机
"""
SAY = "~say-zh-CN"
YUAN = "exten => ~yu~,1,Set(IVRC_SAID=${IVRC_SAID}&ivrc/NAME/say-zh-CN-"
ELSE = "exten => _~!,1,Set(IVRC_SAID"
PLANTS: dict[str, Text] = {
    "a piece swapped": change(SAY, f"{YUAN}yuw", f"{YUAN}jiw"),
    "two digits swapped": change(SAY, "_~r~1!", "_~r~2!"),
    "the last one is not at its end": change(SAY, "${ARG3}", "w"),
    "another value is read back": change(".核对", "(IVRC_V1,", "(IVRC_V2,"),
    "digits in the place of an amount": change(".报款", ",m,a)", ",d,a)"),
    "what cannot be said is said otherwise": change(SAY, f"{ELSE}=)", f"{ELSE}=ivrc/NAME/say-zh-CN-d0w)"),
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
