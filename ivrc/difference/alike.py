"""Where two forms of a hotline may differ: both flows are walked at once, by the same ways on from the same beginning.

Nodes that are met together and hold the same, but for what they and their clips are called, do the same. What is found not to be the same
need make no difference: that is for calls to tell. So whatever is in doubt is not the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.causes import Cause
from ivrc.flow.graph import edges, notes, reads, sets
from ivrc.flow.nodes import Clip, Edge, Hotline
from ivrc.flow.parts import Hours
from ivrc.flow.shape import parts

Both = tuple[Hotline, Hotline]
_Pair = tuple[str, str]
ANYWHERE = ""
"""What belongs to no node: the fault way."""


class Alike(NamedTuple):
    """The nodes of each form that may differ from what stands in their place in the other one, and those from which a way leads to what
    has several places, those first that a call comes to first; and what a node of the one form is called in the other, where it has one place there."""

    differing: tuple[tuple[str, ...], tuple[str, ...]]
    names: tuple[dict[str, str], dict[str, str]]


def alike(forms: Both) -> Alike:
    onward, apart = _walked(forms)
    beside: tuple[dict[str, set[str]], ...] = (defaultdict(set), defaultdict(set))
    for one, other in onward:
        beside[0][one].add(other)
        beside[1][other].add(one)
    differing: list[dict[str, None]] = [{}, {}]
    everywhere = not _same_everywhere(forms)
    several = {pair for pair in onward if any(len(known[name]) > 1 for known, name in zip(beside, pair))}
    for pair, met in onward.items():
        if everywhere or pair in apart or pair in several or not several.isdisjoint(met):
            for known, name in zip(differing, pair):
                known[name] = None
    for form, others, known in zip(forms, beside, differing):
        known.update((name, None) for name in form.nodes if name not in others)
        _with_readers(form, known)
    names = tuple(
        {name: next(iter(others)) for name, others in met.items() if len(others) == 1} for met in beside
    )
    if any(differing):
        for known in differing:
            known[ANYWHERE] = None
    return Alike((tuple(differing[0]), tuple(differing[1])), (names[0], names[1]))


def _walked(forms: Both) -> tuple[dict[_Pair, list[_Pair]], set[_Pair]]:
    """The nodes that are met together, those first that are nearest to the beginning, each with those that follow; and those of them
    that do not hold the same."""
    pairs: dict[_Pair, list[_Pair]] = {}
    apart: set[_Pair] = set()
    hours = _other_hours(forms)
    todo = [(forms[0].start, forms[1].start)]
    todo += [(one.target, other.target) for one, other in zip(forms[0].faults, forms[1].faults)]
    while todo:
        found: list[_Pair] = []
        for pair in dict.fromkeys(todo):
            if pair in pairs:
                continue
            pairs[pair] = list(_onward(forms, pair))
            one, other = (_content(form, name) for form, name in zip(forms, pair))
            if one != other or any(
                hours & set(parts(form.nodes[name], Hours)) for form, name in zip(forms, pair)
            ):
                apart.add(pair)
            found += pairs[pair]
        todo = found
    return pairs, apart


def _onward(forms: Both, pair: _Pair) -> Iterator[_Pair]:
    """Where the ways lead that both have for the same cause."""
    ways: list[dict[tuple[Cause, int], str]] = []
    for form, name in zip(forms, pair):
        by_cause: dict[tuple[Cause, int], str] = {}
        for edge in edges(form.nodes[name]):
            nth = sum(cause == edge.cause for cause, _ in by_cause)
            by_cause[edge.cause, nth] = edge.target
        ways.append(by_cause)
    for cause, target in ways[0].items():
        if cause in ways[1]:
            yield target, ways[1][cause]


def _content(form: Hotline, name: str) -> tuple[object, ...]:
    """All that a node holds, without its own name, its place in the source and where its ways lead; of a clip, what is heard."""
    node: Any = form.nodes[name]
    return (type(node).__name__, form.locale_at(name), *(_held(form, each) for each in node[1:]))


def _held(form: Hotline, value: Any) -> object:
    match value:
        case Span():
            return None
        case Edge():
            return ("way", value.cause)
        case str():
            return _clip(form.clips[value]) if value in form.clips else value
        case tuple():
            return (type(value).__name__, *(_held(form, each) for each in value))
    return value


def _clip(clip: Clip) -> object:
    return clip._replace(id="", span=None)  # type: ignore[arg-type]


def _other_hours(forms: Both) -> set[str]:
    """The timetables that are not the same in both."""
    held = [{name: each._replace(span=None) for name, each in form.schedules.items()} for form in forms]  # type: ignore[arg-type]
    return {name for name in held[0].keys() | held[1].keys() if held[0].get(name) != held[1].get(name)}


def _same_everywhere(forms: Both) -> bool:
    """Whether all is the same that belongs to no node."""
    one, other = (
        (
            form.locale,
            form.zone,
            form.outbound,
            form.calendar,
            [_clip(form.clips[clip]) for clip in form.notices],
            [(each.locale, each.fault.cause) for each in form.languages],
            {name: value._replace(span=None) for name, value in form.values.items()},  # type: ignore[arg-type]
        )
        for form in forms
    )
    return one == other


def _with_readers(form: Hotline, known: dict[str, None]) -> None:
    """Adds the nodes that use what is typed or learnt in one of these: no call shows there what it is called."""
    given = {name for node in known if node in form.nodes for name, _ in sets(form.nodes[node])}
    if given:
        used = ((name, {*reads(node), *notes(node)}) for name, node in form.nodes.items())
        known.update((name, None) for name, values in used if values & given)
