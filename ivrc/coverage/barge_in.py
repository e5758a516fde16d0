"""The same call, with keys typed while something is said instead of in the wait behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from ivrc.coverage.calls import SHORT_MS
from ivrc.coverage.feature import Ask, Feature, Seen
from ivrc.simulate.caller import NOTHING
from ivrc.simulate.plan import Call
from ivrc.simulate.steps import HANG_UP, PASS


def barging_in(call: Call, seen: Seen, open_to: Callable[[Feature], bool]) -> Call:
    """Moves keys from waits to a clip right before them, where a cut of that clip is a feature that is still open.

    Keys stay in the wait of a menu where no call has typed in a wait yet. What is not played any more does not count
    as a playing of its clip.
    """
    waits: list[str] = []
    clips: dict[tuple[str, int], str] = {}
    skipped: Counter[str] = Counter()
    cut: set[Feature] = set()
    before: list[Ask] = []
    read = 0
    for ask in seen.asks:
        if any(event.kind in ("outcome", "message") for event in seen.events[read : ask.event + 1]):
            before.clear()
        read = ask.event + 1
        act = ask.act.keys + (HANG_UP if ask.act.hangs_up else "")
        if ask.clip:
            if act:
                clips[ask.clip, ask.playing - skipped[ask.clip]] = act
            if act or not ask.stops:
                before.clear()
            else:
                before.append(ask)
            continue
        place = None
        if ask.act.keys and not open_to(Feature("types", ask.node)):
            place = _first(before, lambda each: each not in cut and open_to(each))
        if place is None:
            waits.append(act or PASS)
        else:
            cut.add(Feature("cuts", place.node, place.clip))
            clips[place.clip, place.playing - skipped[place.clip]] = act
            skipped.update(each.clip for each in before if each.event > place.event)
        before.clear()
    while waits and waits[-1] == call.plan.then:
        waits.pop()
    return call._replace(plan=call.plan._replace(waits=tuple(waits), clips=clips)) if cut else call


def _first(asks: Iterable[Ask], good: Callable[[Feature], bool]) -> Ask | None:
    """The first clip whose cut is good."""
    able = (ask for ask in asks if ask.length_ms >= SHORT_MS and ask.act == NOTHING)
    return next((ask for ask in able if good(Feature("cuts", ask.node, ask.clip))), None)
