"""回电: whose number is called back, how it is confirmed, and what is promised."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from lowered import lowering

from ivrc.flow.nodes import Hotline
from ivrc.numerals.hours import hours, hours_in
from ivrc.records.of_trace import record_of
from ivrc.report.callbacks import callbacks
from ivrc.report.store import Store
from ivrc.report.wording import Asked
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run

DAY = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
HEAD = """热线 北山维修 4001112222
    时区 Asia/Shanghai
    无按键 3秒，重听 1次，→ 再见
    按错键 重听 1次，→ 再见
    故障 → 再见
菜单 主菜单：“您好。”
    预约请按1 → 预约
"""
END = "播报 没有：“没有号码。” → 再见\n播报 再见：“再见。” → 挂机\n"
SHOWN, TYPED = "13805761234", "05768888123"


def flow(*lines: str, first: str = "回电 预约") -> Hotline:
    found, told = lowering(HEAD + "\n    ".join((first, *lines)) + "\n" + END)
    assert found is not None and not told, [each.en for each in told]
    return found


def told(hotline: Hotline, keys: str, number: str = "") -> list[str]:
    return [str(each) for each in run(hotline, Script(keys), Circumstances(DAY, number))]


def notes(events: list[str]) -> list[str]:
    return [each for each in events if each.startswith("note")]


PLAIN = ("承诺 两小时内", "最多 3次，→ 没有", "→ 再见")


def test_a_number_that_is_shown_is_read_and_confirmed() -> None:
    events = told(flow(*PLAIN), "11", SHOWN)
    assert [each for each in events if each.startswith("say 主叫号码")]
    assert notes(events) == [f"note 回电 号码={SHOWN}，时限=两小时"]
    assert events[-1] == "hangup flow" and "goto 没有" not in events


def test_another_is_typed_read_back_and_confirmed() -> None:
    events = told(flow(*PLAIN), f"12{TYPED}#1", SHOWN)
    assert f"set 预约 {TYPED}" in events and [each for each in events if each.startswith("say 预约")]
    assert notes(events) == [f"note 回电 号码={TYPED}，时限=两小时"]


@pytest.mark.parametrize("number", ["", "anonymous", "alice@example.com", "1" * 40 + "x"])
@pytest.mark.parametrize("keys", ["1-1-----------", "11-----------", "1111------------", "1-------"])
def test_who_shows_no_number_confirms_none_whatever_is_typed_ahead(number: str, keys: str) -> None:
    events = told(flow(*PLAIN), keys, number)
    assert not notes(events) and "goto 预约.caller" not in events and "goto 没有" in events


def test_who_shows_no_number_is_asked_for_one() -> None:
    assert notes(told(flow(*PLAIN), f"1{TYPED}#1")) == [f"note 回电 号码={TYPED}，时限=两小时"]


@pytest.mark.parametrize(
    "keys",
    ["1-----------", "17-7-7-----", "1299#-------", "12-99#888#---", f"12{TYPED}#2{TYPED}#2{TYPED}#2--"],
)
def test_silence_wrong_keys_and_giving_up_leave_nothing(keys: str) -> None:
    events = told(flow(*PLAIN), keys, SHOWN)
    assert not notes(events) and "goto 没有" in events


def test_a_caller_who_needs_no_call_says_so_everywhere() -> None:
    hotline = flow("承诺 一天", "不用了请按* → 没有", "→ 再见")
    for keys, number in (("1*", SHOWN), ("12*", SHOWN), ("1*", "")):
        events = told(hotline, keys, number)
        assert not notes(events) and "goto 没有" in events
    shown = hotline.nodes["预约.caller"]
    assert "不用了请按*" in [clip.text for clip in hotline.clips.values() if clip.id in repr(shown)]


def test_words_of_ones_own() -> None:
    hotline = flow(
        "承诺 48小时内", "记为 维修", "问号码 请输入11位手机号，按#号键结束",
        "复述 “回拨{预约:号码}。” 打这个号码请按3，换别的请按4", "→ “四十八小时内给您回电。” 再见",
    )  # fmt: skip
    assert notes(told(hotline, "13", SHOWN)) == [f"note 回电 号码={SHOWN}，时限=48小时，事由=维修"]
    assert notes(told(hotline, "1418012345678#3", SHOWN)) == [
        "note 回电 号码=18012345678，时限=48小时，事由=维修"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "正确请按1，重新输入请按2",
        "回拨这个号码请按1，回拨别的号码请按2",
        "对的请按1，不对请按2",
        "是的请按1，另留一个号码请按2",
    ],
)
def test_the_keys_are_known_by_their_words(words: str) -> None:
    hotline = flow("承诺 两天", f"复述 “{{预约}}。” {words}", "→ 再见")
    assert notes(told(hotline, "11", SHOWN)) and not notes(told(hotline, "12-----", SHOWN))


def test_the_time_is_the_hotlines_where_the_block_says_none() -> None:
    text = (
        HEAD.replace("    时区", "    回复时限 三天\n    时区") + "回电 预约：“很抱歉。”\n    → 再见\n" + END
    )
    found, told_of = lowering(text)
    assert found is not None and not told_of
    events = told(found, "11", SHOWN)
    assert notes(events) == [f"note 回电 号码={SHOWN}，时限=三天"]
    said = next(clip.text for clip in found.clips.values() if "三天" in clip.text)
    assert said == "您的回电请求已经登记，我们会在三天内与您联系。"


def test_in_a_sub_flow_the_value_has_the_name_that_it_has_there() -> None:
    text = HEAD.replace("→ 预约", "→ 报修") + (
        "使用 报修：登记\n    完成 → 再见\n流程 登记\n    回电 号码\n        承诺 两小时\n"
        "        复述 “{号码:号码}。” 正确请按1，换一个请按2\n        → 完成\n"
    )
    found, told_of = lowering(text + END)
    assert found is not None and not told_of, [each.en for each in told_of]
    assert notes(told(found, f"12{TYPED}#1", SHOWN)) == [f"note 回电 号码={TYPED}，时限=两小时"]


def test_the_report_counts_it() -> None:
    given = Circumstances(DAY, SHOWN)
    hotline = flow(*PLAIN)
    kept = record_of(hotline, run(hotline, Script("11"), given), given, "one")
    for later_h, overdue in ((1, 0), (3, 1)):
        asked = Asked("day", DAY.timestamp() + later_h * 3600)
        store = Store(asked)
        store.take(kept)
        counted = callbacks(store, asked)
        assert (counted.promised, counted.overdue, counted.open[0].number) == (1, overdue, SHOWN)
        store.close()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("我们会在四十八小时内与您联系", 48),
        ("两小時內聯絡你", 2),
        ("兩個小時", 2),
        ("within two hours.", 2),
        ("in 3 days", 72),
        ("二十四小时服务，两天内回电", 48),
    ],
)
def test_times_are_found_in_words(text: str, found: int) -> None:
    assert found in hours_in(text)


@pytest.mark.parametrize("text", ["尽快", "小时", "", "一会儿", "0小时", "in hours", "hour"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert hours(text) is None and not hours_in(text)
