"""The simulator against docs/semantics.md, rule by rule. The traces are written out: they are the reference."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ivrc.compile import compile_text
from ivrc.flow import causes
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.nodes import BEEP, Edge, Hotline, Period, Schedule
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.hours import open_at
from ivrc.simulate.machine import run

HEAD = """\
热线 试验 4001234567
    录音 全程，告知 “本次通话将被录音。”
    无按键 5秒，“请按键。” 重听 1次，→ 再见
    按错键 “按错了。” 重听 1次，→ 再见
    键间隔 2秒
    故障 → “系统故障。” 再见

播报 欢迎：“您好。” “本次通话将被录音。” → 总机

时间 上班：周一至周五 9:00-17:00

分支 总机
    上班 → 主菜单
    否则 → 留言

菜单 主菜单
    “请选择。”
    坐席请按1 → 坐席
    分机请输入3位分机号 → 分机
    直拨请按12 → 再见
    返回请按* → 重听
    查询请按# → 查询

播报 查询：“查询中。” → 二级

菜单 二级
    上一级请按# → 返回

转接 坐席
    拨 甲，乙，依次，每个振铃 15秒
    占线 → 留言
    无人接听 → “无人接听。” 再见
    转接失败 → 再见

转接 分机
    拨 {分机号}，振铃 20秒
    占线，无人接听 → 主菜单
    转接失败 → “号码不存在。” 再见
    通话结束 → 再见

留言 留言：“请留言。”
    最长 60秒，以#结束，→ 再见

播报 再见：“再见。” → 挂机
"""
OPEN = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
CLOSED = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(scope="module")
def hotline() -> Hotline:
    compiled = compile_text(HEAD)
    assert compiled.hotline is not None, compiled.diagnostics
    return compiled.hotline


def called(hotline: Hotline, script: Script, at: datetime = OPEN, **given: Any) -> list[str]:
    """The trace with clips as their words, behind `总机` (what comes before is the same for every call)."""
    circumstances = Circumstances(at, extensions=("80X",), **given)
    trace = run(hotline, script, circumstances)
    words = {clip.id: clip.text for clip in hotline.clips.values()} | {BEEP: "嘀"}
    told = [f"play {words[e.what[0]]}" if e.kind == "play" else str(e) for e in trace]
    return told[told.index("goto 总机") + 1 :] if "goto 总机" in told else told


def clip(hotline: Hotline, words: str) -> str:
    return next(c.id for c in hotline.clips.values() if c.text == words)


MENU = [
    "play 请选择。",
    "play 坐席请按1",
    "play 分机请输入3位分机号",
    "play 直拨请按12",
    "play 返回请按*",
    "play 查询请按#",
]
BYE = ["goto 再见", "play 再见。", "goto 再见.hangup", "hangup flow"]


def test_a_call_begins_with_the_answer_and_recording_follows_its_notice(hotline: Hotline) -> None:
    trace = [str(e) for e in run(hotline, Script("."), Circumstances(OPEN))]
    notice = f"play {clip(hotline, '本次通话将被录音。')}"
    greeting = f"play {clip(hotline, '您好。')}"
    assert trace[:6] == ["answer", "goto 欢迎", greeting, notice, "goto 欢迎.record", "record start"]
    assert trace[-1] == "hangup caller"


def test_a_key_in_an_interruptible_clip_stops_it_and_counts(hotline: Hotline) -> None:
    script = Script(during_clip={clip(hotline, "坐席请按1"): "*"}, steps=".")
    assert called(hotline, script) == [
        "goto 主菜单", "play 请选择。", "play 坐席请按1", "interrupted", "key *", "goto 主菜单", *MENU, "hangup caller",
    ]  # fmt: skip


def test_a_key_in_an_uninterruptible_clip_is_discarded(hotline: Hotline) -> None:
    script = Script(during_clip={clip(hotline, "本次通话将被录音。"): "1"}, steps=".")
    assert called(hotline, script) == ["goto 主菜单", *MENU, "hangup caller"]


def test_keys_waiting_are_dropped_when_an_uninterruptible_clip_begins(hotline: Hotline) -> None:
    script = Script(during_clip={clip(hotline, "您好。"): "10"}, steps=".")
    trace = run(hotline, script, Circumstances(OPEN))
    told = [str(e) for e in trace]
    assert told[3:5] == ["interrupted", "key 1"]
    assert "key 0" not in told
    assert told[-1] == "hangup caller"


def test_a_pending_key_skips_the_clips_and_is_the_next_menus_first(hotline: Hotline) -> None:
    script = Script("#.", during_clip={clip(hotline, "查询中。"): "#"})
    assert called(hotline, script) == [
        "goto 主菜单", *MENU, "key #", "goto 查询", "play 查询中。", "interrupted", "key #", "goto 二级",
        "goto 主菜单", *MENU, "hangup caller",
    ]  # fmt: skip


def test_typing_ahead_goes_through_menus_in_order(hotline: Hotline) -> None:
    script = Script(during_clip={clip(hotline, "请选择。"): "##*"}, steps=".")
    assert called(hotline, script) == [
        "goto 主菜单", "play 请选择。", "interrupted", "key #", "goto 查询", "key #", "goto 二级", "goto 主菜单",
        "key *", "goto 主菜单", *MENU, "hangup caller",
    ]  # fmt: skip


def test_silence_is_counted_per_visit_and_then_left(hotline: Hotline) -> None:
    assert called(hotline, Script()) == [
        "goto 主菜单",
        *MENU,
        "silence",
        "play 请按键。",
        *MENU,
        "silence",
        *BYE,
    ]


def test_wrong_keys_are_counted_apart_from_silence(hotline: Hotline) -> None:
    assert called(hotline, Script("9-")) == [
        "goto 主菜单", *MENU, "key 9", "wrong 9", "play 按错了。", *MENU, "silence", "play 请按键。", *MENU, "silence",
        *BYE,
    ]  # fmt: skip


def test_the_counters_begin_anew_with_each_visit(hotline: Hotline) -> None:
    told = called(hotline, Script("-*-*--"))
    assert told.count("silence") == 4
    assert told[-4:] == BYE


def test_the_longest_entry_wins_and_a_shorter_one_waits_for_the_inter_key_time_out(hotline: Hotline) -> None:
    events = run(hotline, Script("1-"), Circumstances(OPEN, extensions=("80X",)))
    told = [str(e) for e in events]
    assert "goto 坐席" in told
    key, gone = (next(e for e in events if str(e) == what) for what in ("key 1", "goto 坐席"))
    assert gone.at_ms - key.at_ms == 2000
    told = called(hotline, Script("12-"))
    assert "goto 再见" in told
    assert "goto 坐席" not in told


def test_an_entry_that_is_complete_and_no_longer_one_possible_is_acted_on_at_once(hotline: Hotline) -> None:
    events = run(hotline, Script("800"), Circumstances(OPEN, extensions=("80X",)))
    told = [str(e) for e in events]
    assert told[told.index("key 8") :] == [
        "key 8", "key 0", "key 0", "set 分机号 800", "goto 分机", "dial 800", "outcome answered", "goto 再见",
        f"play {clip(hotline, '再见。')}", "goto 再见.hangup", "hangup flow",
    ]  # fmt: skip
    stored = told.index("set 分机号 800")
    assert events[stored].at_ms == events[stored - 1].at_ms


def test_an_incomplete_entry_is_wrong_as_a_whole_and_nothing_leaks(hotline: Hotline) -> None:
    told = called(hotline, Script("80-."))
    assert told[-9:] == ["wrong 80", "play 按错了。", *MENU, "hangup caller"]
    told = called(hotline, Script("8#."))
    assert told[-9:] == ["wrong 8#", "play 按错了。", *MENU, "hangup caller"]


def test_an_extension_that_the_site_does_not_list_is_unavailable_without_a_dial(hotline: Hotline) -> None:
    told = called(hotline, Script("999"))
    assert told[-8:] == [
        "goto 分机", "outcome unavailable", "goto 分机.unavailable", "play 号码不存在。", *BYE,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("outcomes", "after"),
    [
        ({"甲": "busy", "乙": "busy"}, ["dial 甲", "outcome busy", "dial 乙", "outcome busy", "goto 留言"]),
        (
            {"甲": "busy", "乙": "no-answer"},
            ["dial 甲", "outcome busy", "dial 乙", "outcome no-answer", "goto 坐席.no-answer"],
        ),
        ({"甲": "unavailable", "乙": "unavailable"}, ["dial 乙", "outcome unavailable", "goto 再见"]),
        ({"甲": "busy"}, ["dial 甲", "outcome busy", "dial 乙", "outcome answered", "hangup agent"]),
        ({}, ["goto 坐席", "dial 甲", "outcome answered", "hangup agent"]),
    ],
)
def test_destinations_are_dialled_in_turn_and_the_last_outcome_decides(
    hotline: Hotline, outcomes: dict[str, str], after: list[str]
) -> None:
    told = called(hotline, Script("1-", outcomes=outcomes))
    start = told.index(after[0])
    assert told[start : start + len(after)] == after


def test_a_message_is_kept_also_when_the_caller_hangs_up(hotline: Hotline) -> None:
    assert called(hotline, Script(), CLOSED) == [
        "goto 留言", "play 请留言。", "goto 留言.message", "play 嘀", "message 留言 8", *BYE,
    ]  # fmt: skip

    class HangsUp(Script):
        def message_ms(self, mailbox: str, longest_ms: int) -> tuple[int, bool]:
            return 3000, True

    assert called(hotline, HangsUp(), CLOSED)[-2:] == ["message 留言 3", "hangup caller"]


def test_hanging_up_while_a_clip_plays(hotline: Hotline) -> None:
    script = Script(during_clip={clip(hotline, "请选择。"): "."})
    assert called(hotline, script) == ["goto 主菜单", "play 请选择。", "hangup caller"]


def test_a_missing_clip_takes_the_fault_way_and_a_second_fault_ends_the_call(hotline: Hotline) -> None:
    missing = clip(hotline, "请选择。")
    told = called(hotline, Script(), missing=frozenset((missing,)))
    assert told == ["goto 主菜单", f"fault {missing}", "goto 试验.fault", "play 系统故障。", *BYE]
    both = frozenset((missing, clip(hotline, "系统故障。")))
    told = called(hotline, Script(), missing=both)
    assert told[-2:] == [f"fault {clip(hotline, '系统故障。')}", "hangup fault"]


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-23 08:59:59", False),
        ("2026-11-23 09:00:00", True),
        ("2026-11-23 16:59:59", True),
        ("2026-11-23 17:00:00", False),
        ("2026-11-22 12:00:00", False),
    ],
)
def test_opening_hours_end_exclusively(hotline: Hotline, moment: str, is_open: bool) -> None:
    at = datetime.fromisoformat(moment)
    assert open_at(hotline.schedules["上班"], at) is is_open


def test_the_clock_is_read_when_the_branch_is_entered_in_the_hotlines_zone(hotline: Hotline) -> None:
    just_before = datetime(2026, 11, 23, 0, 59, 58, tzinfo=ZoneInfo("UTC"))
    assert called(hotline, Script("."), just_before)[0] == "goto 主菜单"
    late = datetime(2026, 11, 23, 8, 59, 57, tzinfo=ZoneInfo("UTC"))
    assert called(hotline, Script("."), late)[0] == "goto 留言"


def test_midnight_is_the_end_of_a_day(hotline: Hotline) -> None:
    night = Schedule("夜", hotline.span, (Period(0, 1320, 1440),))
    assert open_at(night, datetime(2026, 11, 23, 23, 59, 59))
    assert not open_at(night, datetime(2026, 11, 24, 0, 0, 0))


def test_the_first_case_that_holds_is_taken(hotline: Hotline) -> None:
    branch = hotline.nodes["总机"]
    assert isinstance(branch, Branch)
    two = branch._replace(
        cases=(branch.cases[0], branch.cases[0]._replace(edge=Edge(causes.opening(""), "再见", branch.span)))
    )
    again = hotline._replace(nodes={**hotline.nodes, "总机": two})
    assert called(again, Script("."))[0] == "goto 主菜单"


def test_waiting_keys_do_not_hide_a_clip_that_cannot_be_played(hotline: Hotline) -> None:
    """A key typed ahead is taken after the clip was tried; one that is pending passes the clip over."""
    ahead = Script(during_clip={clip(hotline, "请选择。"): "##"})
    missing = clip(hotline, "查询中。")
    told = called(hotline, ahead, missing=frozenset((missing,)))
    assert told[3:8] == ["key #", "goto 查询", f"fault {missing}", "goto 试验.fault", "key #"]
    pending = Script("#.", during_clip={missing: "#"})
    prompt = next(each.id for each in hotline.clips.values() if each.text == "上一级请按#")
    assert not [e for e in called(hotline, pending, missing=frozenset((prompt,))) if e.startswith("fault")]
