"""Notes on a real Asterisk: as the flow means them, and planted faults in them are found."""

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
    请输入4至6位运单号，按#键结束 → 登记

播报 登记
    “好的。”
    记录 催件（运单={运单号}，来电={主叫号码}，拨打={被叫号码}，事由=派送晚了; "快点", 50% \\ ${）
    “已经为您登记。”
    → 再见

播报 再见
    记录 结束（何时=再见）
    《结束语》
    挂机
""".replace("${", "$[1+1]")
_NOTE = ".登记.note"
PLANTS: dict[str, Text] = {
    "no note": drop(_NOTE, "UserEvent(ivrc-note"),
    "another table": change(_NOTE, "Table: 催件", "Table: 投诉"),
    "values swapped": swap(_NOTE, "${IVRC_V2}", "${IVRC_V3}"),
    "a field left out": change(_NOTE, "&拨打=${IVRC_V3}", ""),
    "other words": change(_NOTE, "派送晚了", "派送早了"),
    "told twice": change(
        _NOTE, " same => n,Goto", " same => n,UserEvent(ivrc-note,Table: 催件,Fields: )\n same => n,Goto"
    ),
    "what follows is left out": change(_NOTE, ".登记.more", ".再见"),
    "told too late": change(".再见", "Goto(", "UserEvent(ivrc-note,Table: 结束,Fields: 何时=再见)\n same => n,Goto("),
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
