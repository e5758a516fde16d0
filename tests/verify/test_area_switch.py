"""The caller's area on a real Asterisk: the calls that are generated go as they should, and find faults planted in what asks."""

from __future__ import annotations

import pytest

from ivrc.switches.asterisk.driver.install import Installed
from tests.verify import planted
from tests.verify.plants import Text, change, drop

MENU = """热线 江汇仪器 4008896688
    故障 → 《系统故障》 再见

分支 前台
    来电地区是 上海、江苏、浙江台州 → 华东
    来电地区不明 → 不明
    否则 → 别处

播报 华东：“华东的客户您好。” → 再见
播报 不明：“请问您在哪里。” → 再见
播报 别处：“您好。” → 再见
播报 再见：《结束语》 → 挂机
"""
PLANTS: dict[str, Text] = {
    "an area lacks a code": change(".前台", "02[15]|", "021|"),
    "a code too many": change(".前台", "02[15]|", "02[157]|"),
    "an area is asked anywhere in the number": change(".前台", '"^(02[15]', '"(02[15]'),
    "unknown is taken for known": drop(".前台", "$[!"),
    "known is taken for unknown": change(".前台", "$[!${REGEX", "$[1|${REGEX"),
    "a code of another province is unknown": change(".前台", "(010|", "(019|"),
    "the country code stays": change("", '"^0086', '"^0087'),
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
