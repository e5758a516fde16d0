"""Faults planted into one small menu on a real Asterisk: what the generated calls find about each of them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from ivrc.compile import compile_text
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.nodes import Hotline
from ivrc.places import cache
from ivrc.project import standard_phrases
from ivrc.site import Site
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.switch import running
from ivrc.switches.asterisk.text.target import emit
from ivrc.switches.target import Emitted
from ivrc.verify.driver import Placed
from ivrc.verify.run import drive
from ivrc.verify.sounds import sounds
from tests.verify.plants import Text

_BETWEEN = "\x1d"
"""Stands between the texts of several files."""


def found(asterisk: Installed, menu: str, plants: Mapping[str, Text]) -> dict[str, list[str]]:
    """The codes that are found about every plant, each in a hotline of its own; under "" those of the menu as it is."""
    names = {f"种{number}": name for number, name in enumerate(plants)}
    hotlines = {name: _hotline(menu, name) for name in ("好", *names)}
    audio = sounds(list(hotlines.values()), ("alaw", ".alaw"), cache("clips"))
    lengths = {name: sound.length_ms for name, sound in audio.items()}

    def planted(flow: Hotline, site: Site) -> Emitted:
        made = emit(flow, site)
        if flow.name not in names:
            return made
        text = _BETWEEN.join(made.files.values())
        spoilt = plants[names[flow.name]](text.replace(flow.name, "NAME")).replace("NAME", flow.name)
        assert spoilt != text
        return made._replace(files=dict(zip(made.files, spoilt.split(_BETWEEN), strict=True)))

    def calls(flow: Hotline) -> list[Placed]:
        made = (path.call for path in generate(flow, Surroundings((), lengths)).paths)
        return [
            Placed(call.zh, flow, call.caller(), call.given((), lengths)) for call in made if not call.missing
        ]

    async def whole() -> dict[str, list[str]]:
        told = {}
        async with running(asterisk, list(hotlines.values()), Site("试", {}), audio, emit=planted) as switch:
            for name, flow in hotlines.items():
                judged, _ = await drive(switch, calls(flow), audio)
                told[names.get(name, "")] = [each.code for one in judged for each in one.found]
        return told

    return asyncio.run(whole())


def _hotline(menu: str, name: str) -> Hotline:
    compiled = compile_text(menu, standard_phrases()).hotline
    assert compiled is not None
    return compiled._replace(name=name)
