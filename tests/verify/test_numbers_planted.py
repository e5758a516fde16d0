"""Faults planted into how a number is taken are found by the generated calls, every one of them."""

from __future__ import annotations

import pytest

from ivrc.switches.asterisk.driver.install import Installed
from tests.verify import planted
from tests.verify.plants import Text, change, drop

MENU = """热线 江汇银行 4008895566
    无按键 3秒，重听 1次，→ 再见
    按错键 《按键有误》 重听 1次，→ 再见
    键间隔 2秒
    故障 → 《系统故障》 再见

菜单 密码
    请输入4至6位密码，按#号键结束 → 主菜单
    人工服务请按0 → 再见

菜单 主菜单
    余额查询请按1 → 余额
    返回上一级请按# → 密码

播报 余额: “请稍候。” → 再见

播报 再见：《结束语》 → 挂机
"""
PLANTS: dict[str, Text] = {
    "the end key is not taken": change(".密码", "[0-9]{4,6})#?", "[0-9]{4,6})"),
    "a number may be longer": change(".密码", "[0-9]{1,5}", "[0-9]{1,6}"),
    "a number may be shorter": change(".密码", "([0-9]{4,6})#?", "([0-9]{3,6})#?"),
    "a full number does not wait for its end key": change(".密码", "^[0-9]{4,6}$", "^x$"),
    "the end key after a full number goes to the next menu": change(
        ".密码~1", "Set(IVRC_TYPED=${IVRC_TYPED}#)", "Set(IVRC_KEY=#)"
    ),
    "another key after a full number is lost": drop(".密码~1", "Set(IVRC_KEY=${EXTEN})"),
    "the wait for the end key is too long": change(".密码~1", "WaitExten(2)", "WaitExten(5)"),
    "the wait between keys is too long": change(".密码", "WaitExten(2)", "WaitExten(5)"),
    "the end key is kept in the number": change(".密码", "${FILTER(0-9,${IVRC_TYPED})}", "${IVRC_TYPED}"),
    "the keys of a wrong entry stay": drop(".密码", "exten => i,1,Set(IVRC_TYPED=)"),
    "what was typed is lost when the wait passes": drop(".密码", "exten => t,1"),
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
