"""Days on a real Asterisk: holidays, make-up workdays, dates and hours that hang on them, as the flow means them; and planted
faults in them are found."""

from __future__ import annotations

import pytest

from ivrc.switches.asterisk.driver.install import Installed
from tests.verify import planted
from tests.verify.plants import Text, change, drop

MENU = """热线 江汇仪器 4008896688
    日历 中国大陆
    故障 → 《系统故障》 再见

分支 前台
    春节 → 拜年
    上班 → 工作
    法定节假日 → 假日
    12月24日至26日 → 假日
    否则 → 再见

时间 上班
    周一至周五 9:00-12:00，13:00-17:00，节假日除外，调休日照常
    周六 9:00-12:00，节假日除外，补班除外

播报 拜年：“春节快乐。” → 再见
播报 假日：“节日快乐。” → 再见
播报 工作：“正在上班。” → 再见
播报 再见：《结束语》 → 挂机
"""
PLANTS: dict[str, Text] = {
    "by another zone": change(".前台", "Asia/Shanghai", "Asia/Tokyo"),
    "the make-up workdays are forgotten": change(".前台", '= "work"', '= "werk"'),
    "holidays are open": change(".前台", '!(("${IVRC_DAY:0:3}" = "off"))', '!(("${IVRC_DAY:0:3}" = "of"))'),
    "a festival is any holiday": change(".前台", '"${IVRC_DAY}" = "off-春节"', '"${IVRC_DAY:0:3}" = "off"'),
    "the table is not asked": drop(".前台", "Set(IVRC_DAY="),
    "a day outside the calendar is guessed": drop(".前台", ".再见,s,1)"),
    "it begins a day late": change(".前台", ">= 1224", ">= 1225"),
    "it ends a day late": change(".前台", "<= 1226", "<= 1227"),
    "open a minute too long": change(".前台", "< 11700", "<= 11700"),
    "the weekday is not asked": change(".前台", "<= 5)", "<= 7)"),
    "a day is missing from the table": change("~days", "20261007", "20261107"),
    "a make-up workday is a day off": change(
        "~days", "20261010,1,Return(work)", "20261010,1,Return(off-国庆节)"
    ),
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
