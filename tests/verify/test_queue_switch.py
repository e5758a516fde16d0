"""A queue on a real Asterisk: as the flow means it, music and all, and planted faults in it are found."""

from __future__ import annotations

import pytest

from ivrc.switches.asterisk.driver.install import Installed
from tests.verify import planted
from tests.verify.plants import Text, change

MENU = """热线 安居物业 4008897766
    无按键 3秒，重听 1次，→ 再见
    按错键 《按键有误》 重听 1次，→ 再见
    故障 → 《系统故障》 再见

排队 报修：“坐席正忙。”
    留言请按1 → 留言
    拨 水工，电工，依次，每个振铃 4秒
    音乐 轻音乐
    最长等待 12秒
    容纳 1人
    满员，无坐席，等待超时 → 再见
    通话结束 → 再见

播报 留言
    不可打断
    “请明天再来。” → 再见
播报 再见
    不可打断
    “再见。” → 挂机
"""
QUEUE = "[ivrc-NAME.报修.queue]\nstrategy"


def conf(old: str, new: str) -> Text:
    """A change in the part of queues.conf, where nothing else says so."""

    def spoil(text: str) -> str:
        head, found, tail = text.rpartition(QUEUE)
        assert found and old in tail, old
        return head + found + tail.replace(old, new, 1)

    return spoil


PLANTS: dict[str, Text] = {
    "the call ends with the talk": change(".报修.queue", "queue,c,,,12", "queue,,,,12"),
    "no retries": change(".报修.queue", "queue,c,,,12", "queue,cn,,,12"),
    "a longer wait": change(".报修.queue", "queue,c,,,12", "queue,c,,,20"),
    "ringing in the place of music": change(".报修.queue", "queue,c,,,12", "queue,cr,,,12"),
    "a queue that there is not": change(".报修.queue", "Queue(ivrc-NAME.报修.queue", "Queue(ivrc-NAME.报修"),
    "full is no agents": change(".报修.queue", "cameFULL", "cameFUL"),
    "no way for no agents": change(".报修.queue", "cameJOINEMPTY", "cameEMPTY"),
    "too long is a fault": change(".报修.queue", "cameTIMEOUT", "cameTIME"),
    "after the talk is a fault": change(".报修.queue", "cameCONTINUE", "cameANSWERED"),
    "a key typed early is forgotten": change(
        ".报修.queue", "GotoIf(${EXISTS(${IVRC_KEY})}?out${IVRC_KEY},1)", "NoOp()"
    ),
    "no key leaves": conf("context = ", "announce-x = "),
    "another key leaves": change(".报修.queue~out", "exten => 1,1,", "exten => 9,1,"),
    "other music": conf("musicclass = 轻音乐", "musicclass = default"),
    "silent for lack of music": conf("musicclass = 轻音乐", "musicclass = nothing"),
    "all at once": conf("= linear", "= ringall"),
    "an agent is left out": conf("member => Local/d1@", ";member => Local/d1@"),
    "more may wait": conf("maxlen = 1", "maxlen = 9"),
    "callers wait for nobody": conf(
        "joinempty = paused,unavailable,invalid,unknown\nleavewhenempty = paused,",
        "joinempty = invalid\nleavewhenempty = invalid,",
    ),
    "agents ring longer": conf("timeout = 4", "timeout = 11"),
}


@pytest.fixture(scope="module")
def found(asterisk: Installed) -> dict[str, list[str]]:
    """The codes that the generated calls find about every plant."""
    return planted.found(asterisk, MENU, PLANTS, missing=True)


@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_fault_is_found(name: str, found: dict[str, list[str]]) -> None:
    assert found[name]


def test_without_a_fault_nothing_is_found(found: dict[str, list[str]]) -> None:
    assert found[""] == []
