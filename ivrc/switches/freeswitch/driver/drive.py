"""A hotline's calls on a running FreeSWITCH, round by round of its clock."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from ivrc.switches.freeswitch.driver.rounds import rounds
from ivrc.switches.freeswitch.driver.switch import FreeSWITCH
from ivrc.verify.driver import Placed
from ivrc.verify.judge import Ear
from ivrc.verify.run import Judged, Total, drive
from ivrc.verify.sounds import Sound
from ivrc.verify.throttle import Throttle


async def drive_in_rounds(
    switch: FreeSWITCH,
    calls: Sequence[Placed],
    sounds: Mapping[str, Sound],
    progress: Callable[[int, int], None] = lambda number, total: None,
    ear: Ear | None = None,
) -> tuple[list[Judged | None], Total]:
    """Drives every call that the switch's clock allows, and judges it; None stands for the others. `ear` reads the
    recordings; by default one for the tones of `sounds`."""
    began = time.monotonic()
    now = await switch.clock.now()
    found, left = rounds(calls, now, switch.clock.settable)
    judged: list[Judged | None] = [None] * len(calls)
    total = len(calls) - len(left)
    done = 0
    throttle = Throttle()
    try:
        for each in found:
            switch.exact = each.start if each.alone else None
            if each.start != now and not each.alone:
                await switch.clock.set(each.start)
            told = partial(_from, progress, done, total)
            some, _ = await drive(switch, each.calls, sounds, throttle, progress=told, ear=ear)
            done += len(some)
            for which, one in zip(each.numbers, some):
                judged[which] = one
    finally:
        await switch.clock.restore()
    return judged, Total.of([one for one in judged if one], time.monotonic() - began)


def _from(progress: Callable[[int, int], None], before: int, total: int, number: int, of: int) -> None:
    """The progress of a round within that of all."""
    progress(before + number, total)
