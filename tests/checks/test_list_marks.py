"""The mends of IVRC324 for a number that counts a line: without it, or marked, with all other marks kept."""

from __future__ import annotations

import pytest

from ivrc.compile import compile_text

MENU = """热线 甲 4006659999
    无按键 5秒，重听 1次，→ 再见
    按错键 重听 1次，→ 再见
    故障 → 再见
菜单 总机
    {} → 坐席
播报 再见：“再见，谢谢。” → 挂机
转接 坐席：拨 前台，振铃 20秒
    占线，无人接听，转接失败 → 再见
"""


@pytest.mark.parametrize(
    ("written", "without", "marked"),
    [
        ("1. 话费请按1", "话费请按1", "{1:不是键}. 话费请按1"),
        ("（2）{3:不是键}号套餐请按2", "{3:不是键}号套餐请按2", "（{2:不是键}）{3:不是键}号套餐请按2"),
        ("四、投诉请按4", "投诉请按4", "{四:不是键}、投诉请按4"),
        ("1 - 宽带请按1", "宽带请按1", "{1:不是键} - 宽带请按1"),
        ("① 宽带请按1", "宽带请按1", "{①:不是键} 宽带请按1"),
        ("１．话费请按１", "话费请按１", "{１:不是键}．话费请按１"),
    ],
)
def test_both_mends_settle_it(written: str, without: str, marked: str) -> None:
    (found,) = compile_text(MENU.format(written)).diagnostics
    assert found.code == "IVRC324"
    assert found.mend_zh == f"是编号就删去，写成：{without}；要念就标出来：{marked}"
    assert not compile_text(MENU.format(without)).diagnostics
    assert not compile_text(MENU.format(marked)).diagnostics
