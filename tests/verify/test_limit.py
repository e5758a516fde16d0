"""Probes of a hotline on a machine that is too slow for the switch's pace: they are placed on a slower one before anything is
said of the hotline."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any, cast

from ivrc.compile import compile_text
from ivrc.flow.nodes import Hotline
from ivrc.switches.asterisk.driver import limit
from ivrc.switches.asterisk.driver.switch import Asterisk
from ivrc.verify.driver import Driven

SOURCE = "热线 留言 4001234567\n    故障 → 《系统故障》 挂机\n\n留言 开头：“请留言。” “再见。”\n    最长 60秒\n    → 挂机\n"


class Slow:
    """A switch on which no key comes in time above a pace, and every other call says what it is told to."""

    def __init__(self, speed: float, bearable: float, says: str = "") -> None:
        self.speed, self.bearable, self.says = speed, bearable, says
        self.placed: Counter[float] = Counter()

    async def at(self, speed: float) -> Slow:
        other = Slow(speed, self.bearable, self.says)
        other.placed = self.placed
        return other

    async def place(self, *call: Any, **options: Any) -> Driven:
        self.placed[self.speed] += 1
        return Driven((), trouble="late" if self.speed > self.bearable else self.says)


def found(switch: Slow) -> list[str]:
    probes = [(limit._PROBES[0]._replace(good=lambda trace: True), call) for call in calls()]
    told = [asyncio.run(limit._probed(cast(Asterisk, switch), *each)) for each in probes]
    assert all(each.hurried == (switch.bearable < 1) for each in told)
    return [each.found.code for each in told if each.found]


def hotline() -> Hotline:
    compiled = compile_text(SOURCE)
    assert compiled.hotline, compiled.diagnostics
    return compiled.hotline


def calls() -> list[Any]:
    boxes = [node.id for node in hotline().nodes.values() if node.traits.keeps_message]
    made = limit._into(hotline(), boxes, limit._UNWRITTEN)
    assert len(made) == 1
    return made


def test_a_busy_machine_is_given_a_slower_clock() -> None:
    switch = Slow(10.0, bearable=2.0)
    assert found(switch) == []
    assert switch.placed == {10.0: 3, 5.0: 3, 2.0: 1}


def test_one_that_is_too_slow_for_every_clock_is_told_and_not_tried_for_ever() -> None:
    switch = Slow(10.0, bearable=0.5)
    assert found(switch) == ["IVRC609"]
    assert switch.placed.total() == limit._MOST_TRIES


def test_what_is_the_hotlines_is_told_on_the_clock_that_there_is() -> None:
    switch = Slow(10.0, bearable=10.0, says="stuck")
    assert found(switch) == ["IVRC609"]
    assert switch.placed == {10.0: 3}
