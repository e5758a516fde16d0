"""The same doubtful words in several menus are told in each that does not settle them, at its own place."""

from __future__ import annotations

from ivrc.compile import compile_text
from ivrc.diagnostics import Diagnostic
from ivrc.phrases import Library
from ivrc.project import standard_phrases

MENU = """热线 甲 4006659999
    无按键 5秒，重听 1次，→ 再见
    按错键 {wrong}重听 1次，→ 再见
    故障 → 再见
菜单 一
    {said}
    119 → 再见
    其他业务请按1 → 二
菜单 二
    {said}
    {said}
    其他业务请按1 → 三
菜单 三
    {said}
    其他业务请按1 → 再见
播报 再见：“再见，谢谢。” → 挂机
"""


def library() -> Library:
    standard = standard_phrases()
    bye = standard.find("再见")
    assert bye
    return standard.overlaid([bye._replace(name="火警", alias_en=None, texts={"zh-CN": "火警请拨119。"})])


def doubts(said: str, wrong: str = "") -> list[Diagnostic]:
    found = compile_text(MENU.format(said=said, wrong=wrong), library()).diagnostics
    return [one for one in found if one.code == "IVRC230"]


def test_words_are_told_where_a_menu_says_them_once() -> None:
    assert [one.span.line for one in doubts("“火警请拨119。”")] == [10, 14]


def test_a_phrase_is_told_where_a_menu_says_it_with_the_place_of_its_words() -> None:
    found = doubts("《火警》")
    assert [one.span.line for one in found] == [10, 14]
    assert [[label.span.file.rsplit("/", 1)[-1] for label in one.labels] for one in found] == [
        ["告别.yaml"]
    ] * 2


def test_an_option_of_two_menus_is_told_in_both() -> None:
    found = doubts("火警请拨119 → 再见")
    assert [one.span.line for one in found] == [6, 10, 11, 14]


def test_what_menus_inherit_is_told_once_at_its_line() -> None:
    found = doubts("“您好。”", "“火警请拨119。” ")
    assert [one.span.line for one in found] == [3]
