"""Random flows and callers: the simulator and the FreeSWITCH of test_freeswitch_switch.py agree."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from ivrc.places import cache
from ivrc.site import Extensions, Site
from ivrc.switches.freeswitch.driver.drive import drive_in_rounds
from ivrc.switches.freeswitch.driver.esl import Socket
from ivrc.switches.freeswitch.driver.switch import running
from ivrc.verify.driver import Placed
from ivrc.verify.run import Judged
from ivrc.verify.sounds import sounds
from tests.strategies import EXTENSIONS, TELEPHONES
from tests.verify.pairs import CALLS, FLOWS, Pair, batches, compiled, draw, told
from tests.verify.test_freeswitch_switch import CLOCK, CONF, address
from tests.verify.test_freeswitch_switch import pytestmark as needs_a_switch

pytestmark = [needs_a_switch, pytest.mark.slow]

PAIRS = int(os.environ.get("IVRC_PAIRS", "504"))
SEED = os.environ.get("IVRC_SEED")
SITE = Site(
    "random",
    {name: {"freeswitch": f"user/{number}"} for number, name in enumerate(TELEPHONES)},
    Extensions(EXTENSIONS, {"freeswitch": "user/{}"}),
)


async def driven(pairs: list[Pair]) -> list[tuple[Pair, Judged | None]]:
    """The pairs with what came of them, so many flows on the switch at a time."""
    done: list[tuple[Pair, Judged | None]] = []
    for batch in batches(list(dict.fromkeys(pair.text for pair in pairs)), FLOWS):
        held = {text: compiled(text, f"试验{number}") for number, text in enumerate(batch)}
        audio = sounds(list(held.values()), ("wav8", ".wav"), cache("clips"))
        lengths = {name: sound.length_ms for name, sound in audio.items()}
        mine = [pair for pair in pairs if pair.text in held]
        placed = [
            Placed(pair.call.zh, held[pair.text], pair.call.caller(), pair.call.given(EXTENSIONS, lengths))
            for pair in mine
        ]
        clock = Path(CLOCK) if CLOCK else None
        async with running(address(), Path(CONF), list(held.values()), SITE, audio, clock=clock) as switch:
            assert not switch.found, switch.found
            judged, _ = await drive_in_rounds(switch, placed, audio)
        done += zip(mine, judged, strict=True)
    return done


def agree(done: list[tuple[Pair, Judged | None]]) -> None:
    """Fails with the calls that differ. Without a clock to set some are not driven."""
    print(f"\n{len(done)} pairs, {sum(each.placed - 1 for _, each in done if each)} again")
    assert all(each for _, each in done) or not CLOCK
    failed = [told(pair, each) for pair, each in done if each and each.found]
    assert not failed, "\n\n".join(failed)


def test_random_flows_go_on_freeswitch_as_in_the_simulator() -> None:
    flows = draw(-(-PAIRS // CALLS), int(SEED) if SEED else None)
    agree(asyncio.run(driven([Pair(drawn.text, call) for drawn, each in flows for call in each])))


@contextlib.asynccontextmanager
async def crowded() -> AsyncIterator[None]:
    """Others place calls on the switch, as many as it takes, again and again: of ours it refuses channels."""
    socket = await Socket.connect(address())

    async def calls() -> None:
        while True:
            for _ in range(13):
                await socket.ask(
                    "bgapi originate {originate_timeout=1}loopback/ivrc-nobody/ivrc-none sleep:900 inline"
                )
            await asyncio.sleep(2.5)

    task = asyncio.create_task(calls())
    try:
        yield
    finally:
        task.cancel()
        await socket.close()


def test_calls_of_others_that_take_what_the_switch_has_to_give_are_no_difference() -> None:
    async def whole() -> list[tuple[Pair, Judged | None]]:
        async with crowded():
            return await driven([Pair(drawn.text, call) for drawn, each in draw(4, None) for call in each])

    agree(asyncio.run(whole()))
