"""The ways out of menus, with the keys that take them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ivrc.coverage.asked import asked, choices
from ivrc.coverage.keys import keys_for, keys_outside, with_end_key, wrong_keys
from ivrc.coverage.live import live
from ivrc.coverage.route import LISTED, UNLISTED, Step
from ivrc.coverage.values import keys_said, keys_unsaid, may_be_said, spoken
from ivrc.flow.condition import Condition
from ivrc.flow.graph import reads
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Entry, Hotline, Number
from ivrc.simulate.match import listed
from ivrc.simulate.steps import PASS


class MenuSteps:
    """Every way out of a menu, with the keys that take it; worked out once for each menu."""

    def __init__(self, hotline: Hotline, extensions: tuple[str, ...]) -> None:
        self.extensions = extensions
        self.live = live(hotline)
        people = (node for node in hotline.nodes.values() if node.traits.reaches_person)
        self.dialled = frozenset(name for node in people for name in reads(node))
        self.spoken = spoken(hotline)
        self.asked = asked(hotline.nodes.values())
        self._known: dict[str, tuple[Step, ...]] = {}

    def of(self, menu: Menu) -> tuple[Step, ...]:
        """The ways out of a menu that a caller can take, in the order of the source."""
        found = self._known.get(menu.id)
        if found is None:
            found = self._known[menu.id] = tuple(self._of(menu))
        return found

    def _of(self, node: Menu) -> Iterator[Step]:
        for entry in node.entries:
            if tests := self.asked.get(entry.variable):
                yield from self._asked(node, entry, tests)
            elif entry.variable and entry.variable in self.dialled:
                if keys := keys_for(entry, node.entries, self.extensions):
                    yield _typed(node, entry, keys, LISTED)
                if keys := keys_outside(entry, node.entries, self.extensions):
                    yield _typed(node, entry, keys, UNLISTED)
            elif said := self.spoken.get(entry.variable):
                usual = keys_said(entry, node.entries, said) or keys_for(entry, node.entries)
                for keys in dict.fromkeys((usual, *keys_unsaid(entry, node.entries, said)) if usual else ()):
                    yield _typed(node, entry, keys, keys)
            elif keys := keys_for(entry, node.entries):
                yield Step(node.id, entry.edge, (with_end_key(keys, entry, node.entries),))
        yield from self._unbound(node)

    def _asked(self, node: Menu, entry: Entry | Number, tests: Sequence[Condition]) -> Iterator[Step]:
        """The ways by which a value is typed that branches ask: one for all that may be typed, or, where it is dialled, two."""
        usual = [keys for keys in (keys_for(entry, node.entries),) if keys]
        said = self.spoken.get(entry.variable, [])
        every = [*usual, *choices(entry, node.entries, tests)]
        every = [keys for keys in dict.fromkeys(every) if may_be_said(keys, said)]
        if entry.variable not in self.dialled:
            unsaid = keys_unsaid(entry, node.entries, said) if said else ()
            groups = {"": every, **{keys: [keys] for keys in unsaid}}
        else:
            some = (
                keys_for(entry, node.entries, self.extensions),
                keys_outside(entry, node.entries, self.extensions),
            )
            every = [*every, *filter(None, some)]
            groups = {
                word: [keys for keys in every if listed(keys, self.extensions) == (word == LISTED)]
                for word in (LISTED, UNLISTED)
            }
        for outcome, found in groups.items():
            if found:
                yield _typed(node, entry, found[0], outcome, tuple(found))
        for keys in keys_unsaid(entry, node.entries, said) if "" in groups else ():
            yield _typed(node, entry, keys, keys, (keys,))

    def _unbound(self, node: Menu) -> Iterator[Step]:
        """Silence, and wrong keys."""
        yield Step(node.id, node.silence.exit, (PASS,) * (node.silence.times + 1))
        if keys := wrong_keys(node):
            yield Step(node.id, node.wrong.exit, (keys,) * (node.wrong.times + 1))


def _typed(node: Menu, entry: Entry | Number, keys: str, outcome: str, choices: tuple[str, ...] = ()) -> Step:
    """A value is typed, and what is known of it then."""
    acts = (with_end_key(keys, entry, node.entries),)
    return Step(node.id, entry.edge, acts, outcome, entry.variable, value=keys, choices=choices)
