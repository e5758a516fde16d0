"""Lines that write a number to be typed without the words that ask for it."""

from __future__ import annotations

import pytest

from ivrc.compile import compile_text
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Number

HEAD = """热线 甲 4006659999
    无按键 5秒，→ 再见
    按错键 → 再见
    故障 → 挂机

菜单 主菜单：“请输入。”
    {line} → 再见

播报 再见：“再见。” → 挂机
"""


def number(line: str) -> Number:
    """The only entry of a menu with this line."""
    hotline = compile_text(HEAD.replace("{line}", line)).hotline
    assert hotline is not None
    menu = hotline.nodes["主菜单"]
    assert isinstance(menu, Menu)
    (entry,) = menu.entries
    assert isinstance(entry, Number)
    return entry


@pytest.mark.parametrize(
    ("line", "lengths", "end_key", "last"),
    [
        ("4位{密码}", (4,), "", ""),
        ("4至6位{密码}，以#结束", (4, 5, 6), "#", ""),
        ("４至６位｛密码｝，以＃结束", (4, 5, 6), "#", ""),
        ("4-6位数字 {密码} 按井号键结束", (4, 5, 6), "#", ""),
        ("6或8位{密码}", (6, 8), "", ""),
        ("6、8或10至12位{密码}，以星号键结束", (6, 8, 10, 11, 12), "*", ""),
        ("18位{密码}，末位可为*，以#结束", (18,), "#", "*"),
        ("18位{密码}，末位可按星号键", (18,), "", "*"),
        ("数字{密码}，以#结束", tuple(range(1, 33)), "#", ""),
        ("4 to 6 digits {密码}, ended by # ", (4, 5, 6), "#", ""),
        ("6 or 8 digits {密码}", (6, 8), "", ""),
        ("6, 8 OR 10 Digits {密码}, finished with the star key", (6, 8, 10), "*", ""),
        ("1 digit {密码}", (1,), "", ""),
        ("18 digits {密码}, last may be *, ended by the pound key", (18,), "#", "*"),
        ("digits {密码}, ended by #", tuple(range(1, 33)), "#", ""),
        ("XXXX{密码}", (4,), "", ""),
        ("xx {密码}", (2,), "", ""),
    ],
)
def test_a_number(line: str, lengths: tuple[int, ...], end_key: str, last: str) -> None:
    found = number(line)
    assert (found.lengths, found.end_key, found.last, found.variable) == (lengths, end_key, last, "密码")
    assert str(found.edge.cause) == "number 密码"


def test_a_number_that_nothing_receives_is_named_by_its_length() -> None:
    assert str(number("XXXX").edge.cause) == "number 4"


def test_two_numbers_of_one_name_have_ways_of_their_own() -> None:
    hotline = compile_text(HEAD.replace("{line}", "4位{号} → 再见\n    6或8位{号}，以#结束")).hotline
    assert hotline is not None and isinstance(menu := hotline.nodes["主菜单"], Menu)
    assert [str(entry.edge.cause) for entry in menu.entries] == ["number 号", "number 号 6,8"]
