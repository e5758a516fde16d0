"""The changes between two forms of a hotline: the calls that cover what may differ in either are made in both.

Together those calls take every way out of those nodes that some call can take in either form, each side of every change of hours, the
keys within clips, every outcome of a transfer, silence and faults. So what they do not show is on no such way. Of all other nodes
`alike` tells that they are the same.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from ivrc.coverage.calls import Surroundings
from ivrc.coverage.feature import Feature
from ivrc.coverage.generate import generate
from ivrc.coverage.goals import ways
from ivrc.difference.alike import Alike, alike
from ivrc.difference.heard import WORDS, heard, sound
from ivrc.flow.graph import of_kind, speaks
from ivrc.flow.kinds.queue import Queue
from ivrc.flow.nodes import Clip, Edge, Hotline
from ivrc.simulate.caller import Circumstances, Typed
from ivrc.simulate.events.clips import PLAY, SAY
from ivrc.simulate.events.queue import QUEUE
from ivrc.simulate.machine import run
from ivrc.simulate.plan import Call, Follower, Plan
from ivrc.simulate.trace import Event


class Form(NamedTuple):
    """A form of a hotline, and the extensions that its site lists."""

    hotline: Hotline
    extensions: tuple[str, ...] = ()

    def sounds(self) -> frozenset[object]:
        """What its clips say."""
        return frozenset(sound(self.hotline, clip) for clip in self.hotline.clips)


_Both = tuple[Form, Form]
_Names = tuple[tuple[str, ...], tuple[str, ...]]


class _Trace(NamedTuple):
    """The noticed events of a call, and the ways that it takes, each with how many events come before."""

    events: list[Event]
    ways: list[tuple[int, Feature]]


_Traces = tuple[_Trace, _Trace]
_Words = tuple[dict[str, str], dict[str, str]]
_CLIP_MS, _TYPES_MS = 2000, 500
"""How long every clip is taken to last, so that other words move nothing; and how soon a caller types who is asked."""
_FIELDS = 3
"""Of what is heard, those fields that have to be the same for a call to be compared further."""


class Change(NamedTuple):
    """Something that a call shows to be different: the noticed events in both forms, and the number of the one that differs.
    `calls` is how many calls show it; this one comes to it soonest."""

    call: Call
    before: tuple[Event, ...]
    after: tuple[Event, ...]
    at: int
    calls: int = 1


class Changes(NamedTuple):
    """`calls` is how many were made in both forms, `ways` how many ways on both have: those out of nodes that are the same are
    compared without a call. Not compared are those `unreached`, which no call takes, and those `behind` a change, which every call comes to only after it went another way in the other form:
    each with its form, 0 or 1. `numbers` are those of the forms where they differ, else None."""

    changes: tuple[Change, ...]
    calls: int
    ways: int
    unreached: int
    behind: tuple[tuple[int, Feature], ...]
    numbers: tuple[tuple[str, ...], tuple[str, ...]] | None


class _Patient(Follower):
    """A caller who types as soon as asked, however long a menu would wait: so another wait moves no key."""

    def waiting(self, node: str, limit_ms: int, first: bool) -> Typed:
        typed = super().waiting(node, limit_ms, first)
        return typed._replace(after_ms=min(_TYPES_MS, limit_ms // 4))


def changes(before: Form, after: Form) -> Changes:
    """What calls show. Neither form may hold errors."""
    both = alike((before.hotline, after.hotline))
    return shown((before, after), both, both.differing)


def first(before: Form, after: Form) -> Changes:
    """One change, as soon as any is shown: what a call comes to first is tried first."""
    both = alike((before.hotline, after.hotline))
    for names in _further(both.differing):
        found = shown((before, after), both, names)
        if found.changes:
            return found._replace(changes=found.changes[:1], behind=())
    return shown((before, after), both, ((), ()))


def _further(differing: _Names) -> Iterator[_Names]:
    """Some of the nodes, then twice as many, and so on."""
    begin, many = 0, 1
    while begin < max(map(len, differing)):
        yield differing[0][begin : begin + many], differing[1][begin : begin + many]
        begin, many = begin + many, many * 2


def shown(forms: _Both, both: Alike, names: _Names) -> Changes:
    """What the calls show that are about these nodes of either form."""
    paths = [
        generate(form.hotline, Surroundings(form.extensions), frozenset(only))
        for form, only in zip(forms, names)
        if only
    ]
    where = [n for n, only in enumerate(names) if only]
    calls = list(_once(path.call for each in paths for path in each.paths))
    queues = _queues(forms, both)
    other_words = _other_words([call for call in calls if not call.missing], forms, queues)
    sounds = forms[0].sounds(), forms[1].sounds()
    found: dict[Hashable, Change] = {}
    made, compared = 0, set[tuple[int, Feature]]()
    for call in calls:
        traces = _traces(call, forms, other_words, queues)
        if traces is None:
            continue
        made += 1
        different, same = _compared(call, traces, forms, sounds)
        compared.update((n, way) for n, trace in enumerate(traces) for at, way in trace.ways if at <= same)
        for shows, change in different.items():
            known = found.get(shows)
            best = change if known is None or _soonest(change) < _soonest(known) else known
            found[shows] = best._replace(calls=(known.calls if known else 0) + 1)
    numbers = (forms[0].hotline.numbers, forms[1].hotline.numbers)
    return Changes(
        tuple(sorted(found.values(), key=_soonest)),
        made,
        sum(len(ways(form.hotline)) for form in forms),
        sum(len(each.unreached) for each in paths),
        tuple(
            (n, way)
            for n, each in zip(where, paths)
            for way in each.ways
            if way in each.taken and (n, way) not in compared
        ),
        numbers if numbers[0] != numbers[1] else None,
    )


def _queues(forms: _Both, both: Alike) -> _Words:
    """What the queues of the other form are called in each."""
    found: _Words = ({}, {})
    for n, form in enumerate(forms):
        other = forms[1 - n].hotline
        known = {form.hotline.owner(node.id) for node in of_kind(form.hotline, Queue)}
        for node in of_kind(other, Queue):
            if other.owner(node.id) not in known and (here := both.names[1 - n].get(node.id)):
                found[n][other.owner(node.id)] = form.hotline.owner(here)
    return found


def _once(calls: Iterable[Call]) -> Iterator[Call]:
    """Calls that differ in more than what they are called."""
    made: set[str] = set()
    for call in calls:
        does = repr(call._replace(zh="", en=""))
        if does not in made:
            made.add(does)
            yield call


def _soonest(change: Change) -> tuple[bool, int, int]:
    return bool(change.call.missing), change.at, len(change.before) + len(change.after)


def _other_words(calls: Sequence[Call], forms: _Both, queues: _Words) -> _Words:
    """The clips of each form that stand in the place of one of the other form, by that one's name: what a caller does in
    a clip, or a clip that is missing, is meant of either."""
    found: _Words = ({}, {})
    for call in calls:
        traces = _traces(call, forms, ({}, {}), queues)
        for pair in zip(*(trace.events for trace in traces or ())):
            one, other = (heard(event, form.hotline).untimed() for event, form in zip(pair, forms))
            if one != other and not (one.kind == other.kind and one.kind in (PLAY.name, SAY.name)):
                break
            for here, there in zip(*(_clips_of(event, form.hotline) for event, form in zip(pair, forms))):
                found[0].setdefault(there, here)
                found[1].setdefault(here, there)
    return found


def _clips_of(event: Event, hotline: Hotline) -> Sequence[str]:
    """What an event plays, by the names that the acts in a clip go by."""
    if event.kind == PLAY.name:
        return event.what[:1]
    if event.kind != SAY.name or event.node not in hotline.nodes:
        return ()
    said = (each for each in speaks(hotline.nodes[event.node]) if each.value == event.what[0])
    return tuple(dict.fromkeys(each.clip for each in said))


def _traces(call: Call, forms: _Both, other_words: _Words, queues: _Words) -> _Traces | None:
    """What is noticed of a call in both forms; None where a clip that is missing in it is none of one form's."""
    made: list[_Trace] = []
    for form, words, called in zip(forms, other_words, queues):
        clips = form.hotline.clips

        def here(clip: str, clips: Mapping[str, Clip] = clips, words: Mapping[str, str] = words) -> str:
            return clip if clip in clips else words.get(clip, clip)

        plan = call.plan._replace(
            clips={(here(clip), nth): act for (clip, nth), act in call.plan.clips.items()}
        )
        missing = frozenset(map(here, call.missing))
        if not missing <= clips.keys():
            return None
        there = frozenset((called.get(name, name), how) for name, how in call.world.queues)
        here_made = call._replace(missing=missing, world=call.world._replace(queues=there))
        given = here_made.given(form.extensions, dict.fromkeys(clips, _CLIP_MS))
        made.append(_made(form.hotline, plan, given))
    return made[0], made[1]


def _made(hotline: Hotline, plan: Plan, given: Circumstances) -> _Trace:
    trace = _Trace([], [])

    def listen(event: Event) -> None:
        if event.noticed():
            trace.events.append(event)

    def took(node: str, edge: Edge) -> None:
        node = "" if edge in hotline.faults else node
        trace.ways.append((len(trace.events), Feature("way", node, cause=edge.cause)))

    run(hotline, _Patient(plan), given, listen, took)
    return trace


def _compared(
    call: Call, traces: _Traces, forms: _Both, sounds: tuple[frozenset[object], frozenset[object]]
) -> tuple[dict[Hashable, Change], int]:
    """What one call shows, by what tells it from others, and how many events come in both. Other words, another time, and another
    setting of a queue are told, and the call is compared further; where something else comes, it goes another way from there on."""
    found: dict[Hashable, Change] = {}
    late_ms = 0
    events = tuple(traces[0].events), tuple(traces[1].events)
    for number, pair in enumerate(zip_longest(*events)):
        one, other = (heard(event, form.hotline) if event else None for event, form in zip(pair, forms))
        change = Change(call, *events, number)
        if one is None or other is None or one[:_FIELDS] != other[:_FIELDS]:
            found.setdefault((one and one.untimed(), other and other.untimed()), change)
            return found, number
        if one.what != other.what:
            reworded = one.kind in WORDS and not (
                sounds[1].issuperset(one.what) or sounds[0].issuperset(other.what)
            )
            goes_on = reworded or one.kind == QUEUE.name
            found.setdefault((one.what, other.what) if goes_on else (one.untimed(), other.untimed()), change)
            if not goes_on:
                return found, number
        if later_ms := other.at_ms - one.at_ms - late_ms:
            found.setdefault((one.untimed(), later_ms), change)
            late_ms += later_ms
    return found, len(events[0])
