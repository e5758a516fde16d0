"""保密: what is typed is in no trace, no record and no recording, and may be used for nothing."""

from __future__ import annotations

import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from lowered import HEAD, lowering

from ivrc.compile import compile_text
from ivrc.flow.nodes import Hotline
from ivrc.records.of_trace import record_of
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run
from ivrc.simulate.plan import Plan
from ivrc.simulate.steps import HANG_UP, PASS
from ivrc.simulate.trace import Event
from ivrc.simulate.transcript import line

DAY = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
END = "播报 登记：“收到了。” → 再见\n播报 客服：“转人工。” → 再见\n播报 再见：“再见。” → 挂机\n"
ASKS = "收号 密码：“请输入密码。”\n    6位，以#结束，保密\n    人工请按* → 客服\n    → 登记\n"
RECORDED = HEAD.replace("\n", "\n    录音 全程，告知 “本次通话将被录音。”\n", 1) + (
    "播报 欢迎：“本次通话将被录音。” “您好。” → 密码\n"
)


def flow(text: str) -> Hotline:
    found, told = lowering(text)
    assert found is not None and not told, [each.en for each in told]
    return found


def call(hotline: Hotline, keys: str) -> list[Event]:
    return run(hotline, Script(keys), Circumstances(DAY, ""))


def events(hotline: Hotline, keys: str) -> list[str]:
    return [str(each) for each in call(hotline, keys) if each.kind not in ("play", "interrupted")]


@pytest.mark.parametrize(
    "line", ["6位，以#结束，保密", "6 digits, ended by #, secret", "6位,保密,以#结束", "６位，保密，以＃结束"]
)
def test_it_is_said_behind_the_length(line: str) -> None:
    assert flow(HEAD + ASKS.replace("6位，以#结束，保密", line) + END).values["密码"].secret


def test_a_number_of_a_menu_says_it_too() -> None:
    found = flow(f"{HEAD}菜单 密码：“请输入密码，按#结束。”\n    6位{{密码}}，以#结束，保密 → 登记\n{END}")
    assert found.values["密码"].secret
    assert "set 密码 ******" in events(found, "135790#.")


def test_nothing_of_it_is_in_the_trace_and_the_recording_pauses() -> None:
    told = events(flow(RECORDED + ASKS + END), "135790#.")
    keys = ["key ******"] * 7
    assert told[2:] == [
        "goto 欢迎.record", "record start", "goto 密码", "record pause", *keys, "set 密码 ******", "record resume",
        "goto 登记", "goto 再见", "goto 再见.hangup", "hangup flow",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("keys", "way"),
    [("*.", "goto 客服"), ("----", "goto 再见"), ("12#-34#-5#-6#-", "goto 再见"), ("1-2-3-4-", "goto 再见")],
)
def test_the_recording_goes_on_by_every_way(keys: str, way: str) -> None:
    told = events(flow(RECORDED + ASKS + END), keys)
    assert told[told.index("record resume") + 1] == way
    assert "12" not in "".join(told) and told.count("record pause") == told.count("record resume") == 1


def test_who_hangs_up_in_it_is_not_recorded_again() -> None:
    told = events(flow(RECORDED + ASKS + END), "13.")
    assert told[-3:] == ["key ******", "key ******", "hangup caller"] and "record resume" not in told


def test_a_clip_that_is_missing_lets_the_recording_go_on() -> None:
    found = flow(RECORDED + ASKS + END)
    clip = next(each.id for each in found.clips.values() if each.text == "请输入密码。")
    trace = run(found, Script(""), Circumstances(DAY, "", missing=frozenset((clip,))))
    told = [str(each) for each in trace]
    at = told.index("record pause")
    assert told[at : at + 3] == ["record pause", "record resume", f"fault {clip}"]


def test_without_a_recording_nothing_pauses() -> None:
    assert not [each for each in events(flow(HEAD + ASKS + END), "135790#.") if each.startswith("record")]


def test_what_was_typed_ahead_or_too_much_is_forgotten() -> None:
    found = flow(HEAD + "播报 欢迎：“您好。” → 密码\n" + ASKS + END)
    hello = next(each.id for each in found.clips.values() if each.text == "您好。")
    ahead = Plan((PASS, PASS, PASS), HANG_UP, {(hello, 1): "135790#12"}, {}, (), ())
    told = [str(each) for each in run(found, ahead.caller(), Circumstances(DAY, ""))]
    assert "key 1" in told and "set 密码 ******" not in told and "key 3" not in told
    assert "goto 客服" not in events(found, "1357908*.")


def test_neither_transcript_nor_json_nor_record_has_it() -> None:
    found = flow(RECORDED + ASKS + END)
    trace = call(found, "135790#.")
    told = "\n".join(
        [
            *(line(each, found, lang) for each in trace for lang in ("zh", "en")),
            *(json.dumps(e.as_dict()) for e in trace),
        ]
    )
    assert "135790" not in told and "暂停录音" in told and "recording goes on" in told
    assert not {"1", "3", "5", "7", "9", "0"} & {what for each in trace for what in each.what}
    assert "135790" not in json.dumps(record_of(found, trace, Circumstances(DAY, "")), default=str)


@pytest.mark.parametrize(
    ("code", "blocks"),
    [
        ("IVRC254", ASKS + END.replace("收到了。", "您输入的是{密码:号码}。")),
        ("IVRC254", ASKS.replace("    → 登记", "    复述 “是{密码:号码}。” 正确请按1，重新输入请按2\n    → 登记") + END),
        ("IVRC254", ASKS + END.replace("播报 登记：“收到了。” → 再见", "转接 登记：拨 {密码}，振铃 20秒\n    占线，无人接听，转接失败 → 再见")),
        ("IVRC254", ASKS.replace("人工请按*", "人工请按0") + END),
        ("IVRC254", ASKS.replace("    → 登记", "    → 又问") + "菜单 又问：“再输入。”\n    4位{密码} → 登记\n" + END),
        ("IVRC254", ASKS.replace("“请输入密码。”", "“{主叫号码:号码}，请输入密码。”") + END),
        ("IVRC262", ASKS.replace("    → 登记", "    → 核对") + "分支 核对\n    {密码} 是 135790 → 登记\n    否则 → 客服\n" + END),
        ("IVRC272", ASKS + END.replace("“收到了。”", "\n    记录 核对（密码={密码}）\n    “收到了。”")),
        ("IVRC272", ASKS + END.replace("播报 登记：“收到了。” → 再见", "转接 登记：拨 坐席一，振铃 20秒\n    传给坐席 密码={密码}\n    占线，无人接听，转接失败 → 再见")),
        ("IVRC254", ASKS + END.replace("播报 登记：“收到了。” → 再见", "转接 登记：拨 坐席一，振铃 20秒\n    对坐席说 “{密码}”\n    占线，无人接听，转接失败 → 再见")),
    ],
)  # fmt: skip
def test_what_would_make_it_known_is_refused(code: str, blocks: str) -> None:
    found, told = lowering(HEAD + blocks)
    assert found is None and code in [each.code for each in told], [(each.code, each.en) for each in told]
    assert all(each.mend_zh and each.mend_en for each in told)


def test_a_password_that_is_not_secret_is_told() -> None:
    told = compile_text(HEAD + ASKS.replace("，保密", "") + END).diagnostics
    assert "IVRC340" in [each.code for each in told]
    assert "IVRC340" not in [each.code for each in compile_text(HEAD + ASKS + END).diagnostics]
