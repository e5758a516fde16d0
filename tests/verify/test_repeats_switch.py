"""Other words at each silence on a real Asterisk: planted faults in them are found."""

from __future__ import annotations

import pytest

from ivrc.switches.asterisk.driver.install import Installed
from tests.verify import planted
from tests.verify.plants import Text, change

MENU = """热线 长宁供水 4008895578
    无按键 3秒，第一次 “请问您能听到吗？” 第二次 “如果听不到，请换一部电话再拨。” 重听 2次，→ 再见
    按错键 “按键有误。” 最后一次 “请听清楚以后再按。” 重听 3次，→ 再见
    故障 → 《系统故障》 再见

菜单 主菜单：“长宁供水。”
    报修请按1 → 再见

播报 再见：《结束语》 → 挂机
"""
PLANTS: dict[str, Text] = {
    "the words of the second time come first": change(".主菜单", '"${IVRC_SILENCE}" = "1"', '"${IVRC_SILENCE}" = "2"'),
    "no words of the first time": change(".主菜单", '"${IVRC_SILENCE}" = "1"', '"${IVRC_SILENCE}" = "9"'),
    "the last time is the second": change(".主菜单", '"${IVRC_WRONG}" = "3"', '"${IVRC_WRONG}" = "2"'),
    "a repetition too few": change(".主菜单", "${IVRC_WRONG} > 3", "${IVRC_WRONG} > 2"),
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
