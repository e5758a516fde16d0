"""Scenarios on a real switch: the runner of `ivrc test --on`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager

from ivrc.diagnostics import Diagnostic
from ivrc.places import cache
from ivrc.scenarios.scenario import Scenario
from ivrc.simulate.trace import Event
from ivrc.site import Extensions, Site
from ivrc.verify.driver import Placed
from ivrc.verify.harness import Job, Ready
from ivrc.verify.sounds import sounds


async def traces(
    scenarios: Sequence[Scenario],
    form: tuple[str, str],
    reach: Callable[[Job], AbstractAsyncContextManager[Ready]],
    found: list[Diagnostic],
) -> list[tuple[Event, ...]]:
    """The traces of the scenarios' calls, in their order; `form` is the format of the clips, with its suffix. Scenarios of
    one hotline with the same extensions share a switch. Where the switch goes otherwise than the simulator, or cannot
    be driven, that is added to `found`."""
    groups: dict[tuple[str, str, tuple[str, ...]], list[int]] = {}
    for number, each in enumerate(scenarios):
        hotline = each.hotline
        groups.setdefault((hotline.span.file, hotline.name, each.given.extensions), []).append(number)
    traces: dict[int, tuple[Event, ...]] = {}
    for (_, _, extensions), numbers in groups.items():
        hotline = scenarios[numbers[0]].hotline
        audio = sounds([hotline], form, cache("clips"))
        lengths = {name: sound.length_ms for name, sound in audio.items()}
        calls = [
            Placed(each.name, hotline, each.call.caller(), each.given._replace(lengths_ms=lengths))
            for each in (scenarios[number] for number in numbers)
        ]
        async with reach(Job([hotline], Site("", {}, Extensions(extensions)), audio)) as ready:
            found.extend(ready.found)
            judged, _ = await ready.calls(calls, audio, lambda done, total: None)
        for number, call in zip(numbers, judged):
            if call is not None:
                traces[number] = call.driven.trace
                found.extend(call.found)
    return [traces.get(number, ()) for number in range(len(scenarios))]
