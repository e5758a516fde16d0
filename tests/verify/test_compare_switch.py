"""Comparisons on a real Asterisk, and planted faults in them are found."""

from __future__ import annotations

import pytest

from ivrc.switches.asterisk.driver.install import Installed
from tests.verify import planted
from tests.verify.plants import Text, change, drop

MENU = """热线 江汇仪器 4008896688
    无按键 5秒，重听 0次，→ 再见
    按错键 重听 0次，→ 再见
    故障 → 《系统故障》 再见

菜单 收金额：“请输入金额，按井号键结束。”
    1至6位数字 {金额}，以#结束 → 分

分支 分
    {金额} 是 7、70 → 幸运
    {金额} 大于 500 → 大额
    {金额} 开头是 4 → 幸运
    {金额} 小于 100 → 小额
    否则 → 再见

播报 幸运：“幸运。” → 再见
播报 大额：“大额。” → 再见
播报 小额：“小额。” → 再见
播报 再见：《结束语》 → 挂机
"""
PLANTS: dict[str, Text] = {
    "501 is not over 500": change(".分", "50[1-9]", "50[2-9]"),
    "500 is over 500": change(".分", "50[1-9]", "50[0-9]"),
    "numbers are compared as words": change(".分", "[1-9][0-9]{3,}|", ""),
    "noughts in front count": change(".分", "^0*(", "^("),
    "the end of what was typed is not asked": change(".分", "(7|70)$", "(7|70)"),
    "the beginning is not asked": change(".分", '"^(4)', '"(4)'),
    "a line is left out": drop(".分", "(7|70)"),
    "another value is asked": change(".分", "${IVRC_V1}", "${IVRC_V2}"),
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
