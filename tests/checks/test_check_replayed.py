"""Of what findings tell of calls of random flows, a call that does it is found: always, but where nothing could fail."""

from __future__ import annotations

from random import Random

import pytest
from drawn import NOTICE, drawn
from handmade import hangup, hotline, menu, say, transfer
from test_check_explored import SEED

from ivrc.checks.facts import Facts
from ivrc.checks.model import Finding
from ivrc.checks.notice_interruptible import CHECK as INTERRUPTIBLE
from ivrc.checks.registry import CHECKS
from ivrc.replay.replays import Replays, Setting
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run
from tests.flow.test_area_table import NOW

FLOWS = 60
ABOUT_TEXT = ("IVRC332",)
"""Reads the clips of a notice, which a drawn flow has only where it plays it."""


def told(facts: Facts) -> list[tuple[str, Finding]]:
    """The findings that tell of a call."""
    return [
        (each.code, one)
        for each in CHECKS
        if each.code not in ABOUT_TEXT
        for one in each.find(facts)
        if one.course
    ]


def fails_once(facts: Facts) -> bool:
    """Whether some clip is heard before the fault way that is not heard on it."""
    before = facts.search((facts.hotline.start,))
    behind = facts.search((facts.hotline.fault.target,))
    heard, again = ({play.clip for name in tree for play in facts.plays[name]} for tree in (before, behind))
    return bool(heard - again)


def test_a_call_is_found_for_what_is_told() -> None:
    found = missed = 0
    for number in range(FLOWS):
        facts = Facts(drawn(Random(SEED * 1_000_000 + number)))
        findings = told(facts)
        if any(code == "IVRC321" for code, _ in findings):
            continue  # no such flow is built
        replays = Replays("甲.ivr", Setting(facts.hotline, ("555",)))
        for code, one in findings:
            assert one.course is not None
            played = bool(replays.of(one.course))
            found, missed = found + played, missed + (not played)
            fault = one.course.faulted or one.course.root != facts.hotline.start
            assert played or (fault and not fails_once(facts)), (number, code, one.zh)
    assert found > 100 and missed < found / 20, (found, missed)


@pytest.mark.parametrize("before", [(), ("您好。",)])
def test_a_notice_that_a_key_cuts(before: tuple[str, ...]) -> None:
    flow = hotline(
        say("甲", *before, NOTICE, to="总机", line=100),
        menu("总机", "人工请按1", keys={"1": "坐席"}, silence="再见", wrong="再见", line=200),
        transfer("坐席", lost="再见", line=300),
        say("再见", "再见。", to="挂机", line=900),
        hangup(line=901),
        fault="再见",
        notice=NOTICE,
    )
    (one,) = INTERRUPTIBLE.find(Facts(flow))
    assert one.course is not None
    replay = Replays("甲.ivr", Setting(flow)).of(one.course)
    keys = next(word for word in replay if word.startswith("--keys=")).removeprefix("--keys=")
    assert keys == f"[{'-' * len(before)}1]"
    trace = run(flow, Script(keys), Circumstances(NOW))
    cut = next(n for n, event in enumerate(trace) if event.kind == "interrupted")
    assert trace[cut - 1].what == (NOTICE,)
