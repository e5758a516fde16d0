"""Numbers that are typed, on a real Asterisk, and on a FreeSWITCH where one is at hand: every way to begin and to end one, and what the next menu gets."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ivrc.places import cache
from ivrc.simulate.plan import Call, Plan
from ivrc.site import Site
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.freeswitch.driver.drive import drive_in_rounds
from ivrc.switches.freeswitch.driver.switch import running
from ivrc.verify.driver import Placed
from ivrc.verify.run import Judged
from ivrc.verify.sounds import sounds
from tests.verify.pairs import Pair, compiled, driven, told
from tests.verify.test_freeswitch_switch import CONF, SWITCH, address

AT = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
HEAD = """热线 江汇银行 4008895566
    无按键 3秒，重听 1次，→ 再见
    按错键 《按键有误》 重听 1次，→ 再见
    键间隔 2秒
    故障 → 《系统故障》 再见

"""
BYE = "\n播报 余额: “请稍候。” → 再见\n\n播报 再见：《结束语》 → 挂机\n"
PIN = """菜单 密码
    请输入您的6位电话银行密码，按#号键结束 → 主菜单
    人工服务请按0 → 再见

菜单 主菜单
    余额查询请按1 → 余额
    返回上一级请按# → 密码
"""
CARD = """菜单 卡号
    不可打断
    请输入16至19位卡号，按#号键结束 → 选择

菜单 选择: “您好。”
    查询请按1 → 余额
    结束请按* → 再见
"""
IDENTITY = """播报 先 : “您好。” → 证件

菜单 证件
    “请输入18位身份证号，末位是字母请按星号键，按#号键结束。”
    18位{证件}，末位可为*，以#结束 → “好。” 金额
    8XXX → 金额

菜单 金额: “请稍候。”
    “请输入金额，按#号键结束。”
    数字{金额}，以#结束 → 余额
"""
RX = """菜单 药方
    “请输入7位药方号，按#号键结束。没有药方请直接按#号键。”
    7位{药方}，以#结束 → 确认
    # → 再见

菜单 确认
    今天取药请按1 → 余额
    重新输入请按# → 药方
"""
LONG = "12345678901234567"
CALLS = {
    PIN: ["123456#", "123456", "123456#1", "1234561", "12# 123456##", "1234567", "#", "12 123456", "123456##", "0",
          "0#", "0 1", "123456# # 123456 1", "12*", "1*2", "123456 1", "12345# 12345#", "123456*"],
    CARD: [LONG, f"{LONG}#", f"{LONG}89#1", f"{LONG}891", "123#", f"{LONG}89", f"{LONG}*", f"{LONG}#1", f"{LONG}89**",
           f"{LONG[:15]}#", f"{LONG[:16]}#*"],
    IDENTITY: [f"{LONG}8", f"{LONG}*", f"{LONG}*#", f"{LONG}8#12#", f"{LONG}*12#", f"{LONG}#", "8123", "812 12#",
               "8123#", f"8123 {'1' * 32}#", f"8123 {'1' * 33}", "8123 5", "8123 1#", "8123 #"],
    RX: ["#", "1234567#", "1234567##", "1234567#1", "1234567", "123456#", "12345671", "123# #"],
}  # fmt: skip


def pairs() -> list[Pair]:
    """A call for each of the keys; those of the first wait also typed while the prompt plays."""
    found = []
    for text, calls in CALLS.items():
        for typed in calls:
            plan = Plan(tuple(typed.split()), ".")
            found.append(Pair(HEAD + text + BYE, Call(typed, typed, plan, AT)))
    return found


def early() -> list[Pair]:
    """The same keys in the middle of what is said before the menu waits."""
    whole = []
    for pair in pairs():
        first, *others = pair.call.plan.waits
        clip = next(name for name in _clips(pair.text) if name.startswith(("您好", "请输入")))
        plan = Plan(tuple(others), ".", {(clip, 1): first})
        whole.append(pair._replace(call=pair.call._replace(plan=plan)))
    return whole


def _clips(text: str) -> list[str]:
    return [clip for clip in compiled(text, "试").clips if clip != "beep"]


@pytest.mark.parametrize("ahead", [False, True])
def test_numbers_go_on_asterisk_as_in_the_simulator(asterisk: Installed, ahead: bool) -> None:
    driving = early() if ahead else pairs()
    done = asyncio.run(driven(asterisk, driving))
    assert done.pairs == len(driving) > 50
    assert not done.failed, "\n\n".join(told(*each) for each in done.failed[:3])


@pytest.mark.slow
@pytest.mark.skipif(not (SWITCH and CONF), reason="no FreeSWITCH: see test_freeswitch_switch")
@pytest.mark.parametrize("ahead", [False, True])
def test_numbers_go_on_freeswitch_as_in_the_simulator(ahead: bool) -> None:
    driving = early() if ahead else pairs()
    held = {
        text: compiled(text, f"试验{number}")
        for number, text in enumerate({each.text: 0 for each in driving})
    }
    audio = sounds(list(held.values()), ("wav8", ".wav"), cache("clips"))
    lengths = {name: sound.length_ms for name, sound in audio.items()}
    placed = [
        Placed(each.call.zh, held[each.text], each.call.caller(), each.call.given((), lengths))
        for each in driving
    ]

    async def whole() -> list[Judged | None]:
        async with running(address(), Path(CONF), list(held.values()), Site("试", {}), audio) as switch:
            assert not switch.found, switch.found
            judged, _ = await drive_in_rounds(switch, placed, audio)
            return judged

    judged = asyncio.run(whole())
    assert all(judged)
    differing = [(pair, each) for pair, each in zip(driving, judged) if each and each.found]
    assert not differing, "\n\n".join(told(*each) for each in differing[:3])
