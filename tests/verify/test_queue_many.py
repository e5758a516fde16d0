"""Two hundred callers at once on five agents of a real Asterisk: all are answered, in the order in which they came, no agent by two
at a time, and in rotation all agents get as many."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

from ivrc.compile import compile_text
from ivrc.flow.nodes import Hotline
from ivrc.places import cache
from ivrc.project import standard_phrases
from ivrc.site import Site
from ivrc.switches.asterisk.driver import config, process
from ivrc.switches.asterisk.driver.ami import Message
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.layout import write
from ivrc.switches.asterisk.text import labels, target
from ivrc.switches.target import Emitted
from ivrc.verify.sounds import sounds

CALLERS, AGENTS = 200, 5
MENU = """热线 抢修 4008897766
    无按键 3秒，重听 1次，→ 再见
    按错键 重听 1次，→ 再见
    故障 → 《系统故障》 再见

排队 抢修
    拨 一，二，三，四，五，轮流，每个振铃 20秒
    最长等待 60分钟
    等待超时，无坐席 → 再见

播报 再见：《结束语》 → 挂机
"""
_DESK = "ivrc-verify-desk"
_ANSWERS = """
[answers]
exten => _dX,1,Answer()
 same => n,Wait(2)
 same => n,Hangup()
"""
_PATIENCE = 400


class Heard:
    """What the switch tells: who joined, who was given to whom, who is in a talk."""

    def __init__(self) -> None:
        self.joined: list[str] = []
        self.given: list[tuple[str, str]] = []
        self.talking: dict[str, str] = {}
        self.twice: list[str] = []
        self.over = asyncio.Event()

    def __call__(self, event: Message) -> None:
        caller = event.get("Uniqueid", "")
        if event["Event"] == "QueueCallerJoin":
            self.joined.append(caller)
        elif event["Event"] == "VarSet" and caller in self.joined:
            self._noted(caller, event.get("Variable", ""), event.get("Value", ""))

    def _noted(self, caller: str, variable: str, value: str) -> None:
        """Two are joined as the one's channel is noted down with the other's, and parted as it is emptied."""
        if variable == labels.MEMBER and value:
            self.given.append((caller, value))
        elif variable == "BRIDGEPEER" and value:
            agent = value.rpartition("-")[0]
            self.twice += [agent] if agent in self.talking.values() else []
            self.talking[caller] = agent
        elif variable == "BRIDGEPEER":
            self.talking.pop(caller, None)
            if len(self.given) == CALLERS and not self.talking:
                self.over.set()


def _answering(hotline: Hotline, site: Site) -> Emitted:
    return target.emit(hotline, site).changed(lambda text: text.replace(_DESK, "answers"))


async def calls(asterisk: Installed) -> Heard:
    hotline = compile_text(MENU, standard_phrases()).hotline
    assert hotline is not None
    folder = process.folder()
    made = sounds([hotline], ("alaw", ".alaw"), cache("speech"))
    (plan,), emitted = write(folder, [hotline], Site("试", {}), made, _answering)
    with (folder / "etc/extensions.conf").open("a", encoding="utf-8") as file:
        file.write(_ANSWERS)
    switch = await process.start(asterisk, folder, 1.0, (*emitted.modules, *config.players({".alaw"})))
    heard = Heard()
    try:
        switch.manager.listen = heard
        for _ in range(CALLERS):
            await switch.actions.ask("Originate", Channel=f"Local/s@{plan.entry}/n", Application="Wait", Data="3600", Async="true")  # fmt: skip
        await asyncio.wait_for(heard.over.wait(), _PATIENCE)
    finally:
        await switch.end()
    return heard


@pytest.mark.slow
def test_all_are_answered_in_order_and_none_by_an_agent_who_talks(asterisk: Installed) -> None:
    heard = asyncio.run(calls(asterisk))
    assert len(heard.joined) == len(set(heard.joined)) == CALLERS
    assert sorted(caller for caller, _ in heard.given) == sorted(heard.joined)
    assert not heard.twice
    place = {caller: number for number, caller in enumerate(heard.joined)}
    late = [abs(place[caller] - number) for number, (caller, _) in enumerate(heard.given)]
    assert sorted(late)[CALLERS * 9 // 10] < 2 * AGENTS, (
        "those who are called at the same moment change places"
    )
    assert max(late) < 10 * AGENTS, "also where what the switch tells comes late, on a busy machine"
    shares = Counter(agent for _, agent in heard.given)
    assert len(shares) == AGENTS and max(shares.values()) - min(shares.values()) <= CALLERS // 20
