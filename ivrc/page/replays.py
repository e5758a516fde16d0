"""The calls of a hotline that the page can replay: the team's scenarios, and those that are generated to take every way."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.flow.conditions.listed import Listed
from ivrc.flow.national import national
from ivrc.flow.nodes import Case, Hotline
from ivrc.flow.shape import parts
from ivrc.page.shown import Replays
from ivrc.scenarios.scenario import Scenario
from ivrc.simulate.plan import Call


def of_scenarios(hotline: Hotline, scenarios: Sequence[Scenario]) -> Replays:
    """The team's. They know who is in the project's lists, which the page does not: each brings what it needs of them."""
    return Replays(
        "团队的场景", "Scenarios", [(each.name, _listed(hotline, each.call)) for each in scenarios]
    )


def generated(hotline: Hotline, extensions: tuple[str, ...], lang: str) -> Replays:
    """Those that together take every way of a hotline that is told."""
    from ivrc.coverage.calls import Surroundings
    from ivrc.coverage.generate import generate

    calls = [path.call for path in generate(hotline, Surroundings(extensions)).paths]
    return Replays(
        "走遍流程的来电",
        "Calls that take every way",
        [(call.zh if lang == "zh" else call.en, call) for call in calls],
    )


def _listed(hotline: Hotline, call: Call) -> Call:
    number = national(call.number)
    asked = (case.test for node in hotline.nodes.values() for case in parts(node, Case))
    those = {
        (test.list, number)
        for test in asked
        if isinstance(test, Listed) and not test.kept and number in test.numbers
    }
    return call._replace(world=call.world._replace(listed=call.world.listed | those)) if those else call
