"""Scenarios on a real Asterisk: the runner of `ivrc test --on asterisk`."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.diagnostics import Diagnostic
from ivrc.places import cache
from ivrc.scenarios.load import Scenario
from ivrc.simulate.trace import Event
from ivrc.site import Extensions, Site
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.switch import running
from ivrc.switches.asterisk.text.target import TARGET
from ivrc.switches.target import audio as formats
from ivrc.verify.driver import Placed
from ivrc.verify.run import drive
from ivrc.verify.sounds import sounds


async def on_asterisk(
    scenarios: Sequence[Scenario], asterisk: Installed, found: list[Diagnostic]
) -> list[tuple[Event, ...]]:
    """The traces of the scenarios' calls, in their order. Scenarios of one hotline with the same extensions share a
    private switch. Where the switch goes otherwise than the simulator, or cannot be driven, that is added to `found`."""
    groups: dict[tuple[str, str, tuple[str, ...]], list[int]] = {}
    for number, each in enumerate(scenarios):
        hotline = each.hotline
        groups.setdefault((hotline.span.file, hotline.name, each.given.extensions), []).append(number)
    traces: dict[int, tuple[Event, ...]] = {}
    for (_, _, extensions), numbers in groups.items():
        hotline = scenarios[numbers[0]].hotline
        site = Site("", {}, Extensions(extensions, {TARGET.name: "Local/{}@extensions"}))
        audio = sounds([hotline], formats(TARGET, site)[0], cache("clips"))
        lengths = {name: sound.length_ms for name, sound in audio.items()}
        calls = [
            Placed(each.name, hotline, each.call.caller(), each.given._replace(lengths_ms=lengths))
            for each in (scenarios[number] for number in numbers)
        ]
        async with running(asterisk, [hotline], site, audio) as switch:
            found.extend(switch.found)
            judged, _ = await drive(switch, calls, audio)
        for number, call in zip(numbers, judged):
            traces[number] = call.driven.trace
            found.extend(call.found)
    return [traces[number] for number in range(len(scenarios))]
