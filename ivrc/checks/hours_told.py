"""IVRC275: a sentence behind a branch tells other hours than the hotline keeps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ivrc.checks.facts import Facts
from ivrc.checks.hours_gap import SHORTEST
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote, story
from ivrc.checks.told_hours import Range, Told, told
from ivrc.diagnostics import Label
from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.nodes import Clip
from ivrc.flow.parts import Hours, Schedule
from ivrc.flow.shape import parts
from ivrc.regex import regex
from ivrc.week import clock

Times = tuple[tuple[int, int], ...]
"""Of one day, from when to when, in minutes."""

_OTHERS = regex(
    r"营业[厅廳]|營業廳|网点|門市|门店|柜[台面]|櫃[台檯]|窗口|大[厅廳]|急[诊診]|\b(?:branches|counters?|stores?|shops?|emergency|office counter)\b"
)
"""What is open at hours of its own."""


def find(facts: Facts) -> Iterator[Finding]:
    """What is said right behind a branch that asks hours, against all hours of the hotline: it agrees where one of them has
    each day and each time that is told."""
    if not facts.hotline.schedules:
        return
    kept = [_week(each) for each in (*facts.hotline.schedules.values(), _together(facts))]
    seen: set[str] = set()
    for node in of_kind(facts.hotline, Branch):
        names = [name for case in node.cases for name in parts(case.test, Hours)]
        if not names or node.id not in facts.reached:
            continue
        schedule = facts.hotline.schedules[names[0]]
        for edge in facts.ways[node.id]:
            for name, clip in _behind(facts, edge.target):
                if clip.id in seen or _OTHERS.search(clip.text.lower()):
                    continue
                seen.add(clip.id)
                if wrong := next((each for each in told(clip.text) if not _agrees(each, kept)), None):
                    yield _found(facts, name, clip, wrong, schedule)


def _behind(facts: Facts, name: str) -> Iterator[tuple[str, Clip]]:
    """What is heard behind a way until the caller is asked something, ten nodes at most, and there."""
    for _ in range(10):
        for clip in facts.heard[name]:
            yield name, clip
        if not facts.nodes[name].traits.passes:
            return
        name = facts.ways[name][-1].target


def _week(schedule: Schedule) -> dict[int, Times]:
    """Its times day by day; those of single days stand behind the seven."""
    days: dict[int, list[tuple[int, int]]] = {}
    for each in schedule.periods:
        days.setdefault(each.weekday, []).append((each.start, each.end))
    dated: dict[object, list[tuple[int, int]]] = {}
    for one in schedule.dated:
        dated.setdefault(one.days, []).append((one.start, one.end))
    found = {day: _merged(times) for day, times in days.items()}
    return found | {7 + number: _merged(times) for number, times in enumerate(dated.values())}


def _together(facts: Facts) -> Schedule:
    """Of all weeks together when one of them is open."""
    every = tuple(period for each in facts.hotline.schedules.values() for period in each.periods)
    return Schedule("", facts.hotline.span, every)


def _merged(times: list[tuple[int, int]]) -> Times:
    """In order, without the gaps of some minutes that IVRC331 tells."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(times):
        if found and start - found[-1][1] <= SHORTEST:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _agrees(one: Told, kept: Sequence[dict[int, Times]]) -> bool:
    if not one.days:  # of seasons, shifts, some of the days: each time has to be kept on some day
        return all(
            any(_alike([each], [time]) for week in kept for times in week.values() for time in times)
            for each in one.ranges
        )
    for week in kept:
        weekly = one.days if not any(day > 6 for day in week) else frozenset[int]()
        if all(_alike(one.ranges, week.get(day, ())) for day in weekly) and any(
            _alike(one.ranges, times) for times in week.values()
        ):
            return True
    return False


def _alike(ranges: Sequence[Range], times: Sequence[tuple[int, int]]) -> bool:
    return len(ranges) == len(times) and all(
        any(start in begins and end in ends for begins, ends in ranges) for start, end in times
    )


def _found(facts: Facts, name: str, clip: Clip, wrong: Told, schedule: Schedule) -> Finding:
    text, way = quote(clip.text), story(facts, name)
    days = sorted(wrong.days) or [each.weekday for each in schedule.periods[:1]]
    times = _week(schedule).get(days[0], ()) if days else ()
    hours = "，".join(f"{clock(start)}-{clock(end)}" for start, end in times)
    return Finding(
        clip.span,
        f"{text.zh}说的时间，没有一段“时间”是这样写的"
        + (f"；“{schedule.name}”那一天是 {hours}" if hours else f"；“{schedule.name}”那一天不开"),
        f"no hours of the hotline are those that {text.en} tells"
        + (
            f'; "{schedule.name}" has {hours.replace("，", ", ")} on such a day'
            if hours
            else f'; "{schedule.name}" is closed on such a day'
        ),
        "说的和写的改成一样：改这句话，或者改那一段时间。",
        "Let both be the same: change the sentence, or the hours.",
        [Label(schedule.span, "写的是这些时间", "these hours are kept")],
        way.course,
    )


CHECK = Check("IVRC275", find)
