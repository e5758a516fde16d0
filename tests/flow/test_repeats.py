"""第一次 … 最后一次 …: other words at each silence, each wrong key."""

from __future__ import annotations

import pytest
from lowered import END, HEAD, codes, flow, lowering, words

from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Hotline

MENU = "菜单 主菜单：“您好。”\n    {}\n    查账单请按1 → 再见\n"


def said(hotline: Hotline, name: str = "主菜单") -> list[list[str]]:
    """What is said at each repetition of silence."""
    menu = hotline.nodes[name]
    assert isinstance(menu, Menu)
    return [words(hotline, menu.silence.said(time)) for time in range(1, menu.silence.times + 1)]


@pytest.mark.parametrize(
    ("line", "heard"),
    [
        ("第一次 “一。” 第二次 “二。” 重听 2次", [["一。"], ["二。"]]),
        ("第二次“二。”，第1次“一。”，重听 2次", [["一。"], ["二。"]]),
        ("第一次：“一。”；最后一次：“末。”；重听 2次", [["一。"], ["末。"]]),
        ("“都。” 最后一次“末。” 重听 3次", [["都。"], ["都。"], ["末。"]]),
        ("最後一次 “末。”，“都。” 重听 2次", [["都。"], ["末。"]]),
        ("第一次 “一。” “还是一。” 重听 1次", [["一。", "还是一。"]]),
        ("第　１　次「一。」重听 1次", [["一。"]]),
        ('first time "One." Last time "Two." repeat 2 times', [["One."], ["Two."]]),
        ('"All." second time "Two." repeat 3 times', [["All."], ["Two."], ["All."]]),
        ("第一次 “同。” 第二次 “同。” “末。” 重听 2次", [["同。"], ["同。", "末。"]]),
    ],
)  # fmt: skip
def test_each_time_has_its_words(line: str, heard: list[list[str]]) -> None:
    assert said(flow(MENU.format(f"无按键 {line}"))) == heard


def test_how_often_need_not_be_written_where_the_times_tell_it() -> None:
    head = HEAD.replace("5秒，重听 2次，", "5秒，第一次 “一。” 第二次 “二。” 第三次 “三。” ")
    assert said(flow(MENU.format("“请选择。”"), head)) == [["一。"], ["二。"], ["三。"]]


def test_a_menu_takes_the_words_of_its_hotline_and_its_own_number_of_times() -> None:
    head = HEAD.replace("5秒，重听 2次，", "5秒，“都。” 最后一次 “末。” 重听 3次，")
    blocks = (
        MENU.format("无按键 重听 1次")
        + MENU.replace("主菜单", "乙").format("无按键 “乙。”")
        + "菜单 丙\n    去甲请按1 → 主菜单\n    去乙请按2 → 乙\n"
    )
    hotline = flow(blocks, head)
    assert said(hotline) == [["末。"]]
    assert said(hotline, "乙") == [["乙。"]] * 3


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("第一次 “一。” 重听 2次", "what is said the second time is not written"),
        ("最后一次 “末。” 重听 3次", "what is said the first time is not written"),
        ("第一次 “一。” 第三次 “三。” 重听 2次", "nobody hears what is said the third time"),
        ("第一次 “一。” 重听 0次", "nobody hears what is said the first time"),
        ("第〇次 “一。”", None),
        ("第0次 “一。” 重听 1次", None),
        ("第一次 “一。” 第1次 “还是一。” 重听 1次", "is written twice"),
        ("“都。” 第二次 “二。” 最后一次 “末。” 重听 2次", "is written twice"),
        ("“都。” 最后一次 “末。” 最后一次 “末。” 重听 2次", "is written twice"),
        ("“都。” 第一次 “一。” 第二次 “二。” 重听 2次", "nobody hears these"),
        ("“都。” 第999999999999次 “一。” 重听 2次", "nobody hears"),
    ],
)
def test_what_is_not_clear_is_refused(line: str, told: str | None) -> None:
    _, found = lowering(HEAD + MENU.format(f"无按键 {line}") + END)
    assert found
    if told:
        assert {one.code for one in found} == {"IVRC233"}
        assert told in found[0].en and found[0].mend_zh


def test_the_last_time_of_how_many_must_be_written() -> None:
    head = HEAD.replace("5秒，重听 2次，", "5秒，“都。” 最后一次 “末。”，")
    _, found = lowering(head + MENU.format("“请选择。”") + END)
    assert [one.code for one in found] == ["IVRC233"]
    assert "which time is the last" in found[0].en


@pytest.mark.parametrize("times", ["", " 重听 0次，"])
def test_words_before_a_repetition_that_never_comes_are_told(times: str) -> None:
    head = HEAD.replace("5秒，重听 2次，", f"5秒，“没有按键。”{times}")
    _, found = lowering(head + MENU.format("“请选择。”") + END)
    assert [(one.code, one.span.line) for one in found] == [("IVRC233", 2)]
    assert "behind the arrow" in found[0].mend_en


def test_a_menu_that_is_never_repeated_may_inherit_words() -> None:
    head = HEAD.replace("5秒，重听 2次，", "5秒，“没有按键。” 重听 2次，")
    assert said(flow(MENU.format("无按键 重听 0次"), head)) == []


def test_what_several_menus_inherit_is_told_once() -> None:
    head = HEAD.replace("5秒，重听 2次，", "5秒，第一次 “一。” 重听 2次，")
    more = MENU.replace("主菜单", "乙").format("“请选择。”")
    assert codes(head + MENU.format("去乙请按2 → 乙") + more + END) == ["IVRC233"]


@pytest.mark.parametrize("name", ["第一次来电", "第一次", "最后一次", "首次"])
def test_the_words_remain_names(name: str) -> None:
    assert name in flow(f"播报 {name}：“您好。” → 再见\n" + MENU.format(f"去看看请按2 → {name}")).nodes
