"""What a desk knows before the talk, on a real Asterisk: as the flow means it, and planted faults in it are found."""

from __future__ import annotations

import pytest

from ivrc.switches.asterisk.driver.install import Installed
from tests.verify import planted
from tests.verify.plants import Text, change, drop, swap

MENU = """热线 顺达物流 4008895577
    无按键 3秒，重听 1次，→ 再见
    按错键 《按键有误》 重听 1次，→ 再见
    故障 → 《系统故障》 再见

菜单 收号
    请输入4位运单号 → 催件
    投诉请按* → 投诉

转接 催件
    拨 前台，值班，每个振铃 5秒
    显示 33881001
    传给坐席 运单={运单号}，来电={主叫号码}，事由=派送; "快点", 50% \\\\ ^)(
    占线，无人接听，转接失败 → 再见

转接 投诉
    拨 值班，振铃 5秒
    显示 真实主叫
    对坐席说 “投诉来电。” “请先致歉。”
    占线，无人接听，转接失败 → 再见
    通话结束 → 再见

播报 再见：《结束语》 → 挂机
"""
_GIVES, _TELLS = ".催件~desk", ".投诉~desk"
PLANTS: dict[str, Text] = {
    "another number is shown": change(".催件", "f(33881001)", "f(33881002)"),
    "the caller's number is not shown": change(".投诉", "?${IVRC_V2}:", "?33881001:"),
    "no number at all": change(".催件", "f(33881001)", ""),
    "nothing is passed": change(".催件", "b(ivrc-NAME.催件~desk^before^1(${IVRC_V1}^${IVRC_V2}))", ""),
    "values swapped": swap(_GIVES, "${ARG1}", "${ARG2}"),
    "another header": change(_GIVES, "X-Ivrc-Data", "X-Ivrc-Date"),
    "a field left out": change(_GIVES, "&%E6%9D%A5%E7%94%B5=${ARG2}", ""),
    "nothing is told": change(".投诉", "U(ivrc-NAME.投诉~desk)", ""),
    "a sentence left out": drop(_TELLS, "投诉来电"),
    "the caller may end the talk by a key": change(".投诉", ",5,g", ",5,gH"),
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
