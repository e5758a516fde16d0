"""The proof can fail: faults planted into the built files are found, every one of them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from copy import deepcopy
from pathlib import Path

import pytest

from ivrc.flow.nodes import Hotline
from ivrc.simulate.machine import run
from ivrc.simulate.trace import Event
from ivrc.site import Site
from ivrc.switches.asterisk.driver import limit
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.running import running
from ivrc.switches.asterisk.text.target import emit
from ivrc.switches.target import Emitted
from ivrc.verify.driver import Placed
from ivrc.verify.judge import tones
from tests.mutation.trial import Court
from tests.verify.conftest import Shipped
from tests.verify.plants import CLIPS, PLACES, TEXTS

NAMES = [*TEXTS, *CLIPS]
SHARING = 24
"""Plants on one switch."""
TOGETHER = 4
"""Calls of one plant at once."""
GONE = "gone"


def called(number: int) -> str:
    """The name of the copy that holds a plant."""
    return f"种{number}"


@pytest.fixture(scope="module")
def found(asterisk: Installed, shipped: Shipped, request: pytest.FixtureRequest) -> Mapping[str, str]:
    """What the generated calls find about the plants that are asked for: a code of the first call that goes wrong. Every
    plant is in a hotline of its own, and a switch holds some of them. Where a switch goes away under them, those of which
    nothing is known yet get a switch each, and one that takes that down is found by it."""
    chosen = [name for name in NAMES if any(f"[{name}]" in item.nodeid for item in request.session.items)]
    ear = tones(shipped.sounds)
    copies = {name: shipped.hotline._replace(name=called(n)) for n, name in enumerate(NAMES)}
    texts = {copies[name].name: TEXTS[name] for name in TEXTS}

    def planted(hotline: Hotline, site: Site) -> Emitted:
        made = emit(hotline, site)
        if hotline.name not in texts:
            return made
        spoil = texts[hotline.name]
        return made.changed(
            lambda text: spoil(text.replace(hotline.name, "NAME")).replace("NAME", hotline.name)
        )

    async def one(court: Court, name: str) -> str:
        calls = concerned(shipped, copies[name], name)
        undecided: list[tuple[Placed, tuple[Event, ...]]] = []
        for start in range(0, len(calls), TOGETHER):
            some = calls[start : start + TOGETHER]
            shown = await asyncio.gather(*(court.judged(*each) for each in some))
            if codes := [each.killed for each in shown if each.killed]:
                return GONE if GONE in codes else codes[0]
            undecided += [call for call, each in zip(some, shown) if each.undecided]
        for each in undecided:  # the machine was too slow among many
            if code := (await court.calmer().judged(*each)).killed:
                return code
        return next((each.code for each in await limit.inspect(court.switch, copies[name])), "")

    async def together(names: Sequence[str]) -> dict[str, str]:
        """What is found about plants that share a switch."""

        def spoil(folder: Path) -> None:
            for name in set(names) & set(CLIPS):
                CLIPS[name](folder / copies[name].name)

        hotlines = [copies[name] for name in names]
        async with running(
            asterisk, hotlines, shipped.site, shipped.sounds, emit=planted, spoil=spoil
        ) as switch:
            assert not switch.found, "a plant is to be loaded as it stands"
            court = Court.of(switch, ear)
            results = await asyncio.gather(*(one(court, name) for name in names))
            return dict(zip(names, results))

    async def whole() -> Mapping[str, str]:
        results: dict[str, str] = {}
        for start in range(0, len(chosen), SHARING):
            results |= await together(chosen[start : start + SHARING])
        for name in [name for name, code in results.items() if code == GONE]:
            results |= await together([name])
        return results

    return asyncio.run(whole())


def concerned(shipped: Shipped, hotline: Hotline, name: str) -> list[tuple[Placed, tuple[Event, ...]]]:
    """The generated calls that come to where a plant is with their traces as they are meant, the shortest first."""
    found = []
    for call in shipped.calls(hotline):
        trace = tuple(run(hotline, deepcopy(call.caller), call.given))
        if name in CLIPS or any(event.kind == "goto" and event.what[0] in PLACES[name] for event in trace):
            found.append((call, trace))
    return sorted(found, key=lambda each: each[1][-1].at_ms)


@pytest.mark.parametrize("name", NAMES)
def test_a_planted_fault_is_found(name: str, found: Mapping[str, str]) -> None:
    assert found[name], f"{sum(map(bool, found.values()))} of {len(found)} plants are found, and not this one"


@pytest.mark.parametrize("name", TEXTS)
def test_a_plant_changes_the_dialplan(name: str, shipped: Shipped) -> None:
    lab = shipped.site._replace(
        destinations={"坐席一": {"asterisk": "Local/d0@x/n"}, "坐席二": {"asterisk": "Local/d1@x/n"}}
    )
    text = next(iter(emit(shipped.hotline._replace(name="NAME"), lab).files.values()))
    assert TEXTS[name](text) != text
