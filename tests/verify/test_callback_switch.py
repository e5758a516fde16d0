"""A callback on a real Asterisk: as the flow means it, and planted faults in it are found."""

from __future__ import annotations

import pytest

from ivrc.switches.asterisk.driver.install import Installed
from tests.verify import planted
from tests.verify.plants import Text, change, drop

MENU = """热线 北山维修 4001112222
    无按键 3秒，→ 再见
    按错键 → 再见
    故障 → 再见

回电 预约
    承诺 两小时内
    记为 维修
    问号码 请输入7至8位电话号码，按#号键结束
    最多 2次，→ “没有号码。” 再见
    → 再见

播报 再见：“再见。” → 挂机
"""
PLANTS: dict[str, Text] = {
    "who shows no number is not told from who does": change(
        ".预约", '"${IVRC_V3}" = ""', '"${IVRC_V3}" = "x"'
    ),
    "the number of another": change(".预约.note", "IVRC_V1", "IVRC_V2"),
    "no note": drop(".预约.note-2", "UserEvent(ivrc-note"),
    "another time": change(".预约.note", "两小时", "两天"),
    "a number that is not right is noted": change(".预约.confirm", ".预约.again", ".预约.note"),
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
