"""What several checks need to know of a flow, each thing computed once and only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from ivrc.checks.clock import Clocked, Never, clocked
from ivrc.checks.course import Tree
from ivrc.checks.implied import implied
from ivrc.checks.wording import Wording
from ivrc.diagnostics import Span
from ivrc.flow import graph
from ivrc.flow.causes import OTHERWISE
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Clip, Edge, Heard, Hotline, Node
from ivrc.flow.values import TYPED
from ivrc.language.telling import Reading
from ivrc.lowering.telling import reading_of


class Facts:
    """A flow and what follows from it. No fact is changed after it was computed."""

    def __init__(self, hotline: Hotline) -> None:
        self.hotline = hotline
        self.nodes = hotline.nodes
        self._sentences: dict[str, dict[str, Clip]] = {}
        self._readings: dict[str, Reading] = {}
        self._keys_told: dict[str, frozenset[str]] = {}

    @cached_property
    def written(self) -> dict[str, tuple[Edge, ...]]:
        """Every way out of every node."""
        return {name: tuple(graph.edges(node)) for name, node in self.nodes.items()}

    @cached_property
    def clocked(self) -> dict[str, Clocked]:
        """What the clock makes of each branch."""
        return {node.id: clocked(self.hotline, node) for node in graph.of_kind(self.hotline, Branch)}

    @cached_property
    def never(self) -> dict[str, list[Never]]:
        """Of each branch the cases that are never taken, by the clock or because others take all of theirs."""
        found: dict[str, list[Never]] = {}
        for node in graph.of_kind(self.hotline, Branch):
            by_clock = self.clocked[node.id].never
            told = {each.edge for each in by_clock}
            found[node.id] = by_clock + [each for each in implied(node) if each.edge not in told]
        return found

    @cached_property
    def ways(self) -> dict[str, tuple[Edge, ...]]:
        """The ways out of every node that a call can take: all but those that are never taken."""
        found = dict(self.written)
        for name, branch in self.clocked.items():
            never = {each.edge for each in self.never[name]}
            found[name] = tuple(
                edge
                for edge in found[name]
                if edge not in never and not (branch.always and edge.cause == OTHERWISE)
            )
        return found

    @cached_property
    def plays(self) -> dict[str, list[Heard]]:
        """Every playing that each node can cause."""
        return {name: list(graph.plays(node)) for name, node in self.nodes.items()}

    @cached_property
    def heard(self) -> dict[str, list[Clip]]:
        """The clips of every playing that each node can cause."""
        return {name: self.clips(plays) for name, plays in self.plays.items()}

    @cached_property
    def prompts(self) -> dict[str, list[Clip]]:
        """The clips of each menu's prompt."""
        return {menu.id: self.clips(menu.prompt) for menu in graph.of_kind(self.hotline, Menu)}

    @cached_property
    def menus(self) -> dict[str, Menu]:
        """The menus, for what is about menus and nothing else. A further try of a 收号 is the first once more."""
        tries: set[Span] = set()
        found: dict[str, Menu] = {}
        for menu in graph.of_kind(self.hotline, Menu):
            if owner := self.hotline.owners.get(menu.id):
                if menu.span in tries or menu.span == self.nodes[owner].span:
                    continue
                tries.add(menu.span)
            found[menu.id] = menu
        return found

    @cached_property
    def said(self) -> str:
        """All that is said in the flow, in small letters."""
        return "\n".join(clip.text for clip in self.hotline.clips.values()).casefold()

    def says(self, wording: Wording) -> bool:
        """Whether a wording may be found in anything that is said."""
        return any(word in self.said for word in wording.words)

    def owner(self, name: str) -> str:
        """The name that the designer wrote: of a node made for a block, the block's."""
        return self.hotline.owner(name)

    @cached_property
    def typed(self) -> dict[str, dict[Edge, None]]:
        """For each variable the ways on which it is typed, in the order of the flow; none for one that never is."""
        found: dict[str, dict[Edge, None]] = {}
        for node in self.nodes.values():
            for variable in graph.reads(node):
                found.setdefault(variable, {})
            for variable, edge in graph.sets(node):
                found.setdefault(variable, {})[edge] = None
        others = (value.name for value in self.hotline.values.values() if value.source != TYPED)
        for name in others:
            found.pop(name, None)
        return found

    @cached_property
    def involuntary(self) -> dict[str, tuple[Edge, ...]]:
        """The ways that are taken without the caller's act."""
        return {
            name: tuple(edge for edge in ways if not edge.cause.voluntary) for name, ways in self.ways.items()
        }

    @cached_property
    def entrances(self) -> dict[str, list[str]]:
        """For every node those that lead to it. The hotline's start and fault way are not among them."""
        found: dict[str, list[str]] = {name: [] for name in self.nodes}
        for name, edges in self.ways.items():
            for edge in edges:
                found[edge.target].append(name)
        return found

    @property
    def sources(self) -> tuple[str, ...]:
        """Where a call comes to by itself: its start, and the fault way of each language."""
        return (self.hotline.start, *(fault.target for fault in self.hotline.faults))

    @cached_property
    def reached(self) -> Tree:
        """Every node that a call can come to, from the start where possible, else by the fault way."""
        return self.search(self.sources)

    @cached_property
    def endings(self) -> dict[str, str]:
        """For every node the one where its chain of nodes that pass on ends: what listens to what is said.

        A chain that runs in a circle ends at itself.
        """
        return self._chains(lambda node: node.traits.passes)

    @cached_property
    def silent_endings(self) -> dict[str, str]:
        """The same for chains in which nothing is spoken."""
        return self._chains(lambda node: node.traits.passes and not self.spoken(node))

    @cached_property
    def announced(self) -> dict[str, set[str]]:
        """The keys told in the speech right before a node; a node that no speech precedes is not among them."""
        found: dict[str, set[str]] = {}
        for name, node in self.nodes.items():
            if node.traits.speaks and self.spoken(node):
                keys = found.setdefault(self.endings[name], set())
                keys.update(*map(self.keys_told, self.heard[name]))
        return found

    @cached_property
    def goodbyes(self) -> set[str]:
        """Every node that speaks right before the end of the call."""
        return {
            name
            for name, node in self.nodes.items()
            if node.traits.speaks
            and self.spoken(node)
            and all(self.goes_dead(edge) for edge in self.ways[name])
        }

    def goes_dead(self, edge: Edge) -> bool:
        """Whether the call ends behind this way without another word."""
        return self.nodes[self.silent_endings[edge.target]].traits.ends

    def search(
        self,
        sources: Iterable[str],
        expand: Callable[[Node], bool] = lambda _: True,
        follow: Callable[[Edge], bool] = lambda _: True,
        ways: Mapping[str, Sequence[Edge]] | None = None,
    ) -> Tree:
        """Breadth-first from the first source, then from what the next one adds, through nodes that `expand` and on
        the ways to `follow`; of the `ways` that a call can take, unless others are given."""
        ways = self.ways if ways is None else ways
        tree: Tree = {}
        for source in sources:
            if source in tree:
                continue
            tree[source] = None
            queue = [source]
            for name in queue:  # grows while it is read
                node = self.nodes[name]
                if not expand(node):
                    continue
                for edge in ways[name]:
                    if edge.target not in tree and follow(edge):
                        tree[edge.target] = (name, edge)
                        queue.append(edge.target)
        return tree

    def clips(self, plays: Iterable[Heard]) -> list[Clip]:
        """The clips of a prompt. The beep is none."""
        known = self.hotline.clips
        return [known[play.clip] for play in plays if play.clip in known]

    def spoken(self, node: Node) -> bool:
        """Whether any word is heard. A clip without words does not get through the lowering (IVRC221)."""
        return bool(self.heard[node.id])

    def reading(self, clip: Clip) -> Reading:
        """What a clip tells its caller to press or to type."""
        found = self._readings.get(clip.id)
        if found is None:
            found = self._readings[clip.id] = reading_of(clip)
        return found

    def keys_told(self, clip: Clip) -> frozenset[str]:
        """The keys that a clip tells the caller to press, and what it tells to type as a pattern for each length."""
        found = self._keys_told.get(clip.id)
        if found is None:
            reading = self.reading(clip)
            keys = {key.keys for key in reading.keys}
            keys.update(key for doubt in reading.doubts for key in (*doubt.keys, *doubt.longer))
            keys.update("X" * length for typed in reading.typed for length in typed.lengths)
            keys.update(key for typed in reading.typed for key in (typed.end_key, typed.last) if key)
            found = self._keys_told[clip.id] = frozenset(keys)
        return found

    def sentence(self, menu: Menu, pattern: str) -> Clip | None:
        """The clip of a menu's prompt that speaks a key."""
        known = self._sentences.get(menu.id)
        if known is None:
            clips = reversed(self.prompts[menu.id])
            known = {key: clip for clip in clips for key in self.keys_told(clip)}
            self._sentences[menu.id] = known
        return known.get(pattern)

    def _chains(self, passes: Callable[[Node], bool]) -> dict[str, str]:
        ends: dict[str, str] = {}
        for name in self.nodes:
            chain: list[str] = []
            while name not in ends:
                if not passes(self.nodes[name]):
                    ends[name] = name
                    break
                ends[name] = name  # until the chain's end is known: stops a circle
                chain.append(name)
                name = self.ways[name][-1].target  # the way on stands behind those of what cannot be said
            end = ends[name]
            ends.update(dict.fromkeys(chain, end))
        return ends
