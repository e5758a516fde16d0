"""Calls that may take a course: of each kind of call the steps that keep to it, found as all coverage's are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ivrc.checks.course import Course
from ivrc.coverage.calls import Maker
from ivrc.coverage.route import Route, State, Step
from ivrc.coverage.search import Search
from ivrc.coverage.week import neighbours
from ivrc.flow.graph import edges, plays
from ivrc.flow.nodes import BEEP, Hotline
from ivrc.flow.values import CALLED

MOST_STATES = 200
"""States that are gone on from at each step of a course."""
MOST_CLIPS = 8
"""Clips of which each in turn is taken to be missing, so that a fault occurs."""


class _Link(NamedTuple):
    """A step taken in a state, and the one before it."""

    state: State
    step: Step
    before: _Link | None


def routes(maker: Maker, course: Course) -> Iterator[Route]:
    """Routes that keep to a course: in ordinary calls, then in ones that outlast the opening hours, then in ones without a calling
    number."""
    faulted = course.faulted or course.root != maker.hotline.start
    for search in _faults(maker, course) if faulted else _searches(maker, course):
        for layer in _begins(search, course, faulted):
            if route := _along(search, course, layer):
                yield route


def _searches(maker: Maker, course: Course) -> Iterator[Search]:
    hotline, finder = maker.hotline, maker.finder
    if not course.withheld:
        yield Search(hotline, finder.order, finder.menus)
        turns = ((before.holds, after.holds) for before, after in neighbours(hotline, finder.week))
        for before, after in dict.fromkeys(turns):
            if before != after:
                yield Search(hotline, [before], finder.menus, later=after)
    yield Search(hotline, finder.order, finder.menus, withheld=True)


def _faults(maker: Maker, course: Course) -> Iterator[Search]:
    """Calls of which a clip is missing that is heard early, in the end ones without a calling number."""
    finder = maker.finder
    for withheld in (True,) if course.withheld else (False, True):
        for clip in _early(maker.hotline):
            yield Search(maker.hotline, finder.order, finder.menus, clip, withheld=withheld).run()


def _early(hotline: Hotline) -> list[str]:
    """The first clips that calls may hear, the beep among them."""
    found: dict[str, None] = {}
    met = {hotline.start: None}
    for name in (queue := [hotline.start]):  # grows while it is read
        node = hotline.nodes[name]
        known = (play.clip for play in plays(node) if play.clip in hotline.clips or play.clip == BEEP)
        found.update(dict.fromkeys(known))
        if len(found) >= MOST_CLIPS:
            break
        for edge in edges(node):
            if edge.target not in met:
                met[edge.target] = None
                queue.append(edge.target)
    return list(found)[:MOST_CLIPS]


def _begins(search: Search, course: Course, faulted: bool) -> Iterator[dict[State, _Link | None]]:
    """The states in which calls come to the root of a course."""
    if not faulted:
        yield {_dialling(search, state, course): None for state in search.begins}
        return
    for fault in search.hotline.faults:
        found = search.ways.get(("", fault.cause))
        if found is None or fault.target != course.root:
            continue
        link: _Link | None = None
        for state, step in (*search.trail(found[0]), found):
            link = _Link(state, step, link)
        yield dict.fromkeys(search.after(*found), link)


def _dialling(search: Search, state: State, course: Course) -> State:
    """A call's beginning, with one of the numbers dialled that the course asks for."""
    if not course.called:
        return state
    values = search.hotline.values
    held = (
        (name, tuple(filter(course.called.__contains__, every)))
        if name in values and values[name].source == CALLED
        else (name, every)
        for name, every in state.held
    )
    return state._replace(held=frozenset(held))


def _along(search: Search, course: Course, layer: dict[State, _Link | None]) -> Route | None:
    """A call from one of these states by the steps of a course."""
    for name, edge in course.steps:
        following: dict[State, _Link | None] = {}
        for state, link in layer.items():
            for step in search.steps(state):
                if step.node == name and step.edge == edge:
                    for after in search.after(state, step):
                        following.setdefault(after, _Link(state, step, link))
            if len(following) > MOST_STATES:
                break
        layer = following
    end = next(iter(layer), None)
    if end is None:
        return None
    trail: list[tuple[State, Step]] = []
    link = layer[end]
    while link is not None:
        trail.append((link.state, link.step))
        link = link.before
    return search.route(trail[::-1], end)
