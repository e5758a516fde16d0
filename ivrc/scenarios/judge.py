"""Runs scenarios and says where a call parts from what its scenario expects."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from ivrc.diagnostics import Diagnostic, Label, Span, finding
from ivrc.flow.nodes import Hotline
from ivrc.flow.stand_in import desk_of
from ivrc.scenarios.expect import happens, parting
from ivrc.scenarios.scenario import Line, Scenario
from ivrc.simulate.machine import run
from ivrc.simulate.trace import Event
from ivrc.simulate.transcript import head, line
from ivrc.simulate.turns import next_of
from ivrc.simulate.world import World, after

_A_NOTE = Event(0, "note", ("", ""))

Runner = Callable[[Sequence[Scenario]], Sequence[Sequence[Event]]]
"""Makes the calls of scenarios, in whatever order suits it, and gives their traces in the order of the scenarios."""


class Verdict(NamedTuple):
    """A scenario and its call. `at` is the event with which they part, None where they agree; `because` is the line
    of the scenario that was not met, or that was met and should not have been, None where the call goes on too long;
    `left` names the switches that are otherwise when it is over."""

    scenario: Scenario
    events: tuple[Event, ...]
    at: int | None = None
    because: Line | None = None
    left: tuple[str, ...] = ()


def simulated(scenarios: Sequence[Scenario]) -> list[list[Event]]:
    """The runner that makes the calls in the simulator."""
    return [run(each.hotline, each.call.caller(), each.given) for each in scenarios]


def judge(scenarios: Sequence[Scenario], runner: Runner = simulated) -> list[Verdict]:
    """A verdict on each scenario."""
    return [_judged(each, tuple(events)) for each, events in zip(scenarios, runner(scenarios))]


def _judged(scenario: Scenario, events: tuple[Event, ...]) -> Verdict:
    for each in scenario.unexpected:
        if (at := happens(each.events, events, scenario.hotline)) is not None:
            return Verdict(scenario, events, at, each)
    due = [(each, event) for each in scenario.expected for event in each.events]
    found = parting([event for _, event in due], events, scenario.hotline, scenario.exact)
    if found is None and scenario.leaves is not None:
        left = _otherwise(scenario, scenario.leaves, after(scenario.given.world, events))
        return Verdict(scenario, events, len(events) - 1 if left else None, None, tuple(sorted(left)))
    if found is None:
        return Verdict(scenario, events)
    number, at = found
    return Verdict(scenario, events, at, due[number][0] if number < len(due) else None)


def _otherwise(scenario: Scenario, meant: World, there: World) -> set[str]:
    """The switches, lists and turns that are otherwise than a scenario says; of what it does not speak of, none is."""
    found = {
        desk_of(each) or each
        for each in meant.on ^ there.on
        if (scenario.tells_away if desk_of(each) else scenario.tells_on)
    }
    if scenario.tells_turn:
        due, comes = (next_of(scenario.hotline, each) for each in (meant, there))
        found |= {due[group] for group, _ in meant.begun if due[group] != comes[group]}
    return found | ({name for name, _ in meant.listed ^ there.listed} if scenario.tells_listed else set())


def failures(verdicts: Sequence[Verdict]) -> list[Diagnostic]:
    """What did not go as expected, each at the line of the scenario and with the line of the menu file it is about."""
    return [_failure(each, each.at) for each in verdicts if each.at is not None]


def as_dict(verdict: Verdict) -> dict[str, Any]:
    """For JSON: the call, whether it went as expected, and its events. `parts` is the number of the event with which it
    parts from its scenario, counted from 0, and `because` the line of the scenario; both are null where it does not."""
    scenario = verdict.scenario
    return {
        "name": scenario.name,
        "file": scenario.span.file,
        "line": scenario.span.line,
        "hotline": scenario.hotline.name,
        "at": scenario.call.at.isoformat(),
        "from": scenario.call.number,
        "as_expected": verdict.at is None,
        "parts": verdict.at,
        "because": verdict.because.words if verdict.because else None,
        "events": [event.as_dict() for event in verdict.events],
    }


def _failure(verdict: Verdict, at: int) -> Diagnostic:
    scenario, because = verdict.scenario, verdict.because
    what = f"“{because.words}”" if because else ""
    what_en = f'"{because.words}"' if because else ""
    if verdict.left:
        zh = f"通话以后，{'、'.join(f'“{name}”' for name in verdict.left)}和场景写的不同"
        en = f"when the call is over, {', '.join(map(repr, verdict.left))} is not as the scenario leaves it"
    elif because is None:
        zh, en = "通话到这里还没有结束", "the call goes on after what is expected"
    elif because in scenario.unexpected:
        zh, en = f"发生了不应当发生的{what}", f"{what_en} happens, and should not"
    elif at and not scenario.exact:
        zh, en = f"后来没有{what}", f"{what_en} does not happen any more"
    else:
        zh, en = f"没有{what}", f"{what_en} does not happen"
    noted = because is not None and any(event.is_like(_A_NOTE) for event in because.events)
    return finding(
        "IVRC621",
        because.span if because else scenario.span,
        zh=f"来电“{scenario.name}”：{zh}",
        en=f'the call "{scenario.name}": {en}',
        mend_zh=f"看下面的通话记录：改菜单，或改这个场景{'；记下的内容要一字不差地照抄' if noted else ''}。",
        mend_en="See the transcript below: mend the menu, or the scenario"
        f"{'; what is noted has to be copied as it stands there' if noted else ''}.",
        labels=(Label(source(scenario.hotline, verdict.events, at), "走到了这里", "the call is here"),),
    )


def source(hotline: Hotline, events: Sequence[Event], at: int) -> Span:
    """The place in the menu file that an event comes from: its node."""
    for event in (*events[at : at + 1], *reversed(events[:at])):
        if event.node in hotline.nodes:
            return hotline.nodes[event.node].span
    return hotline.span


def transcript(verdict: Verdict, lang: str) -> Iterator[str]:
    """The call as `ivrc call` tells it, the line where it parts from the scenario marked."""
    scenario, zh = verdict.scenario, lang == "zh"
    moment = scenario.call.at.strftime("%Y-%m-%d %H:%M")
    yield "  " + head(scenario.hotline, moment, scenario.call.number, lang)
    for number, event in enumerate(verdict.events):
        mark = "> " if number == verdict.at else "  "
        yield mark + line(event, scenario.hotline, lang)
    if verdict.at == len(verdict.events):
        yield "> " + ("（通话已结束）" if zh else "(the call is over)")
    if verdict.because is not None:
        unexpected = verdict.because in scenario.unexpected
        told = ("不应有" if unexpected else "应有") if zh else ("not expected" if unexpected else "expected")
        yield f"  {told}{'：' if zh else ': '}{verdict.because.words}"
