"""The generated calls of a flow: few of them, each for something, and together for everything that can be covered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container
from typing import NamedTuple

from ivrc.coverage import endings, extensions, interruptions, queued, served
from ivrc.coverage.barge_in import barging_in
from ivrc.coverage.calls import Made, Maker, Surroundings, covers
from ivrc.coverage.feature import Feature
from ivrc.coverage.goals import goals, ways
from ivrc.coverage.names import Unreached, name_of, why_not
from ivrc.flow.nodes import Hotline
from ivrc.simulate.plan import Call
from ivrc.simulate.steps import PASS

_MAKERS: dict[str, Callable[[Maker, Feature], Made | None]] = {
    "way": interruptions.way,
    "types": interruptions.types,
    "cuts": interruptions.in_clip,
    "in vain": interruptions.in_clip,
    "cuts by a sign": interruptions.cuts_by_a_sign,
    "dropped": interruptions.dropped,
    "hangs up": interruptions.hangs_up,
    "typed ahead": interruptions.typed_ahead,
    "broken off ahead": interruptions.typed_ahead,
    "wrong ahead": interruptions.typed_ahead,
    "between keys": interruptions.between_keys,
    "number": interruptions.number,
    "righted": interruptions.righted,
    "while asked": interruptions.while_asked,
    "counted apart": interruptions.counted_apart,
    "counted anew": interruptions.counted_anew,
    "forgets": endings.forgets,
    "extension": extensions.made,
    "outcome": endings.outcome,
    "taken": endings.taken,
    "first": endings.first,
    "stands in": endings.stands_in,
    "late": endings.late,
    "queued": queued.made,
    "served": served.made,
    "agent ends": endings.agent_ends,
    "caller ends": endings.caller_ends,
    "message": endings.message,
    "clock": endings.clock,
    "midnight": endings.midnight,
    "day": endings.day,
    "value": endings.value,
    "fault": endings.fault,
    "second fault": endings.second_fault,
}
"""Of each kind of feature what makes a call for it."""


class Path(NamedTuple):
    """A generated call. `purpose` is the feature that it was made for; `covers` are all that it covers."""

    call: Call
    purpose: Feature
    covers: tuple[Feature, ...]


class Paths(NamedTuple):
    """All generated calls of a flow. `ways` are all edges that they were made for, `taken` those that a call takes; of every other
    one `unreached` tells why no call does."""

    paths: tuple[Path, ...]
    ways: tuple[Feature, ...]
    taken: frozenset[Feature]
    unreached: tuple[Unreached, ...]


def generate(hotline: Hotline, around: Surroundings, only: Container[str] | None = None) -> Paths:
    """The calls for a flow without errors, or for `only` these nodes of it. The same flow and surroundings give the same calls."""
    maker = Maker(hotline, around)
    wants = goals(hotline, only)
    numbers = extensions.features(hotline, around.extensions)
    wants.update((each, None) for each in numbers if only is None or each.node in only)
    made: list[tuple[Feature, Made]] = []
    covered = maker.covered
    for feature in wants:
        if feature in covered:
            continue
        one = _MAKERS[feature.kind](maker, feature)
        if one is None or not covers(one, feature):
            continue
        one = _interrupting(maker, one, feature, wants)
        covered.update(each for each in one.seen.features if each in wants)
        made.append((feature, one))
    kept = _needed(made, wants)
    paths = tuple(_named(hotline, feature, one, wants) for feature, one in kept)
    every = [each for each in ways(hotline) if only is None or each.node in only]
    taken = frozenset(each for each in every if each in covered)
    unreached = tuple(why_not(maker, each) for each in every if each not in taken)
    return Paths(paths, tuple(every), taken, unreached)


def _named(hotline: Hotline, feature: Feature, made: Made, wants: dict[Feature, None]) -> Path:
    zh, en = name_of(hotline, feature)
    call, last = made.call, made.seen.events[-1]
    if last.what != ("caller",):
        call = call._replace(plan=call.plan._replace(then=PASS))
    covers = tuple(each for each in made.seen.features if each in wants)
    return Path(call._replace(zh=zh, en=en), feature, covers)


def _needed(made: list[tuple[Feature, Made]], wants: dict[Feature, None]) -> list[tuple[Feature, Made]]:
    """The calls without those of which others cover everything."""
    count = Counter(each for _, one in made for each in one.seen.features if each in wants)
    kept = []
    for feature, one in made:
        mine = [each for each in one.seen.features if each in wants]
        if all(count[each] > 1 for each in mine):
            count.subtract(mine)
        else:
            kept.append((feature, one))
    return kept


def _interrupting(maker: Maker, made: Made, feature: Feature, wants: dict[Feature, None]) -> Made:
    """The same call with keys typed in clips before the waits, where no call has cut those off yet."""
    call = barging_in(made.call, made.seen, lambda each: each in wants and each not in maker.covered)
    if call == made.call:
        return made
    again = maker.again(call)
    return again if covers(again, feature) else made
