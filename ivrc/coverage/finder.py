"""Finds a way to any place of a flow: in ordinary calls first, then in ones that outlast the opening hours, then in
ones where a clip is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from ivrc.coverage.menu_steps import MenuSteps
from ivrc.coverage.route import ANY_CLIP, Route, Scene
from ivrc.coverage.search import Search
from ivrc.coverage.values import calling
from ivrc.coverage.week import Piece, neighbours, pieces
from ivrc.flow.causes import Cause
from ivrc.flow.graph import plays
from ivrc.flow.nodes import Hotline

MOST_CLIPS = 100
"""Clips of which each in turn is taken to be missing, to find a way that only a fault opens."""


class Finder:
    """The searches of a hotline; each is made when the ones before it did not find what was asked."""

    def __init__(self, hotline: Hotline, extensions: tuple[str, ...]) -> None:
        self.hotline, self.extensions = hotline, extensions
        self.week = pieces(hotline)
        self.scenes: dict[Scene, list[Piece]] = {}
        for piece in self.week:
            self.scenes.setdefault(piece.holds, []).append(piece)
        self.order = sorted(self.scenes, key=lambda scene: (-len(scene), sorted(map(str, scene))))
        self.menus = MenuSteps(hotline, extensions)
        self._within: dict[Scene, Search] = {}
        self._missing: dict[str, Search] = {}

    def to_node(self, name: str, good: Callable[[Route], bool] = lambda route: True) -> Route | None:
        """A way to a node that is good for the purpose, the shortest of an ordinary call if there is one."""
        for search in self._searches():
            if found := next(filter(good, search.routes(name)), None):
                return found
        if any(map(good, self.doubtful.routes(name))):
            for search in self._faults(name):
                if found := next(filter(good, search.routes(name)), None):
                    return found
        return None

    def within(self, name: str, scene: Scene) -> Iterator[Route]:
        """The ordinary ways to a node in a call in which exactly these conditions hold."""
        if scene not in self._within:
            self._within[scene] = Search(self.hotline, [scene], self.menus).run()
        return self._within[scene].routes(name)

    def through(self, node: str, cause: Cause) -> Route | None:
        """A way whose last step takes an edge."""
        for search in self._searches():
            if route := search.through(node, cause):
                return route
        if (node, cause) in self.doubtful.ways:
            for search in self._faults(node):
                if route := search.through(node, cause):
                    return route
        return None

    def may_reach(self, node: str) -> bool:
        """Whether a call can come to a node, a fault at any place allowed for."""
        return any(node in search.states for search in (*self._searches(), self.doubtful))

    @cached_property
    def usual(self) -> Search:
        """A search of ordinary calls."""
        return Search(self.hotline, self.order, self.menus).run()

    def _searches(self) -> Iterator[Search]:
        yield self.usual
        yield from self._turning
        yield from self._withheld

    @cached_property
    def _turning(self) -> list[Search]:
        """A search for each change of the opening hours in the week."""
        changes = dict.fromkeys(
            (before.holds, after.holds)
            for before, after in neighbours(self.hotline, self.week)
            if before.holds != after.holds
        )
        return [Search(self.hotline, [before], self.menus, later=after).run() for before, after in changes]

    @cached_property
    def _withheld(self) -> list[Search]:
        """A search of calls without a calling number, where the hotline uses it."""
        used = bool(calling(self.hotline))
        return [Search(self.hotline, self.order, self.menus, withheld=True).run()] if used else []

    @cached_property
    def doubtful(self) -> Search:
        """A search in which anything may be missing at any time: what it does not find, no missing clip opens."""
        return Search(self.hotline, self.order, self.menus, ANY_CLIP).run()

    def _faults(self, node: str) -> Iterator[Search]:
        """Searches with a clip missing, the likely ones first: those of the place where the doubtful one fails."""
        likely = [step.at for route in self.doubtful.routes(node) for step in route.steps if step.at]
        clips = dict.fromkeys(
            play.clip
            for name in dict.fromkeys((*likely, *self.usual.states))
            for play in plays(self.hotline.nodes[name])
            if play.clip in self.hotline.clips
        )
        for clip in list(clips)[:MOST_CLIPS]:
            if clip not in self._missing:
                self._missing[clip] = Search(self.hotline, self.order, self.menus, clip).run()
            yield self._missing[clip]
