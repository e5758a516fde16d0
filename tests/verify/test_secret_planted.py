"""Faults planted into how a secret is typed are found by the generated calls: recorded, in a log, left in a variable."""

from __future__ import annotations

import pytest

from ivrc.switches.asterisk.driver.install import Installed
from tests.verify import planted
from tests.verify.plants import Text, change, drop

MENU = """热线 江汇银行 4008895566
    录音 全程，告知 “本次通话将被录音。”
    无按键 3秒，重听 1次，→ 再见
    按错键 《按键有误》 重听 1次，→ 再见
    键间隔 2秒
    故障 → 《系统故障》 再见

播报 欢迎：“本次通话将被录音。” “您好。” → 密码

收号 密码：“请输入6位密码，按井号键结束。”
    人工服务请按* → 再见
    6位，以#结束，保密
    → 登记

播报 登记：“已收到。” → 再见

播报 再见：《结束语》 → 挂机
"""
SIGN = '${IF(${REGEX("[0-9]" ${WAITDIGITRESULT})}?X:${WAITDIGITRESULT})}'
PLANTS: dict[str, Text] = {
    "the recording is not paused": drop("~secret", "StopMixMonitor()"),
    "the recording does not go on": drop("~secret", "MixMonitor("),
    "the recording begins anew and loses what was before": change("~secret", ".wav,a)", ".wav)"),
    "it is paused in nothing": drop(".密码", "Gosub(ivrc-NAME~secret,s,1)"),
    "it goes on by no way": change(".密码", "Gosub(ivrc-NAME~secret,go-on,1)", "NoOp()"),
    "digits are in the log": change(".密码", SIGN, "${WAITDIGITRESULT}"),
    "the last key stays in its variable": drop(".密码", "Set(WAITDIGITRESULT=)"),
    "the key of the prompt stays in its variable": drop(".密码", "Set(CPLAYBACKSTOPKEY=)"),
    "a number may be longer": change(".密码", "[X]{1,5}", "[X]{1,6}"),
    "a number may be shorter": change(".密码", "([X]{6})#?", "([X]{0,6})#?"),
    "the wait between keys is too long": change(".密码", "WaitDigit(2)", "WaitDigit(5)"),
    "the first wait is too short": change(".密码", "WaitDigit(3)", "WaitDigit(1)"),
    "the prompt is not stopped": change(".密码", ",,,,0123456789*#ABCD)", ",,,,#)"),
    "a fault leaves the recording paused": change(".密码", "exten => unheard,1,Gosub(ivrc-NAME~secret,go-on,1)", "exten => unheard,1,NoOp()"),
}  # fmt: skip


@pytest.fixture(scope="module")
def found(asterisk: Installed) -> dict[str, list[str]]:
    """The codes that the generated calls find about every plant."""
    return planted.found(asterisk, MENU, PLANTS, missing=True)


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_found(name: str, found: dict[str, list[str]]) -> None:
    assert found[name]


def test_without_a_fault_nothing_is_found(found: dict[str, list[str]]) -> None:
    assert found[""] == []
