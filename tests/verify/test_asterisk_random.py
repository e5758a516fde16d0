"""Random flows and callers: the simulator and Asterisk agree. `make verify-long` drives ten times as many."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from ivrc.switches.asterisk.driver.install import Installed
from tests.strategies import ASKING
from tests.verify.conftest import in_words
from tests.verify.pairs import CALLS, Pair, draw, driven, smaller, told

PAIRS = int(os.environ.get("IVRC_PAIRS", "504"))
SEED = os.environ.get("IVRC_SEED")
CASES = sorted((Path(__file__).parent / "cases").glob("*.json"))


def test_random_flows_go_on_asterisk_as_in_the_simulator(asterisk: Installed) -> None:
    flows = draw(-(-PAIRS // CALLS), int(SEED) if SEED else None, ASKING)
    pairs = [Pair(drawn.text, call) for drawn, each in flows for call in each]

    async def whole() -> None:
        done = await driven(asterisk, pairs)
        print(f"\n{done.pairs} pairs of {len(flows)} flows, {sum(t.events for t in done.totals)} events, "
              f"{sum(t.again for t in done.totals)} again, {sum(t.seconds for t in done.totals):.0f} s, "
              f"{len(done.failed)} differ")  # fmt: skip
        assert done.pairs >= min(PAIRS, 500)
        for _, each in done.failed:
            print(in_words(each.found))
        if done.failed:
            least = await smaller(asterisk, done.failed[0][0])
            judged = next((each for _, each in (await driven(asterisk, [least])).failed), done.failed[0][1])
            pytest.fail(f"{len(done.failed)} of {done.pairs} pairs differ; keep this in tests/verify/cases:\n"
                        + told(least, judged))  # fmt: skip

    asyncio.run(whole())


def test_what_once_differed(asterisk: Installed) -> None:
    pairs = [Pair.of_json(path.read_text(encoding="utf-8")) for path in CASES]
    done = asyncio.run(driven(asterisk, pairs))
    assert done.pairs == len(CASES)
    assert not done.failed, "\n\n".join(told(*each) for each in done.failed)
