"""菜单."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.coverage import numbers
from ivrc.coverage.feature import Feature
from ivrc.coverage.keys import wrong_behind, wrong_keys
from ivrc.coverage.kinds.base import Faults, Kind
from ivrc.coverage.route import State, Step
from ivrc.flow.entries import patterns
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Heard, Hotline, Number
from ivrc.flow.secret import asks_secret


def _steps(search: Faults, state: State, node: Menu) -> Iterator[Step]:
    stopped = search.stopped(state, node.prompt)
    if stopped is not None:
        yield from stopped
        return
    for step in search.menus.of(node):
        retry = {node.silence.exit: node.silence, node.wrong.exit: node.wrong}.get(step.edge)
        times = range(1, retry.times + 1) if retry is not None else ()
        all_heard = True
        for time in times:
            stopped = search.stopped(state, retry.said(time), step.waits[:time]) if retry else None
            if stopped is not None:
                yield from stopped
                all_heard = False
                break
        if all_heard:
            yield step


def _features(hotline: Hotline, node: Menu) -> Iterator[Feature]:
    yield Feature("types", node.id)
    yield Feature("hangs up", node.id, "wait")
    hidden = asks_secret(hotline, node)
    if not hidden:
        yield Feature("typed ahead", node.id)
        if wrong_behind(node):
            yield Feature("wrong ahead", node.id)
    if any(len(keys) > 1 for entry in node.entries for keys in patterns(entry)):
        yield Feature("between keys", node.id)
        if not hidden:
            yield Feature("broken off ahead", node.id)
    for kind, typed in numbers.attempts(node):
        if not (hidden and kind == numbers.AHEAD):
            yield Feature("number", node.id, kind, typed.edge.cause)
    for number in (entry for entry in node.entries if isinstance(entry, Number)):
        if node.wrong.times and wrong_keys(node):
            yield Feature("righted", node.id, cause=number.edge.cause)
        if hidden and any(play.interruptible for play in node.prompt):
            yield Feature("while asked", node.id, cause=number.edge.cause)
    if node.silence.times and node.wrong.times:
        yield Feature("counted anew", node.id)
        yield Feature("counted apart", node.id)


def _says(node: Menu) -> Iterator[tuple[str, tuple[Heard, ...]]]:
    """What a menu says before it repeats only if it does repeat."""
    yield "prompt", node.prompt
    for place, retry in (("silence", node.silence), ("wrong", node.wrong)):
        for time, says in retry.apart:
            yield f"{place} {time}" if time else place, says


COVERAGE = Kind[Menu](_steps, _features, _says)
