"""Many callers at once in the shipped hotline on a real Asterisk, at real speed: each takes the way that the source says.

`IVRC_CALLS=500 pytest -s tests/verify/test_many_calls.py` has so many. How soon a busy machine plays and hears is its own matter;
what a caller comes to is not."""

from __future__ import annotations

import asyncio
import itertools
import os
from copy import deepcopy

from ivrc.simulate.trace import Event
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.running import running
from ivrc.verify.driver import Placed
from ivrc.verify.judge import Shown, shows, tones
from ivrc.verify.run import simulated
from tests.verify.conftest import Shipped

MANY = int(os.environ.get("IVRC_CALLS", "50"))
LONGEST_MS = 60_000
NOT_DRIVEN = "IVRC609"


def test_no_caller_among_many_comes_to_anything_else(asterisk: Installed, shipped: Shipped) -> None:
    meant = [(call, *simulated(call)) for call in shipped.calls() if not call.given.missing]
    short = [each for each in meant if each[1][-1].at_ms <= LONGEST_MS]
    chosen = list(itertools.islice(itertools.cycle(short), MANY))
    ear = tones(shipped.sounds)

    async def whole() -> list[tuple[Placed, Shown]]:
        async with running(asterisk, [shipped.hotline], shipped.site, shipped.sounds, speed=1.0) as switch:

            async def one(call: Placed, trace: tuple[Event, ...], clock: tuple[float, ...]) -> Shown:
                driven = await switch.place(call._replace(caller=deepcopy(call.caller), clock=clock))
                return await asyncio.to_thread(shows, call, trace, driven, ear)

            shown = await asyncio.gather(*(one(*each) for each in chosen))
            return [(each[0], one) for each, one in zip(chosen, shown)]

    told = asyncio.run(whole())
    lost = [shown for _, shown in told if any(each.code == NOT_DRIVEN for each in shown.found)]
    late = [shown for _, shown in told if shown.doubtful and shown not in lost]
    wrong = [(call.name, shown.found) for call, shown in told if shown.found and shown not in lost + late]
    print(
        f"{len(told)} calls at once, {len(short)} kinds: {len(wrong)} went another way, {len(late)} were late, "
        f"{len(lost)} could not be driven"
    )
    assert len(told) == MANY and not wrong, wrong[:3]
    assert len(lost) + len(late) < MANY // 2, "the machine is too small for so many"
