"""Whether two dialplans do the same in every call: both are walked in step, with all that callers and the switch may do left
open. What only sets, asks or leads to what is known already is not seen; every other step has to be the same, with the same
arguments, in the same order. Where the walk does not know, it says no."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tests.mutation.dialplans import BEFORE, Dialplan, State, Stop, Unknown, holding, may_be, on

WAITS = ("Background", "WaitExten", "Read")
"""Applications in which keys are taken that are an extension's name."""
ENDS = ("Hangup", "Busy", "Congestion", "Return")
TELLS = ("Log", "UserEvent", "Hangup")
"""Applications in which the name of a context leads nowhere."""
_ALWAYS = ("h", "T", "e")
"""Extensions to which a call may go from any step."""
_NEVER = {("e", "Answer"), ("e", "Set"), ("e", "Hangup"), ("T", "Hangup")}
"""Where a call goes from none of these: they are not done only where the call is over (pbx_builtins.c)."""
_NONE = "\0"
"""The name of no extension."""
_KEYS = re.compile(r"_?[0-9A-DXZN*#.!\[\]-]+")
_MOST = 30_000
"""Stages of a call in both; of more, nothing is said."""
_MOST_NEAR = 6_000
"""Likewise near a difference."""


Sure = tuple[tuple[str, bool], ...]
"""What conditions are taken to be, as long as nothing happens outside."""


class Pair(NamedTuple):
    """A call in both dialplans."""

    one: State
    other: State
    sure: Sure = ()


def same(text: str, other: str) -> bool:
    """Whether no call can tell one from the other: by what is near the difference alone, else by all that calls may come
    to, where that is not too much."""
    return _near(text, other) or _whole(text, other)


def _whole(text: str, other: str) -> bool:
    walked = _walked(text)
    try:
        return walked is not None and _same(walked, Dialplan(other))
    except Unknown:
        return False


def _near(text: str, other: str) -> bool:
    """Whether calls that come in any state to any extension of the contexts that are not the same go the same way in both
    until they come, in one state again, to one extension: from there on what has been shown holds once more."""
    try:
        plan, there = Dialplan(text), Dialplan(other)
        changed = _changed(plan, there)
        queue = [pair for context in changed for pair in _entrances(plan, there, context)]
        seen: set[Pair] = set()
        for pair in queue:  # grows while it is read
            if pair in seen:
                continue
            seen.add(pair)
            mine, theirs = (
                one.settle(at, dict(pair.sure)) for one, at in ((plan, pair.one), (there, pair.other))
            )
            if not _alike(plan, mine, there, theirs):
                return False
            asked = "asks" in (mine.kind, theirs.kind)
            queue += (
                each
                for each in _after(pair.sure, plan, mine, there, theirs)
                if asked or each.one != each.other or _amid(each.one, changed)
            )
            if len(seen) > _MOST_NEAR:
                return False
        return True
    except Unknown:
        return False


def _entrances(plan: Dialplan, there: Dialplan, context: str) -> Iterator[Pair]:
    """Calls of which nothing is known at each extension of a context."""
    for label in dict.fromkeys(name for one in (plan, there) for _, name in one.found(context)):
        name = f"⟨{label}⟩" if label.startswith("_") else label
        yield Pair(plan.at(context, name, State(None), label), there.at(context, name, State(None), label))


class _Walked(NamedTuple):
    """All that calls may come to in a dialplan: by each stage of one, the contexts that it comes through to the next."""

    plan: Dialplan
    through: dict[Pair, frozenset[str]]


def _same(walked: _Walked, there: Dialplan) -> bool:
    """From where the other dialplan has something else on, both go the same way until they are where one was already."""
    plan = walked.plan
    changed = _changed(plan, there)
    queue = [
        Pair(pair.one, _there(there, pair.one), pair.sure)
        for pair, come in walked.through.items()
        if come & changed and not _amid(pair.one, changed)
    ]
    queue += _begins(plan, there)
    seen: set[Pair] = set()
    for pair in queue:  # grows while it is read
        if pair in seen:
            continue
        seen.add(pair)
        mine, theirs = (
            one.settle(at, dict(pair.sure)) for one, at in ((plan, pair.one), (there, pair.other))
        )
        if not _alike(plan, mine, there, theirs):
            return False
        for each in _after(pair.sure, plan, mine, there, theirs):
            as_before = each.one == each.other and not _amid(each.one, changed)
            if not as_before or walked.through.get(each, changed) & changed:
                queue.append(each)
        if len(seen) > _MOST:
            raise Unknown("too many")
    return True


def _amid(state: State, changed: set[str]) -> bool:
    """Whether a call is, or comes back, amid an extension of these contexts, where the steps may have other numbers."""
    at = state.where
    here = at is not None and at.priority > 1 and not changed.isdisjoint((at.context, at.home))
    return here or any(not changed.isdisjoint((back.context, back.home)) for back in state.stack)


def _there(there: Dialplan, state: State) -> State:
    """The call at the same place of the other dialplan."""
    at = state.where
    return there.at(at.context, at.name, state, at.extension) if at and at.priority == 1 else state


@lru_cache(maxsize=4)
def _walked(text: str) -> _Walked | None:
    """None where it is not known."""
    try:
        return _walk(Dialplan(text))
    except Unknown:
        return None


def _walk(plan: Dialplan) -> _Walked:
    found: dict[Pair, frozenset[str]] = {}
    queue = list(_begins(plan, plan))
    for pair in queue:  # grows while it is read
        if pair in found:
            continue
        stop = plan.settle(pair.one, dict(pair.sure))
        found[pair] = stop.through
        queue += _after(pair.sure, plan, stop, plan, stop)
        if len(found) > _MOST:
            raise Unknown("too many")
    return _Walked(plan, found)


def _begins(plan: Dialplan, there: Dialplan) -> Iterator[Pair]:
    """The ways in: all names that the first context has itself."""
    entry = next(iter(plan.steps))
    for name in dict.fromkeys(name for one in (plan, there) for name in one.steps.get(entry, ())):
        if not name.startswith("_"):
            yield Pair(plan.at(entry, name, State(None)), there.at(entry, name, State(None)))


def _changed(plan: Dialplan, there: Dialplan) -> set[str]:
    """The contexts that are not the same, and those that include one."""
    names = plan.steps.keys() | there.steps.keys()
    own = {
        name
        for name in names
        if (plan.steps.get(name), plan.includes.get(name))
        != (there.steps.get(name), there.includes.get(name))
    }
    return own | {name for name, others in plan.includes.items() if own & set(others)}


def _alike(plan: Dialplan, mine: Stop, there: Dialplan, theirs: Stop) -> bool:
    """Whether both stop for the same."""
    if "asks" in (mine.kind, theirs.kind):
        return True
    if (mine.kind, mine.what, mine.data) != (theirs.kind, theirs.what, theirs.data):
        return False
    if mine.kind != "step":
        return True
    if _switch(mine.state) != _switch(theirs.state):
        return False
    if mine.what == "Return" and mine.state.held != theirs.state.held:
        return False  # to whoever called, who may read them
    return mine.what not in WAITS or set(_typed(plan, mine.state)) == set(_typed(there, theirs.state))


def _switch(state: State) -> dict[str, str]:
    """What a call holds that the switch goes by."""
    return {name: held for name, held in state.held if not name.startswith("IVRC_")}


def _after(sure: Sure, plan: Dialplan, mine: Stop, there: Dialplan, theirs: Stop) -> Iterator[Pair]:
    """Where calls may be next that stop so."""
    for stop in (mine, theirs):
        if stop.kind == "asks":
            for so in (True, False):
                yield Pair(mine.state, theirs.state, tuple(sorted((*sure, (stop.what, so)))))
            return
    lasting = tuple(each for each in sure if BEFORE in each[0])
    if mine.kind == "goes":
        context, _, priority = mine.data.partition(",")
        if priority != "1":
            raise Unknown(mine.data)
        every = dict.fromkeys(name for one in (plan, there) for _, name in one.found(context))
        for label in (*(each for each in every if may_be(mine.what, each)), _NONE):
            name = mine.what if label.startswith("_") else label
            yield Pair(
                plan.at(context, name, mine.state, label), there.at(context, name, theirs.state, label), sure
            )
    elif mine.kind == "step":
        one, other = (_done(stop) for stop in (mine, theirs))
        if mine.what == "Gosub":
            yield Pair(plan.called(mine.data, one), there.called(theirs.data, other), lasting)
        elif mine.what not in ENDS:
            yield Pair(on(one), on(other), lasting)
        for name, label in _names(plan, there, mine):
            context = _context(one)
            yield Pair(
                plan.at(context, name, one, label), there.at(_context(other), name, other, label), lasting
            )
        for context in plan.steps if mine.what not in TELLS else ():
            if context in mine.data:
                yield Pair(*(each.at(context, "s", State(None)) for each in (plan, there)))


def _names(plan: Dialplan, there: Dialplan, stop: Stop) -> Iterator[tuple[str, str]]:
    """The names and extensions to which a call may go from a step that is done or not."""
    own = {name for one in (plan, there) for _, name in one.found(_context(stop.state))}
    for name in _ALWAYS:
        if name in own and (name, stop.what) not in _NEVER:
            yield name, name
    if stop.what in WAITS:
        yield from ((name, name) for name in ("t", "i"))
        for label in _typed(plan, stop.state):
            yield (f"⟨{label}⟩" if label.startswith("_") else label), label


def _typed(plan: Dialplan, state: State) -> Iterator[str]:
    """The extensions that keys may be."""
    return (name for _, name in plan.found(_context(state)) if _KEYS.fullmatch(name))


def _context(state: State) -> str:
    return state.where.context if state.where else ""


def _done(stop: Stop) -> State:
    """The call after a step: a variable that was given what hangs on something outside stands for itself."""
    name, is_set, _ = stop.data.partition("=")
    return holding(stop.state, name, f"⟨{name}⟩") if stop.what == "Set" and is_set else stop.state
