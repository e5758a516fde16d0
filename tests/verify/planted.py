"""Faults planted into one small menu on a real switch: what the generated calls find about each of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ivrc.compile import compile_text
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.nodes import Hotline
from ivrc.places import cache
from ivrc.project import standard_phrases
from ivrc.site import Site
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.running import running
from ivrc.switches.asterisk.text import target as asterisk_text
from ivrc.switches.freeswitch.driver import drive as freeswitch
from ivrc.switches.freeswitch.driver import switch as freeswitch_switch
from ivrc.switches.freeswitch.driver.esl import Address
from ivrc.switches.freeswitch.text import target as freeswitch_text
from ivrc.switches.target import Emitted
from ivrc.verify.driver import Placed
from ivrc.verify.run import Judged, drive
from ivrc.verify.sounds import Sound, sounds
from tests.verify.plants import Text

_BETWEEN = "\x1d"
"""Stands between the texts of several files."""
_SITE = Site("试", {})


class _Plants(NamedTuple):
    """Hotlines with a plant each, by their names, and the menu as it is."""

    texts: dict[str, Text]
    names: dict[str, str]
    hotlines: dict[str, Hotline]

    def emit(self, emit: Callable[[Hotline, Site], Emitted]) -> Callable[[Hotline, Site], Emitted]:
        """What is emitted, with the plants."""

        def planted(flow: Hotline, site: Site) -> Emitted:
            made = emit(flow, site)
            own = flow.name.rpartition("-")[2]  # what a FreeSWITCH of others' puts before it left out
            if own not in self.names:
                return made
            text = _BETWEEN.join(made.files.values())
            plant = self.texts[self.names[own]]
            spoilt = plant(text.replace(flow.name, "NAME")).replace("NAME", flow.name)
            assert spoilt != text
            return made._replace(files=dict(zip(made.files, spoilt.split(_BETWEEN), strict=True)))

        return planted

    def told(self, judged: Mapping[str, Sequence[Judged | None]]) -> dict[str, list[str]]:
        """The codes by the plant's name, by the hotline's."""
        return {
            self.names.get(name, ""): [each.code for one in every if one for each in one.found]
            for name, every in judged.items()
        }


def _plants(menu: str, plants: Mapping[str, Text]) -> _Plants:
    names = {f"种{number}": name for number, name in enumerate(plants)}
    return _Plants(dict(plants), names, {name: _hotline(menu, name) for name in ("好", *names)})


def found(
    asterisk: Installed,
    menu: str,
    plants: Mapping[str, Text],
    site: Site = _SITE,
    *,
    missing: bool = False,
    at: Callable[[Hotline], Hotline] = lambda hotline: hotline,
) -> dict[str, list[str]]:
    """The codes that are found on Asterisk about every plant, each in a hotline of its own; under "" those of the menu as it
    is. With `missing`, calls are made in which a clip is missing, too. `at` is what a site does to a hotline."""
    made = _plants(menu, plants)
    made = made._replace(hotlines={name: at(hotline) for name, hotline in made.hotlines.items()})
    hotlines = list(made.hotlines.values())
    audio = sounds(hotlines, ("alaw", ".alaw"), cache("clips"))

    async def whole() -> dict[str, list[str]]:
        judged = {}
        async with running(asterisk, hotlines, site, audio, emit=made.emit(asterisk_text.emit)) as switch:
            for name, flow in made.hotlines.items():
                judged[name], _ = await drive(switch, _calls(flow, audio, missing=missing), audio)
        return made.told(judged)

    return asyncio.run(whole())


def on_freeswitch(
    at: Address,
    conf: Path,
    clock: Path | None,
    menu: str,
    plants: Mapping[str, Text],
    site: Site = _SITE,
    *,
    missing: bool = False,
    at_site: Callable[[Hotline], Hotline] = lambda hotline: hotline,
) -> dict[str, list[str]]:
    """The same on a FreeSWITCH. Without a clock to set it may be that some calls are not driven."""
    made = _plants(menu, plants)
    made = made._replace(hotlines={name: at_site(hotline) for name, hotline in made.hotlines.items()})
    hotlines = list(made.hotlines.values())
    audio = sounds(hotlines, ("wav8", ".wav"), cache("clips"))

    async def whole() -> dict[str, list[str]]:
        judged: dict[str, list[Judged | None]] = {}
        emit = made.emit(freeswitch_text.emit)
        async with freeswitch_switch.running(
            at, conf, hotlines, site, audio, clock=clock, emit=emit
        ) as switch:
            assert not switch.found, switch.found
            for name, flow in made.hotlines.items():
                calls = _calls(flow, audio, missing=missing)
                judged[name], _ = await freeswitch.drive_in_rounds(switch, calls, audio)
        return made.told(judged)

    return asyncio.run(whole())


def _calls(flow: Hotline, audio: Mapping[str, Sound], *, missing: bool = False) -> list[Placed]:
    lengths = {name: sound.length_ms for name, sound in audio.items()}
    made = (path.call for path in generate(flow, Surroundings((), lengths)).paths)
    return [
        Placed(call.zh, flow, call.caller(), call.given((), lengths))
        for call in made
        if missing or not call.missing
    ]


def _hotline(menu: str, name: str) -> Hotline:
    compiled = compile_text(menu, standard_phrases()).hotline
    assert compiled is not None
    return compiled._replace(name=name)
