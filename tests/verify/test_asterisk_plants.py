"""The proof can fail: faults planted into the built files are found, every one of them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from copy import deepcopy
from pathlib import Path

import pytest

from ivrc.flow.nodes import Hotline
from ivrc.simulate.machine import run
from ivrc.site import Site
from ivrc.switches.asterisk.driver import limit
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.switch import Asterisk, running
from ivrc.switches.asterisk.text.target import emit
from ivrc.switches.target import Emitted
from ivrc.verify.driver import Placed
from ivrc.verify.run import drive
from ivrc.verify.throttle import Throttle
from tests.verify.conftest import Shipped
from tests.verify.plants import CLIPS, PLACES, TEXTS

NAMES = [*TEXTS, *CLIPS]
SHARING = 11
"""Plants on one switch."""
GONE = "gone"


def called(number: int) -> str:
    """The name of the copy that holds a plant."""
    return f"种{number}"


@pytest.fixture(scope="module")
def found(asterisk: Installed, shipped: Shipped) -> Mapping[str, list[str]]:
    """What the generated calls find about every plant: the codes of the first call that goes wrong. Every plant is in
    a hotline of its own, and a switch holds some of them. Where a switch goes away under them, each gets a switch of
    its own, and one that takes that down is found by it."""
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

    async def one(switch: Asterisk, name: str, throttle: Throttle) -> list[str]:
        calls = concerned(shipped, copies[name], name)
        for start in range(0, len(calls), 4):
            judged, _ = await drive(switch, calls[start : start + 4], shipped.sounds, throttle)
            if any(each.driven.trouble == "gone" for each in judged):
                return [GONE]
            if codes := [found.code for each in judged for found in each.found]:
                return codes
        return [found.code for found in await limit.inspect(switch, copies[name])]

    async def together(names: Sequence[str]) -> dict[str, list[str]]:
        """What is found about plants that share a switch."""

        def spoil(folder: Path) -> None:
            for name in set(names) & set(CLIPS):
                CLIPS[name](folder / copies[name].name)

        hotlines = [copies[name] for name in names]
        async with running(
            asterisk, hotlines, shipped.site, shipped.sounds, emit=planted, spoil=spoil
        ) as switch:
            assert not switch.found, "a plant is to be loaded as it stands"
            throttle = Throttle()
            results = await asyncio.gather(*(one(switch, name, throttle) for name in names))
            return dict(zip(names, results))

    async def whole() -> Mapping[str, list[str]]:
        results: dict[str, list[str]] = {}
        for start in range(0, len(NAMES), SHARING):
            names = NAMES[start : start + SHARING]
            shared = await together(names)
            for name in names if [GONE] in shared.values() else ():
                shared |= await together([name])
            results |= shared
        return results

    return asyncio.run(whole())


def concerned(shipped: Shipped, hotline: Hotline, name: str) -> list[Placed]:
    """The generated calls that come to where a plant is, the shortest first."""
    found = []
    for call in shipped.calls(hotline):
        trace = run(hotline, deepcopy(call.caller), call.given)
        if name in CLIPS or any(event.kind == "goto" and event.what[0] in PLACES[name] for event in trace):
            found.append((trace[-1].at_ms, call))
    return [call for _, call in sorted(found, key=lambda each: each[0])]


@pytest.mark.parametrize("name", NAMES)
def test_a_planted_fault_is_found(name: str, found: Mapping[str, list[str]]) -> None:
    assert found[name], f"{sum(map(bool, found.values()))} of {len(found)} plants are found, and not this one"


@pytest.mark.parametrize("name", TEXTS)
def test_a_plant_changes_the_dialplan(name: str, shipped: Shipped) -> None:
    lab = shipped.site._replace(
        destinations={"坐席一": {"asterisk": "Local/d0@x/n"}, "坐席二": {"asterisk": "Local/d1@x/n"}}
    )
    text = next(iter(emit(shipped.hotline._replace(name="NAME"), lab).files.values()))
    assert TEXTS[name](text) != text
