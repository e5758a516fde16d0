"""The ways out of menus, with the keys that take them."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.coverage.keys import keys_for, keys_outside, with_end_key, wrong_keys
from ivrc.coverage.live import live
from ivrc.coverage.route import LISTED, UNLISTED, Step
from ivrc.coverage.values import keys_said, spoken
from ivrc.flow.graph import reads
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Hotline
from ivrc.simulate.plan import PASS


class MenuSteps:
    """Every way out of a menu, with the keys that take it; worked out once for each menu."""

    def __init__(self, hotline: Hotline, extensions: tuple[str, ...]) -> None:
        self.extensions = extensions
        self.live = live(hotline)
        people = (node for node in hotline.nodes.values() if node.traits.reaches_person)
        self.dialled = frozenset(name for node in people for name in reads(node))
        self.spoken = spoken(hotline)
        self._known: dict[str, tuple[Step, ...]] = {}

    def of(self, menu: Menu) -> tuple[Step, ...]:
        """The ways out of a menu that a caller can take, in the order of the source."""
        found = self._known.get(menu.id)
        if found is None:
            found = self._known[menu.id] = tuple(self._of(menu))
        return found

    def _of(self, node: Menu) -> Iterator[Step]:
        for entry in node.entries:
            if entry.variable and entry.variable in self.dialled:
                if keys := keys_for(entry, node.entries, self.extensions):
                    acts = (with_end_key(keys, entry, node.entries),)
                    yield Step(node.id, entry.edge, acts, LISTED, entry.variable, value=keys)
                if keys := keys_outside(entry, node.entries, self.extensions):
                    acts = (with_end_key(keys, entry, node.entries),)
                    yield Step(node.id, entry.edge, acts, UNLISTED, entry.variable, value=keys)
            elif (said := self.spoken.get(entry.variable)) and (keys := keys_said(entry, node.entries, said)):
                acts = (with_end_key(keys, entry, node.entries),)
                yield Step(node.id, entry.edge, acts, variable=entry.variable, value=keys)
            elif keys := keys_for(entry, node.entries):
                yield Step(node.id, entry.edge, (with_end_key(keys, entry, node.entries),))
        yield Step(node.id, node.silence.exit, (PASS,) * (node.silence.times + 1))
        if keys := wrong_keys(node):
            yield Step(node.id, node.wrong.exit, (keys,) * (node.wrong.times + 1))
