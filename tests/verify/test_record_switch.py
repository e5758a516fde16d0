"""The record of a call on a real Asterisk: as the trace has it, whoever calls, and planted faults in it are found."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ivrc.compile import compile_text
from ivrc.places import cache
from ivrc.project import standard_phrases
from ivrc.simulate.caller import Circumstances
from ivrc.simulate.plan import Plan
from ivrc.site import Site
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.running import running
from ivrc.verify.driver import Placed
from ivrc.verify.run import drive
from ivrc.verify.sounds import sounds
from tests.verify import planted
from tests.verify.plants import Text, change, drop

MENU = """热线 江汇诊所 4008895577
    录音 全程，告知 《录音告知》
    无按键 3秒，→ 前台
    按错键 → 再见
    故障 → 再见

播报 欢迎：《录音告知》 → 总机

菜单 总机
    人工请按1 → 前台
    留言请按2 → 留言
    结束请按9 → “好的。” 挂机

转接 前台：拨 甲，振铃 5秒
    占线，无人接听，转接失败 → 未接
    通话结束 → 满意度

播报 未接
    记录 未接（来电={主叫号码}，事由=没人; "接", 50%）
    → 再见

评价 满意度
    满意请按1，不满意请按2
    → 再见

留言 留言：最长 20秒，→ 再见

播报 再见：“再见。” → 挂机
"""
SITE = Site("试", {}, records={"asterisk": "/somewhere"})
_RECORD = "~record"
DAY = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


def _twice(text: str) -> str:
    """The line that tells the record, once more."""
    line = next(each for each in text.splitlines(True) if "Set(FILE(" in each)
    return text.replace(line, line * 2)


PLANTS: dict[str, Text] = {
    "told twice": _twice,
    "no record": drop("", "hangup_handler_push"),
    "wrong outcome": change(_RECORD, "=nobody answered", "=caller left"),
    "an answer is no talk": drop(_RECORD, "=answered)"),
    "a node left out of the way": drop(".未接", "place,1(未接)"),
    "another choice": change(".总机", "choice,1(留言)", "choice,1(前台)"),
    "the notice not heard": drop(".欢迎", "Set(IVRC_NOTICE=1)"),
    "the note left out": drop(".未接", "Set(IVRC_NOTES="),
    "the note of another field": change(".未接", '"事由":"', '"来电":"'),
    "no answer to the survey": drop(".满意度.note", "Set(IVRC_SURVEY="),
    "the message left out": drop(".留言", "kept,1"),
    "the talk counted as a wait": drop(_RECORD, "Set(SHARED(IVRC_ANSWERED,"),
    "no recording": drop(".欢迎.record", "Set(IVRC_RECORDED="),
}  # fmt: skip


@pytest.fixture(scope="module")
def found(asterisk: Installed) -> dict[str, list[str]]:
    """The codes that the generated calls find about every plant."""
    return planted.found(asterisk, MENU, PLANTS, SITE)


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_found(name: str, found: dict[str, list[str]]) -> None:
    assert found[name]


def test_without_a_fault_nothing_is_found(found: dict[str, list[str]]) -> None:
    assert found[""] == []


NUMBERS = (
    "13805761234",
    "+8613805761234",
    "${SHELL(touch /tmp/ivrc-was-here)}",
    "$[1+1]",
    "1,caller:2",
    "1;--",
    "anonymous",
    "9" * 21,
    "9" * 70,
)
"""What a telephone may say of its number."""


def test_whatever_a_telephone_says_of_its_number_is_digits_or_nothing(asterisk: Installed) -> None:
    """In notes and in the record, as the trace has it."""
    hotline = compile_text(MENU, standard_phrases()).hotline
    assert hotline is not None
    audio = sounds([hotline], ("alaw", ".alaw"), cache("clips"))
    lengths = {name: sound.length_ms for name, sound in audio.items()}
    plan = Plan(("1",), answers={"甲": ("busy",)})
    calls = [
        Placed(number, hotline, plan.caller(), Circumstances(DAY, number, lengths)) for number in NUMBERS
    ]

    async def whole() -> list[list[str]]:
        async with running(asterisk, [hotline], SITE, audio) as switch:
            judged, _ = await drive(switch, calls, audio)
            return [[each.en for each in one.found] for one in judged]

    assert asyncio.run(whole()) == [[] for _ in NUMBERS]
    assert not Path("/tmp/ivrc-was-here").exists()
