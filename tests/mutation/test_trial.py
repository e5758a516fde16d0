"""A call of a mutant ends as soon as it has parted from what is meant, and not before it surely has."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from ivrc.compile import compile_text
from ivrc.flow.nodes import Hotline
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.trace import Event
from ivrc.switches.asterisk.driver.switch import Asterisk
from ivrc.verify.driver import Driven, Placed
from ivrc.verify.judge import Misheard
from ivrc.verify.throttle import Throttle
from tests.mutation.trial import MOST_TRIES, Court, Look, parted_from

MEANT = [Event(0, kind, (what,), "菜单") for kind, what in (("answer", ""), ("goto", "菜单"), ("play", "一"), ("key", "1"), ("goto", "再见"), ("play", "二"), ("hangup", "flow"))]  # fmt: skip
WRONG = Event(0, "goto", ("别处",), "别处")


def test_a_call_as_it_is_meant_goes_to_its_end() -> None:
    enough = parted_from(MEANT)
    assert not any(enough(MEANT[:count]) for count in range(len(MEANT) + 1))


@pytest.mark.parametrize("more, parted", [(0, False), (2, False), (3, True)])
def test_it_ends_when_more_has_come_behind_the_difference(more: int, parted: bool) -> None:
    enough = parted_from(MEANT)
    assert not enough(MEANT[:4])
    assert enough([*MEANT[:4], WRONG, *[WRONG] * more][: 5 + more]) == parted


def test_an_event_that_is_taken_back_is_no_difference() -> None:
    enough = parted_from(MEANT)
    assert not enough([*MEANT[:2], Event(0, "play", ("三",), "菜单")])
    assert not enough(MEANT[:6])


def test_what_desks_hear_comes_when_it_comes() -> None:
    enough = parted_from(MEANT)
    told = Event(0, "play", ("告知",), "菜单", "坐席一")
    assert not enough([*MEANT[:2], told, told, told, told])


class Paced:
    """A switch on which every call is as it is meant, but for its sound and the machine's lateness."""

    pid, speed = 0, 10.0

    def __init__(self, late_ms: Sequence[int], trouble: str = "") -> None:
        self._late_ms, self._trouble = iter(late_ms), trouble
        self.paces: list[float] = []

    @property
    def pulse(self) -> Paced:
        return self

    def usual_ms(self, now: float) -> int:
        return 0

    def worst_ms(self, since: float, now: float) -> int:
        return next(self._late_ms)

    async def at(self, speed: float) -> Paced | None:
        self.paces.append(speed)
        return None

    async def place(self, call: Placed, **options: Any) -> Driven:
        return Driven(WHOLE, recording=Path("heard"), trouble=self._trouble)


SOURCE = (
    "热线 店 4001234567\n    故障 → 《系统故障》 挂机\n\n播报 迎：“您好。” → 送\n\n播报 送：“再见。” → 挂机\n"
)


def hotline() -> Hotline:
    made = compile_text(SOURCE)
    assert made.hotline, made.diagnostics
    return made.hotline


HOTLINE = hotline()
WHOLE = (MEANT[0], MEANT[-1])
ONE, TWO = list(HOTLINE.clips)[:2]


def judged(switch: Paced, heard: Sequence[str], calmer: bool = False) -> Look:
    words = iter(heard)
    court = Court(
        cast(Asterisk, switch), lambda call, driven: (_misheard(next(words)), 1), Throttle(), Throttle()
    )
    call = Placed("来电", HOTLINE, Script(), Circumstances(datetime(2026, 3, 2, tzinfo=UTC)))
    return asyncio.run((court.calmer() if calmer else court).judged(call, WHOLE))


def _misheard(clip: str) -> Misheard | None:
    return Misheard(clip, "不对", "wrong") if clip else None


def test_what_sounds_wrong_twice_alike_kills_and_once_as_it_is_meant_clears() -> None:
    assert judged(Paced([0, 0]), [ONE, ONE])[::2] == ("IVRC608", False)
    assert judged(Paced([0, 0]), [ONE, ""])[::2] == ("", False)


def test_what_no_hurry_does_kills_when_it_is_shown_twice() -> None:
    assert judged(Paced([0, 0], "stuck"), [])[::2] == ("stuck", False)
    assert judged(Paced([0, 0], "parted"), [])[::2] == ("IVRC606", False)
    assert judged(Paced([0], "gone"), [])[::2] == ("gone", False)


def test_a_machine_that_is_never_in_step_leaves_it_undecided() -> None:
    assert judged(Paced([900] * MOST_TRIES), [ONE] * MOST_TRIES)[::2] == ("", True)
    assert judged(Paced([0] * MOST_TRIES, "late"), [ONE] * MOST_TRIES)[::2] == ("", True)


def test_what_is_wrong_in_another_place_each_time_is_undecided() -> None:
    assert judged(Paced([0, 0]), [ONE, TWO])[::2] == ("", True)


def test_what_is_undecided_is_tried_on_the_calm_clock_from_the_first_time_on() -> None:
    at_once, later = Paced([0, 0]), Paced([0, 0])
    judged(at_once, [ONE, ONE])
    judged(later, [ONE, ONE], calmer=True)
    assert (at_once.paces, later.paces) == ([], [1.0, 1.0])
