"""Every kind of block as the nodes that it becomes."""

from __future__ import annotations

import pytest
from lowered import HEAD, flow, node, words

from ivrc.flow import causes
from ivrc.flow.conditions.open import Open
from ivrc.flow.entries import patterns
from ivrc.flow.graph import edges
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.kinds.hangup import Hangup
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.record import Record
from ivrc.flow.kinds.say import Say
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.flow.nodes import Edge, Hotline, Number, Period, Value


def ways(hotline: Hotline, name: str) -> dict[str, str]:
    return {str(edge.cause): edge.target for edge in edges(hotline.nodes[name])}


def test_a_hotline() -> None:
    hotline = flow(
        "播报 甲：“您好，{企业名称}，{地址}。” → 再见",
        """热线 样例 400-665-9999 33881001
    语言 普通话
    企业名称 “样例公司”
    地址：东街 八号
    键间隔 4秒
    故障 → 再见
""",
    )
    assert (hotline.name, hotline.numbers, hotline.locale) == ("样例", ("4006659999", "33881001"), "zh-CN")
    assert (hotline.zone, hotline.start, hotline.notice) == ("Asia/Shanghai", "甲", "")
    assert hotline.fault[:2] == (causes.FAULT, "再见")
    assert words(hotline, node(hotline, "甲", Say).plays) == ["您好，样例公司，东街 八号。"]


@pytest.mark.parametrize(
    ("written", "locale", "zone"),
    [
        ("普通话", "zh-CN", "Asia/Shanghai"),
        ("國語", "zh-TW", "Asia/Taipei"),
        ("粤语", "zh-HK", "Asia/Hong_Kong"),
        ("English", "en-US", "UTC"),
        ("en-GB", "en-GB", "UTC"),
    ],
)
def test_a_language_brings_its_time_zone(written: str, locale: str, zone: str) -> None:
    hotline = flow("播报 甲：“一。” → 挂机", f"热线 样例\n    语言 {written}\n    故障 → 甲\n", end="")
    assert (hotline.locale, hotline.zone) == (locale, zone)


def test_a_say() -> None:
    hotline = flow("播报 甲\n    “一。” “二。”\n    “三。”\n    → 再见")
    assert isinstance(say := node(hotline, "甲", Say), Say)
    assert words(hotline, say.plays) == ["一。", "二。", "三。"]
    assert all(play.interruptible for play in say.plays)
    assert say.next.target == "再见"
    assert say.span.line == 6


def test_a_say_that_cannot_be_interrupted() -> None:
    hotline = flow("播报 甲\n    不可打断\n    “一。”\n    → 再见")
    assert [play.interruptible for play in node(hotline, "甲", Say).plays] == [False]


@pytest.mark.parametrize("last", ["挂机", "→ 挂机", "hang up", "-> Hang Up"])
def test_a_say_that_hangs_up(last: str) -> None:
    hotline = flow(f"播报 甲\n    “一。”\n    {last}")
    assert isinstance(hotline.nodes[ways(hotline, "甲")["next"]], Hangup)


def test_a_say_that_says_nothing_goes_on() -> None:
    hotline = flow("播报 甲：→ 再见")
    assert isinstance(say := node(hotline, "甲", Say), Say)
    assert say.plays == () and say.next.target == "再见"


def test_a_menu() -> None:
    hotline = flow(
        "菜单 甲\n    “一。”\n    二请按1 → 再见\n    “三。”\n    四请按*或# → 挂机\n    5 → 再见\n    键间隔 4秒"
    )
    assert isinstance(menu := node(hotline, "甲", Menu), Menu)
    assert words(hotline, menu.prompt) == ["一。", "二请按1", "三。", "四请按*或#"]
    assert [key for entry in menu.entries for key in patterns(entry)] == ["1", "*", "#", "5"]
    assert [str(entry.edge.cause) for entry in menu.entries] == ["key 1", "key *", "key #", "key 5"]
    assert menu.entries[1].edge.target == menu.entries[2].edge.target != menu.entries[0].edge.target == "再见"
    assert (menu.first_key_ms, menu.inter_key_ms) == (5000, 4000)
    assert (menu.silence.times, menu.wrong.times) == (2, 2)
    assert menu.entries[0].edge.span.line == 8


def test_a_menu_that_cannot_be_interrupted() -> None:
    hotline = flow("菜单 甲\n    不可打断\n    一请按1 → 再见\n    无按键 “没有按键。”")
    assert isinstance(menu := node(hotline, "甲", Menu), Menu)
    assert [play.interruptible for play in menu.prompt] == [False]


@pytest.mark.parametrize(
    ("option", "entries"),
    [
        ("分机请输入4位分机号", [((4,), "分机号")]),
        ("Dial the 4-digit extension", [((4,), "extension")]),
        ("XXXX{分机号}", [((4,), "分机号")]),
        ("XXX", [((3,), "")]),
        ("8xx｛分机号｝", [("8XX", "分机号")]),
        ("12", [("12", "")]),
        ("请输入2至3位号码", [((2, 3), "号码")]),
        ("8{不存}", [("8", "")]),
    ],
)
def test_what_is_typed_in_a_menu(option: str, entries: list[tuple[str | tuple[int, ...], str]]) -> None:
    hotline = flow(f"菜单 甲\n    {option} → 再见")
    assert isinstance(menu := node(hotline, "甲", Menu), Menu)
    assert [
        (entry.lengths if isinstance(entry, Number) else entry.pattern, entry.variable)
        for entry in menu.entries
    ] == entries


def test_a_transfer() -> None:
    hotline = flow(
        "转接 甲\n    “一。”\n    拨 坐席一，坐席二，依次，每个振铃 20秒\n    占线，无人接听 → “二。” 再见\n    转接失败 → 再见\n    通话结束 → 挂机"
    )
    assert isinstance(say := node(hotline, "甲", Say), Say)
    assert words(hotline, say.plays) == ["一。"]
    assert isinstance(transfer := node(hotline, say.next.target, Transfer), Transfer)
    assert (transfer.id, transfer.destinations, transfer.extension) == ("甲.dial", ("坐席一", "坐席二"), "")
    assert transfer.ring_seconds == 20
    assert (str(transfer.busy.cause), str(transfer.no_answer.cause)) == ("busy", "no-answer")
    assert transfer.busy.target == transfer.no_answer.target == "甲.busy"
    assert words(hotline, node(hotline, "甲.busy", Say).plays) == ["二。"]
    assert transfer.unavailable.target == "再见"
    assert transfer.after is not None and isinstance(hotline.nodes[transfer.after.target], Hangup)
    assert transfer.span.line == 8


def test_a_transfer_without_words_is_one_node() -> None:
    hotline = flow("转接 甲：拨 坐席一，振铃 20秒\n    占线，无人接听，转接失败 → 再见")
    assert isinstance(transfer := node(hotline, "甲", Transfer), Transfer)
    assert transfer.after is None


def test_a_transfer_to_the_extension_that_was_typed() -> None:
    hotline = flow(
        "菜单 乙\n    请输入4位分机号 → 甲\n转接 甲：拨 {分机号}，振铃 20秒\n    占线，无人接听，转接失败 → 再见"
    )
    assert isinstance(transfer := node(hotline, "甲", Transfer), Transfer)
    assert (transfer.destinations, transfer.extension) == ((), "分机号")
    assert hotline.values == {
        "分机号": Value("分机号", "digits", "typed", False, hotline.values["分机号"].span)
    }


@pytest.mark.parametrize(
    ("dial", "seconds"),
    [("拨 一，振铃 15秒", 15), ("拨 一 振铃15秒", 15), ("拨 一，每个振铃 15秒", 15), ("dial 一, ring 15s each", 15), ("dial 一, ring each 1 minute", 60)],
)  # fmt: skip
def test_how_long_it_rings(dial: str, seconds: int) -> None:
    hotline = flow(f"转接 甲：{dial}\n    占线，无人接听，转接失败 → 再见")
    assert isinstance(transfer := node(hotline, "甲", Transfer), Transfer)
    assert (transfer.destinations, transfer.ring_seconds) == (("一",), seconds)


@pytest.mark.parametrize(
    ("line", "seconds", "key"),
    [
        ("最长 120秒，以#结束，→ 再见", 120, "#"),
        ("最长 2分钟，以星号键结束，→ 再见", 120, "*"),
        ("最长 90秒，按0结束 → 再见", 90, "0"),
        ("最长 60秒 → 再见", 60, "#"),
        ("at most 60s, ended by the star key, -> 再见", 60, "*"),
        ("at most 1 minute, ended by #\n    -> 再见", 60, "#"),
    ],
)
def test_a_voicemail(line: str, seconds: int, key: str) -> None:
    hotline = flow(f"留言 甲\n    “一。”\n    信箱 售后\n    {line}")
    assert ways(hotline, "甲") == {"next": "甲.message"}
    assert isinstance(voicemail := node(hotline, "甲.message", Voicemail), Voicemail)
    assert (voicemail.mailbox, voicemail.max_seconds, voicemail.end_key) == ("售后", seconds, key)
    assert voicemail.next.target == "再见"


def test_a_voicemail_without_words_keeps_its_name_for_the_mailbox() -> None:
    hotline = flow("留言 甲：最长 60秒\n    挂机")
    assert isinstance(voicemail := node(hotline, "甲", Voicemail), Voicemail)
    assert voicemail.mailbox == "甲"
    assert isinstance(hotline.nodes[voicemail.next.target], Hangup)


def test_a_branch() -> None:
    hotline = flow(
        "分支 甲\n    早班 → 再见\n    晚班 → “二。” 再见\n    否则 → 挂机\n时间 早班：每天 6:00-14:00\n时间 晚班：每天 14:00-22:00"
    )
    assert isinstance(branch := node(hotline, "甲", Branch), Branch)
    assert [(case.test, str(case.edge.cause)) for case in branch.cases] == [
        (Open("早班"), "open 早班"),
        (Open("晚班"), "open 晚班"),
    ]
    assert str(branch.otherwise.cause) == "otherwise"
    assert set(hotline.schedules) == {"早班", "晚班"}
    assert hotline.schedules["早班"].periods[0] == Period(0, 360, 840)


def test_the_first_node_of_the_file_is_where_a_call_begins() -> None:
    for first in ("播报 甲：→ 再见", "菜单 甲\n    一请按1 → 再见", "留言 甲：最长 60秒 → 再见"):
        assert flow(f"时间 上班：每天 9:00-17:00\n{first}\n播报 乙：→ 再见").start == "甲"


def test_nodes_come_in_the_order_of_the_source_with_their_own_behind_them() -> None:
    hotline = flow(
        "转接 乙：“一。”\n    拨 一，振铃 9秒\n    占线，无人接听，转接失败 → “二。” 再见\n\n播报 甲：“三。” → 再见"
    )
    assert list(hotline.nodes)[:4] == ["乙", "乙.busy", "乙.dial", "甲"]


def test_every_edge_leads_to_a_node_and_knows_its_line() -> None:
    hotline = flow("播报 甲：“一。” → 乙\n菜单 乙\n    一请按1 → “二。” 甲\n    二请按2 → 挂机")
    for name in hotline.nodes:
        for edge in edges(hotline.nodes[name]):
            assert isinstance(edge, Edge) and edge.target in hotline.nodes and edge.span.line


def test_the_same_text_gives_the_same_flow() -> None:
    text = "菜单 甲\n    一请按1 → “二。” 再见\n    二请按2 → 再见"
    assert flow(text) == flow(text)


def test_the_same_words_are_one_clip() -> None:
    hotline = flow("播报 甲：“一。” → 乙\n播报 乙：“一。” → 再见")
    assert len({play.clip for name in ("甲", "乙") for play in node(hotline, name, Say).plays}) == 1
    assert sum(clip.text == "一。" for clip in hotline.clips.values()) == 1


def test_readings_belong_to_the_clip() -> None:
    hotline = flow("播报 甲：“{重庆:chóng qìng}，{银行：yín háng}。” “重庆，银行。” → 再见")
    one, other = (hotline.clips[play.clip] for play in node(hotline, "甲", Say).plays)
    assert one.text == other.text == "重庆，银行。"
    assert one.readings == (("重庆", "chóng qìng"), ("银行", "yín háng")) and other.readings == ()
    assert one.id != other.id


def test_a_record_line_in_a_say() -> None:
    head = HEAD + "    录音 全程，告知 《录音告知》\n"
    hotline = flow("播报 甲\n    《录音告知》\n    录音\n    “一。”\n    → 再见", head)
    path, name = [], "甲"
    while name != "再见":
        path.append(type(hotline.nodes[name]).__name__)
        name = ways(hotline, name)["next"]
    assert path == [Say.__name__, Record.__name__, Record.__name__, Say.__name__]
