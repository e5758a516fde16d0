"""The record of a call: what it holds of its trace, and its forms."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ivrc.compile import compile_text
from ivrc.diagnostics import Span
from ivrc.flow.chosen import MOST_ASKED, MOST_PLACES
from ivrc.flow.nodes import Hotline
from ivrc.project import standard_phrases
from ivrc.records.jsonl import one as of_line
from ivrc.records.of_trace import record_of
from ivrc.records.record import KEYS, Record, Trouble
from ivrc.records.table import written
from ivrc.simulate.caller import Circumstances
from ivrc.simulate.machine import run
from ivrc.simulate.plan import Plan

MENU = """热线 青禾兽医站 4007778899
    录音 全程，告知 《录音告知》
    无按键 3秒，重听 1次，→ 值班
    按错键 《按键有误》 重听 1次，→ 再见
    故障 → 《系统故障》 再见

播报 欢迎：“您好，青禾兽医站。” 《录音告知》 → 总机

菜单 总机
    急诊请按1    → “正在转接。” 值班
    留言请按2    → 留言
    不办了请按9  → “好的。” 挂机
    登记请按3    → 收号
    重听请按*    → 重听

菜单 收号
    请输入11位手机号，按#键结束 → 登记

播报 登记
    记录 回电（号码={手机号}，来电={主叫号码}，事由=疫苗）
    “已经登记。”
    → 再见

转接 值班：拨 甲，乙，依次，每个振铃 15秒
    占线，无人接听，转接失败 → 留言

留言 留言：“请留言。”
    最长 60秒，→ 再见

播报 再见：“再见。” → 挂机
"""
START = datetime(2026, 11, 26, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
BUSY = {"甲": ("busy",), "乙": ("no-answer",)}


@pytest.fixture(scope="module")
def hotline() -> Hotline:
    compiled = compile_text(MENU, standard_phrases())
    assert compiled.hotline is not None, [each.en for each in compiled.diagnostics]
    return compiled.hotline


def of(
    hotline: Hotline,
    *waits: str,
    number: str = "13805761234",
    missing: str = "",
    **plan: Any,
) -> Record:
    lost = {name for name, clip in hotline.clips.items() if missing and missing in clip.text}
    given = Circumstances(START, number, missing=frozenset(lost))
    return record_of(hotline, run(hotline, Plan(waits, **plan).caller(), given), given)


def clip(hotline: Hotline, words: str) -> tuple[str, int]:
    return next(name for name, each in hotline.clips.items() if words in each.text), 1


def test_a_talk(hotline: Hotline) -> None:
    found = of(hotline, "1", answers={"甲": ("no-answer",)}, talks=((30_000, True),))
    assert found.path == ("欢迎", "总机", "值班") and found.option == "值班" and found.notice
    assert (found.outcome, found.answered_by, found.waited_s) == ("answered", "乙", 18.0)
    assert (found.called, found.caller, found.recording) == (
        "4007778899",
        "13805761234",
        "20261126100000.wav",
    )
    assert found.start == found.answered == START and (found.end - START).seconds > 48


def test_a_call_that_nobody_answers(hotline: Hotline) -> None:
    gone = of(hotline, "1", answers=BUSY, messages=((4000, True),))
    assert (gone.outcome, gone.messages, gone.answered_by) == (
        "message",
        ("留言/20261126100000-0.wav",),
        None,
    )
    lost = of(hotline, "1", answers=BUSY, clips={clip(hotline, "请留言"): "."})
    assert (lost.outcome, lost.waited_s, lost.messages) == ("nobody answered", 18.0, ())


def test_one_that_the_caller_leaves(hotline: Hotline) -> None:
    left = of(hotline, ".")
    assert (left.outcome, left.option, left.waited_s, left.notice) == ("caller left", None, None, True)
    early = of(hotline, clips={clip(hotline, "录音"): "."})
    assert (early.outcome, early.notice, early.recording) == ("caller left", False, None)


@pytest.mark.parametrize(
    ("waits", "option"),
    [(("2",), "留言"), (("*", "3", "13805761234#"), "收号"), (("9",), "9"), (("7", "-", "2"), "留言"), (("-", "-"), None), (("7", "7"), None)],
)  # fmt: skip
def test_the_first_choice(hotline: Hotline, waits: tuple[str, ...], option: str | None) -> None:
    assert of(hotline, *waits).option == option


def test_what_is_typed_early_is_a_choice_and_a_goodbye_is_one(hotline: Hotline) -> None:
    found = of(hotline, clips={clip(hotline, "急诊"): "9"})
    assert (found.option, found.outcome) == ("9", "goodbye")


def test_faults_and_what_ends_by_one(hotline: Hotline) -> None:
    once = of(hotline, "1", missing="正在转接")
    assert once.faults[0].node == "总机" and once.outcome == "goodbye"
    twice = of(hotline, missing="您好")
    assert [each.node for each in twice.faults] == ["欢迎"] and twice.path[-1] == "再见"
    lost = Circumstances(START, missing=frozenset(hotline.clips))
    ended = record_of(hotline, run(hotline, Plan().caller(), lost), lost)
    assert (ended.outcome, len(ended.faults), ended.caller) == ("fault", 2, None)


@pytest.mark.parametrize(
    ("number", "held"),
    [("13805761234", "13805761234"), ("", ""), ("${SHELL(id)}", ""), ("1);x", ""), ("9" * 500, "")],
)
def test_notes_hold_what_was_known(hotline: Hotline, number: str, held: str) -> None:
    found = of(hotline, "3", "13900001111#", number=number)
    (note,) = found.notes
    assert note.fields == {"号码": "13900001111", "来电": held, "事由": "疫苗"}
    assert START < note.at <= found.end and found.caller == (held or None)


BANK = """热线 稳丰银行 4008896655
    无按键 3秒，→ 再见
    按错键 重听 1次，→ 再见
    故障 → 再见

收号 密码：“请输入密码。”
    4位，保密
    → 查余额

查询 查余额
    问 余额服务（密码）
    记下 余额:金额
    最长 3秒
    查到 → “余额{余额:金额}。” 再见
    没有 → 登记
    失败 → 登记
    超时 → 密码

提交 登记
    问 登记服务（来电={主叫号码}）
    最长 2秒
    成功 → 再见
    失败，超时 → 再见

播报 再见：“再见。” → 挂机
"""


def test_the_services_that_were_asked_and_nothing_of_what_was_sent() -> None:
    bank = compile_text(BANK, standard_phrases()).hotline
    assert bank is not None
    replies = {"余额服务": ("timeout", "failed"), "登记服务": ("found",)}
    found = of(bank, "4821", "7713", replies=replies)
    assert [tuple(each) for each in found.services] == [
        ("余额服务", "timeout", 3000), ("余额服务", "failed", 200), ("登记服务", "found", 200),
    ]  # fmt: skip
    assert not {"4821", "7713"} & set(re.findall("[0-9]+", found.line()))
    often = of(bank, *["4821"] * 99, replies={"余额服务": ("timeout",) * 99})
    assert len(often.services) == MOST_ASKED
    assert of(bank, ".").services == ()


def test_a_patient_caller_leaves_no_endless_path(hotline: Hotline) -> None:
    assert len(of(hotline, *"*" * 99).path) == MOST_PLACES


def test_a_record_is_read_back_from_its_line(hotline: Hotline) -> None:
    calls = [of(hotline, "3", "13900001111#"), of(hotline, "."), of(hotline, "1", missing="正在转接")]
    calls += [of(hotline, "1", answers=BUSY), of(hotline, "2", messages=((4000, True),)), of(hotline, "9")]
    for found in calls:
        line = found.line()
        assert ("\n" not in line and "疫苗" in line) or not found.notes
        assert of_line(line.encode(), Span("")) == found
    assert list(json.loads(line))[:4] == ["version", "id", "hotline", "called"]


def test_as_a_table(hotline: Hotline) -> None:
    noted = of(hotline, "3", "13900001111#")
    evil = noted._replace(hotline="=1+1", faults=(Trouble("甲", '","\n'),))
    text = written([noted, evil]).decode("utf-8-sig")
    head, one, other = csv.reader(io.StringIO(text, newline=""))
    assert tuple(head) == KEYS
    row = dict(zip(head, one, strict=True))
    assert json.loads(row["path"]) == ["欢迎", "总机", "收号", "登记", "再见"]
    assert (row["notice"], row["area"], row["waited_s"]) == ("true", "", "")
    assert json.loads(row["notes"])[0]["fields"]["事由"] == "疫苗"
    assert (
        other[2] == "'=1+1"
        and json.loads(dict(zip(head, other, strict=True))["faults"])[0]["what"] == '","\n'
    )
