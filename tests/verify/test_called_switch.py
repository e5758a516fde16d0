"""The called number on a real Asterisk, and planted faults in what asks it are found."""

from __future__ import annotations

import pytest

from ivrc.compile import compile_text
from ivrc.project import standard_phrases
from ivrc.switches.asterisk.driver.endpoints import by_number
from ivrc.switches.asterisk.driver.install import Installed
from tests.verify import planted
from tests.verify.plants import Text, change, drop

MENU = """热线 江汇仪器 4008896688 4008896689 4008896690
    故障 → 《系统故障》 再见

分支 前台
    拨的是 4008896689 → 会员
    否则 → 散客

播报 会员：“会员专线。” → 再见
播报 散客：“您好。” → 再见
播报 再见：《结束语》 → 挂机
"""
PLANTS: dict[str, Text] = {
    "another number is asked": change(".前台", "4008896689", "4008896690"),
    "the number is not asked": drop(".前台", "4008896689"),
    "a number is noted as another": change("", "IVRC_CALLED=4008896689", "IVRC_CALLED=4008896688"),
    "the number is not taken up": change("", "=${IVRC_CALLED}", "="),
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


def test_no_two_ways_in_are_one_to_asterisk() -> None:
    """It passes over a `-` in the name of an extension."""
    hotline = compile_text(MENU, standard_phrases()).hotline
    assert hotline is not None
    names = [by_number(number, hotline, called) for number in range(120) for called in hotline.numbers]
    assert len({name.replace("-", "") for name in names}) == len(names)
