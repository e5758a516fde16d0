"""Values that cannot be said, on a real Asterisk: their ways are taken, and planted faults in them are found."""

from __future__ import annotations

import pytest

from ivrc.switches.asterisk.driver.install import Installed
from tests.verify import planted
from tests.verify.plants import Text, change, drop

MENU = """热线 预约 4008895577
    无按键 3秒，→ 再见
    按错键 → 再见
    说不出 → “您的电话没有显示号码。” 再见
    故障 → 《系统故障》 再见

菜单 收日期：“请输入日期。”
    8位{日期} → 核对

菜单 核对
    “您预约的是{日期:日期}。”
    正确请按1 → 报
    说不出 → “没有这一天。” 收日期

播报 报：“来电号码{主叫号码}。” → 再见

播报 再见：《结束语》 → 挂机
"""
PLANTS: dict[str, Text] = {
    "its way is the fault way": change(".核对", '"${IVRC_SAID}" = ""]?ivrc-NAME.核对.unsaid,s,1', '"${IVRC_SAID}" = ""]?fault,1'),
    "its way leads elsewhere": change(".核对", "ivrc-NAME.核对.unsaid", "ivrc-NAME.再见"),
    "the hotline's way is not taken": change(".报", "ivrc-NAME.预约.unsaid", "ivrc-NAME.再见"),
    "it is not asked whether there are words": drop(".核对", '"${IVRC_SAID}" = ""'),
    "what no rule is for is said": change(
        "~say-zh-CN", "exten => _~!,1,Set(IVRC_SAID=)", "exten => _~!,1,Set(IVRC_SAID=ivrc/NAME/say-zh-CN-d0w)"
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def found(asterisk: Installed) -> dict[str, list[str]]:
    """The codes that the generated calls find about every plant."""
    return planted.found(asterisk, MENU, PLANTS)


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_found(name: str, found: dict[str, list[str]]) -> None:
    assert found[name]


def test_without_a_fault_nothing_is_found(found: dict[str, list[str]]) -> None:
    assert found[""] == []
