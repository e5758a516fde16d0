"""A call and what comes of it today, as a scenario: what `ivrc test --record` writes.

Every scenario is read again and run before it is kept, so that none is written that would not pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from ivrc.flow.graph import destinations
from ivrc.flow.nodes import BEEP, KEYS, Hotline
from ivrc.flow.stand_in import desk_of
from ivrc.flow.switches import drawings
from ivrc.scenarios.judge import judge
from ivrc.scenarios.load import of_text, scenarios
from ivrc.scenarios.steps import steps
from ivrc.simulate import replies
from ivrc.simulate.events.clips import BEEPS
from ivrc.simulate.events.keys import KEY
from ivrc.simulate.events.queue import OFFERED
from ivrc.simulate.machine import run
from ivrc.simulate.plan import LENGTH, Call
from ivrc.simulate.trace import Event
from ivrc.simulate.transcript import line
from ivrc.simulate.turns import next_of

_WIDEST = 1 << 20
"""No line is folded: each is one that can be searched for."""
_TIME = len("00:00  ")


def recorded(call: Call, hotline: Hotline, extensions: tuple[str, ...], lang: str) -> str | None:
    """The scenario as an item of a file's `calls`; None for a call that no scenario can tell."""
    given = call.given(extensions)
    events = run(hotline, call.caller(), given)
    told: dict[str, Any] = {"name": call.zh if lang == "zh" else call.en}
    told |= _comes(call, hotline) | _does(call, hotline)
    if typed := steps(hotline, call, given):
        told["keys"] = typed
    told |= {"exact": True, "expect": _lines(events, hotline, lang)}
    item = written([told])
    return item if passes(item, hotline, extensions) else None


def written(value: Any) -> str:
    """A value as this project writes YAML."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=_WIDEST)


def _comes(call: Call, hotline: Hotline) -> dict[str, Any]:
    """When and from where a call comes, and what it comes into."""
    world, moment = call.world, call.at
    spec = "milliseconds" if moment.microsecond else "seconds" if moment.second else "minutes"
    listed: dict[str, list[str]] = {}
    for name, number in sorted(world.listed):
        listed.setdefault(name, []).append(number)
    due = next_of(hotline, world)
    turns = [due[group] for group, _ in sorted(world.begun) if group in due]
    if world.drawn:
        turns += [whom[world.drawn % len(whom)] for whom in drawings(hotline).values()]
    told = {
        "from": call.number,
        "to": call.called,
        "row": dict(call.row),
        "on at start": sorted(each for each in world.on if not desk_of(each)),
        "away at start": sorted(filter(None, map(desk_of, world.on))),
        "queue at start": dict(sorted(world.queues)),
        "turn at start": list(dict.fromkeys(turns)),
        "listed at start": listed,
        "missing": sorted(BEEPS[0] if each == BEEP else hotline.clips[each].text for each in call.missing),
    }
    at = moment.replace(tzinfo=None).isoformat(" ", spec)
    return {"at": at} | {name: each for name, each in told.items() if each}


def _does(call: Call, hotline: Hotline) -> dict[str, Any]:
    """How those answer who are called in it, and who ends what."""
    plan, told = call.plan, dict[str, Any]()
    if plan.answers:
        known = {each for names in destinations(hotline).values() for each in names}
        told["answers"] = {
            name: _one_or_more(outcomes)
            for name, outcomes in plan.answers.items()
            if name in known or name.isdigit()
        }
    if plan.replies:
        told["services"] = {
            name: _one_or_more([replies.shown(each) for each in answers])
            for name, answers in plan.replies.items()
        }
    if any(caller_ends for _, caller_ends in plan.talks):
        told["talk"] = "caller"
    if any(hangs_up for _, hangs_up in plan.messages):
        told["message"] = "hang up"
    elif any(lasts_ms == LENGTH for lasts_ms, _ in plan.messages):
        told["message"] = "longest"
    return told


def _one_or_more(each: Any) -> Any:
    return each[0] if len(each) == 1 else list(each)


def _lines(events: Sequence[Event], hotline: Hotline, lang: str) -> list[str]:
    """What whoever calls notices of a call, keys that follow one another on one line. Which agents ring meanwhile is not heard."""
    lines: list[str] = []
    before: Event | None = None
    for event in (each for each in events if each.noticed() and each.kind != OFFERED.name):
        if (
            before
            and before.kind == event.kind == KEY.name
            and event.what[0] in KEYS
            and before.what[0] in KEYS
        ):
            lines[-1] += event.what[0]
        else:
            lines.append(" ".join(line(event, hotline, lang)[_TIME:].split()))
        before = event
    return lines


def passes(item: str, hotline: Hotline, extensions: tuple[str, ...]) -> bool:
    """Whether an item is a scenario, and the call goes as it says."""
    file, found = of_text("", written({"menu": "-"}) + "calls:\n" + item)
    if found or file.value is None:
        return False
    made, found = scenarios(file, hotline, extensions)
    return bool(made) and not found and judge(made)[0].at is None
