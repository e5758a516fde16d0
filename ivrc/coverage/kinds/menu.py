"""菜单."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.coverage import numbers
from ivrc.coverage.kinds.base import Faults, Kind
from ivrc.coverage.observe import Feature
from ivrc.coverage.route import State, Step
from ivrc.flow.entries import patterns
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Hotline, Play


def _steps(search: Faults, state: State, node: Menu) -> Iterator[Step]:
    if search.lost(node.prompt):
        yield from search.fault(state)
        return
    for step in search.menus.of(node):
        retry = {node.silence.exit: node.silence, node.wrong.exit: node.wrong}.get(step.edge)
        if retry is not None and retry.times and search.lost(retry.says):
            yield from search.fault(state, step.waits[:1])
        else:
            yield step


def _features(hotline: Hotline, node: Menu) -> Iterator[Feature]:
    yield Feature("types", node.id)
    yield Feature("hangs up", node.id, "wait")
    yield Feature("typed ahead", node.id)
    if any(len(keys) > 1 for entry in node.entries for keys in patterns(entry)):
        yield Feature("between keys", node.id)
        yield Feature("broken off ahead", node.id)
    for kind, typed in numbers.attempts(node):
        yield Feature("number", node.id, kind, typed.edge.cause)
    if node.silence.times and node.wrong.times:
        yield Feature("counted apart", node.id)


def _says(node: Menu) -> Iterator[tuple[str, tuple[Play, ...]]]:
    """What a menu says before it repeats only if it does repeat."""
    yield "prompt", node.prompt
    if node.silence.times:
        yield "silence", node.silence.says
    if node.wrong.times:
        yield "wrong", node.wrong.says


COVERAGE = Kind[Menu](_steps, _features, _says)
