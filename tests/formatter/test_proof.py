"""The proof tells every change of meaning, and takes every change of form."""

from __future__ import annotations

import pytest

from ivrc.compile import compile_text
from ivrc.formatter.proof import same_flow, same_text

MENU = """\
热线 甲 4001
    无按键 5秒，重听 2次，→ 再见
    按错键 → 再见
    故障 → 再见

菜单 主菜单：“您好。”   // 允许 IVRC380：短
    结束请按1 → 再见

播报 再见：《结束语》 → 挂机
"""
CHANGES = {
    "a time": ("5秒", "6秒"),
    "a word": ("您好", "你好"),
    "a key": ("请按1", "请按2"),
    "a blank in words": ("您好。", "您好。 "),
    "a way": ("请按1 → 再见", "请按1 → 主菜单"),
    "a phrase": ("《结束语》", "《欢迎致电》"),
    "a reason": ("：短", "：长"),
    "a code": ("IVRC380", "IVRC316"),
    "another line that is allowed": ("   // 允许 IVRC380：短\n", "\n    // 允许 IVRC380：短\n"),
    "a comment gone": ("   // 允许 IVRC380：短", ""),
    "a mistake": ("菜单 主", "菜但 主"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_means_something_else_is_told(change: str) -> None:
    was, now = CHANGES[change]
    assert was in MENU
    assert not same_text(MENU, MENU.replace(was, now))


def test_marks_blanks_and_lines_mean_nothing() -> None:
    other = (
        MENU.replace("→", "->")
        .replace("“您好。”", '"您好。"')
        .replace("\n\n", "\n\n\n")
        .replace("    ", "  ")
    )
    assert same_text(MENU, other)
    assert same_flow(compile_text(MENU).hotline, compile_text(other).hotline)
    assert compile_text(MENU).hotline is not None


def test_flows_that_differ_are_told() -> None:
    one, two = (compile_text(text).hotline for text in (MENU, MENU.replace("5秒", "6秒")))
    assert one and two and not same_flow(one, two)
    assert not same_flow(one, None) and same_flow(None, None)
