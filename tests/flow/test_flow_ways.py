"""Ways on: what is said on them, 返回 and 重听, what is inherited, and where recording starts."""

from __future__ import annotations

import pytest
from lowered import END, HEAD, flow, lowering, node, words

from ivrc.flow.graph import edges
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.record import Record
from ivrc.flow.kinds.say import Say
from ivrc.flow.nodes import Hotline

PARENTS = """菜单 甲
    去丙请按1 → 丙
    去乙请按2 → 乙

菜单 乙
    {}
    重听请按* → 重听

菜单 丙
    {}
    重听请按* → 重听
"""


def menu(hotline: Hotline, name: str) -> Menu:
    found = hotline.nodes[name]
    assert isinstance(found, Menu)
    return found


def target(hotline: Hotline, name: str, cause: str) -> str:
    (found,) = (edge.target for edge in edges(hotline.nodes[name]) if str(edge.cause) == cause)
    return found


def test_words_on_a_way_are_a_node_of_their_own() -> None:
    hotline = flow(
        "菜单 甲\n    一请按1 → “好的。” 《请稍候》 再见\n    二请按* → “好的。” 再见\n    三请按# → “好的。” 挂机"
    )
    assert target(hotline, "甲", "key 1") == "甲.key-1"
    assert isinstance(said := hotline.nodes["甲.key-1"], Say)
    assert words(hotline, said.plays) == ["好的。", "请稍候。"]
    assert said.next.target == "再见"
    assert target(hotline, "甲", "key *") == "甲.key-star"
    assert target(hotline, "甲", "key #") == "甲.key-hash"


def test_such_a_name_gives_way_to_one_that_is_written() -> None:
    hotline = flow("菜单 甲\n    一请按1 → “好的。” 再见\n播报 甲-x：“一。” → 再见")
    assert "甲.key-1" in hotline.nodes
    twice = flow(
        "转接 甲：拨 一，振铃 9秒\n    占线 → “一。” 再见\n    无人接听 → “二。” 再见\n    转接失败 → “三。” 再见"
    )
    assert {"甲.busy", "甲.no-answer", "甲.unavailable"} < set(twice.nodes)


def test_repeat_is_a_new_visit_of_the_same_menu() -> None:
    hotline = flow("菜单 甲\n    重听请按* → 重听\n    一请按1 → “好的。” 重听\n    结束请按9 → 再见")
    assert target(hotline, "甲", "key *") == "甲"
    assert target(hotline, "甲.key-1", "next") == "甲"


def test_back_is_the_menu_that_the_caller_came_from() -> None:
    hotline = flow(PARENTS.format("返回请按# → 返回", "返回请按# → “好的。” 返回"))
    assert target(hotline, "乙", "key #") == "甲"
    assert target(hotline, "丙.key-hash", "next") == "甲"


def test_back_looks_through_what_is_not_a_menu() -> None:
    hotline = flow(
        "菜单 甲\n    去乙请按1 → “好的。” 乙\n\n播报 乙：“一。” → 丙\n\n"
        "转接 丙：拨 一，振铃 9秒\n    占线，无人接听，转接失败 → “对不起。” 返回\n    通话结束 → 返回"
    )
    assert target(hotline, "丙.busy", "next") == "甲"
    assert target(hotline, "丙", "after") == "甲"


def test_back_from_a_menu_is_not_the_menu_itself() -> None:
    hotline = flow("菜单 甲\n    去乙请按1 → 乙\n菜单 乙\n    重听请按* → 重听\n    返回请按# → 返回")
    assert target(hotline, "乙", "key #") == "甲"


def test_back_is_refused_where_it_is_not_clear() -> None:
    text = HEAD + "\n" + PARENTS.format("去丙请按1 → 丙", "返回请按# → 返回") + END
    _, (found,) = lowering(text)
    assert (found.code, found.span.line) == ("IVRC214", 15)
    assert "甲、乙" in found.zh and "甲, 乙" in found.en


def test_back_is_refused_where_no_menu_leads() -> None:
    _, (found,) = lowering(HEAD + "\n菜单 甲\n    返回请按# → 返回\n" + END)
    assert (found.code, found.span.line, found.span.column) == ("IVRC214", 7, 13)


def test_a_node_of_that_name_goes_before_the_word() -> None:
    hotline = flow("菜单 甲\n    一请按1 → 返回\n播报 返回：“一。” → 再见")
    assert target(hotline, "甲", "key 1") == "返回"


SAID = HEAD.replace("5秒，", "5秒，“没有按键。” ").replace("按错键  ", "按错键  “按错了。” ")


@pytest.mark.parametrize(
    ("line", "wait", "says", "times", "exit_"),
    [
        ("", 5000, ["没有按键。"], 2, "再见"),
        ("无按键 8秒", 8000, ["没有按键。"], 2, "再见"),
        ("无按键 “请按键。”", 5000, ["请按键。"], 2, "再见"),
        ("无按键 重听 1次", 5000, ["没有按键。"], 1, "再见"),
        ("无按键 重听 0次", 5000, ["没有按键。"], 0, "再见"),
        ("无按键 → 乙", 5000, ["没有按键。"], 2, "乙"),
        ("无按键 → 乙，8秒，重听 1次，“请按键。”", 8000, ["请按键。"], 1, "乙"),
        ("no input 8s, repeat 1 time, -> 乙", 8000, ["没有按键。"], 1, "乙"),
    ],
)
def test_a_menu_inherits_each_part_that_it_does_not_say(
    line: str, wait: int, says: list[str], times: int, exit_: str
) -> None:
    hotline = flow(f"菜单 甲\n    一请按1 → 乙\n    {line}\n播报 乙：“一。” → 再见", SAID)
    found = menu(hotline, "甲")
    assert (found.first_key_ms, words(hotline, found.silence.says)) == (wait, says)
    assert (found.silence.times, found.silence.exit.target, str(found.silence.exit.cause)) == (
        times,
        exit_,
        "silence",
    )
    assert (words(hotline, found.wrong.says), found.wrong.times, found.wrong.exit.target) == (
        ["按错了。"],
        2,
        "再见",
    )


def test_a_hotline_s_way_with_words_is_made_once_for_all_menus() -> None:
    head = HEAD.replace("无按键  5秒，重听 2次，→ 再见", "无按键  5秒，→ “再会。” 再见")
    hotline = flow("菜单 甲\n    一请按1 → 乙\n菜单 乙\n    一请按1 → 甲", head)
    assert (
        menu(hotline, "甲").silence.exit.target == menu(hotline, "乙").silence.exit.target == "样例.silence"
    )


def test_an_inherited_repeat_or_back_is_meant_from_each_menu() -> None:
    head = HEAD.replace("按错键  重听 2次，→ 再见", "按错键  → 重听").replace(
        "无按键  5秒，重听 2次，→ 再见", "无按键  5秒，→ 再见"
    )
    hotline = flow("菜单 甲\n    一请按1 → 乙\n菜单 乙\n    一请按1 → 甲", head)
    assert [menu(hotline, name).wrong.exit.target for name in "甲乙"] == ["甲", "乙"]
    back = head.replace("→ 重听", "→ 返回")
    hotline = flow("播报 始：→ 甲\n菜单 甲\n    一请按1 → 乙\n菜单 乙\n    一请按1 → 甲", back)
    assert [menu(hotline, name).wrong.exit.target for name in "甲乙"] == ["乙", "甲"]


@pytest.mark.parametrize("option", ["人工请按0或直接等待 → 乙", "人工请按0或直接等待 → “好的。” 乙"])
def test_an_option_that_takes_who_waits(option: str) -> None:
    hotline = flow(f"菜单 甲\n    {option}\n    一请按1 → 再见\n播报 乙：“一。” → 再见", SAID)
    found = menu(hotline, "甲")
    assert (found.silence.times, found.silence.says) == (0, ())
    assert str(found.silence.exit.cause) == "silence"
    assert found.silence.exit.target == target(hotline, "甲", "key 0")
    assert found.first_key_ms == 5000


RECORDED = HEAD + "    录音 全程，告知 《录音告知》\n"
NOTICE = "为了保证服务质量，本次通话将被录音。"


@pytest.mark.parametrize(
    ("blocks", "said_in"),
    [
        ("播报 甲：《录音告知》 → 再见", "甲"),
        ("播报 甲：“您好。” 《录音告知》 “请听。” → 再见", "甲"),
        (f"播报 甲：“{NOTICE}” → 再见", "甲"),
        ("播报 甲：“您好。” → 《录音告知》 再见", "甲.next"),
        ("转接 甲：《录音告知》\n    拨 一，振铃 9秒\n    占线，无人接听，转接失败 → 再见", "甲"),
        ("留言 甲：《录音告知》\n    最长 60秒 → 再见", "甲"),
    ],
)
def test_recording_starts_behind_the_node_in_which_the_notice_is_played(blocks: str, said_in: str) -> None:
    hotline = flow(blocks, RECORDED)
    assert hotline.clips[hotline.notice].text == NOTICE
    assert isinstance(said := hotline.nodes[said_in], Say)
    assert {play.interruptible for play in said.plays if play.clip == hotline.notice} == {False}
    assert isinstance(record := hotline.nodes[said.next.target], Record)
    assert record.id == f"{said_in}.record"
    assert sum(isinstance(node, Record) for node in hotline.nodes.values()) == 1


def test_other_words_of_that_node_can_still_be_interrupted() -> None:
    hotline = flow("播报 甲：“您好。” 《录音告知》 “请听。” → 再见", RECORDED)
    assert [play.interruptible for play in node(hotline, "甲", Say).plays] == [True, False, True]


def test_a_phrase_that_is_not_the_hotline_s_notice_starts_nothing() -> None:
    hotline = flow("播报 甲：《权益录音告知》 → 再见", RECORDED)
    assert not any(isinstance(node, Record) for node in hotline.nodes.values())


def test_without_a_record_line_nothing_is_recorded() -> None:
    hotline = flow("播报 甲：《录音告知》 → 再见")
    assert hotline.notice == "" and not any(isinstance(node, Record) for node in hotline.nodes.values())
