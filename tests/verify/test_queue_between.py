"""What is said between the music of a queue, on a real Asterisk: heard as the flow means it, and planted faults in it are found."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from ivrc.compile import compile_text
from ivrc.flow.nodes import Hotline
from ivrc.places import cache
from ivrc.project import standard_phrases
from ivrc.simulate.caller import Circumstances, Script
from ivrc.site import Site
from ivrc.switches.asterisk.driver.endpoints import PRIVATE
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.running import running
from ivrc.verify.driver import Driven, Placed
from ivrc.verify.heard import expected, listen, misheard
from ivrc.verify.sounds import sounds
from tests.verify import planted
from tests.verify.plants import Text
from tests.verify.test_queue_switch import conf

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
HEAD = """热线 水务服务 4008897766
    无按键 3秒，重听 1次，→ 再见
    按错键 《按键有误》 重听 1次，→ 再见
    故障 → 《系统故障》 再见

排队 报修：“坐席正忙。”
    留言请按1 → 再见
    拨 水工，电工，依次，每个振铃 4秒
    最长等待 25秒
    满员，无坐席，等待超时 → 再见
    容纳 3人
"""
TAIL = """播报 再见
    不可打断
    “再见。” → 挂机
"""
PLAIN = f"{HEAD}    每隔10秒：“还在为您转接，不想等待请按1。”\n{TAIL}"
PLACE = f"{HEAD}    每隔10秒：“您排在第{{位置}}位。”\n{TAIL}"
PLAIN_PLANTS: dict[str, Text] = {
    "not said": conf("\nperiodic-announce = ", "\nsaid = "),
    "never said": conf("periodic-announce-frequency = 10", "periodic-announce-frequency = 0"),
    "other words": conf("\nperiodic-announce = ", "\nperiodic-announce = beep\nsaid = "),
}
PLACE_PLANTS: dict[str, Text] = {
    "not said": conf("queue-youarenext = ", "queue-youarenext = beep;"),
    "never said": conf("announce-frequency = 10", "announce-frequency = 0"),
    "no place": conf("announce-position = yes", "announce-position = no"),
}


@pytest.fixture(scope="module")
def found(asterisk: Installed) -> dict[str, list[str]]:
    """The codes that the generated calls find about every plant, by menu and plant."""
    plain = planted.found(asterisk, PLAIN, PLAIN_PLANTS)
    place = planted.found(asterisk, PLACE, PLACE_PLANTS)
    return {f"plain {name}": codes for name, codes in plain.items()} | {
        f"place {name}": codes for name, codes in place.items()
    }


@pytest.mark.parametrize(
    "name", [*(f"plain {n}" for n in PLAIN_PLANTS), *(f"place {n}" for n in PLACE_PLANTS)]
)
def test_a_planted_fault_is_found(name: str, found: dict[str, list[str]]) -> None:
    assert found[name]


@pytest.mark.parametrize("menu", ["plain", "place"])
def test_without_a_fault_nothing_is_found(menu: str, found: dict[str, list[str]]) -> None:
    assert found[f"{menu} "] == []


async def _third(asterisk: Installed, hotline: Hotline) -> tuple[Driven, object]:
    """A call that waits behind two others, and where what it heard parts from what was played."""
    audio = sounds([hotline], ("alaw", ".alaw"), cache("clips"))
    async with running(asterisk, [hotline], Site("试", {}), audio) as switch:
        actions = switch._switch.actions
        name = f"ivrc-{hotline.name}.报修.queue"
        for number in (1, 2):
            await actions.ask("Originate", Channel=f"Local/fills@{PRIVATE.pulse}/n", Application="Queue", Data=f"{name},c,,,900", Async="true")  # fmt: skip
            while (await actions.ask("Getvar", Variable=f"QUEUE_WAITING_COUNT({name})"))["Value"] != str(
                number
            ):
                await asyncio.sleep(0.05)
        caller = Script("-", {}, dict.fromkeys(("水工", "电工"), "no-answer"))
        driven = await switch.place(Placed("第三", hotline, caller, Circumstances(AT)))
        assert driven.recording is not None
        tones = sorted({hertz for sound in audio.values() for hertz in sound.frequencies})
        return driven, misheard(expected(driven.plays, audio), listen(driven.recording, tones))


def test_who_waits_behind_two_others_hears_that_they_are_the_third(asterisk: Installed) -> None:
    hotline = compile_text(PLACE, standard_phrases()).hotline
    assert hotline is not None
    driven, parts = asyncio.run(_third(asterisk, hotline))
    told = [hotline.clips[each.clip].text for each in driven.plays if each.clip in hotline.clips]
    assert told.count("您排在第三位。") >= 2 and "您排在第一位。" not in told
    assert parts is None, "the sentence of the third place is what is heard"
