"""What the calls of a flow should cover: every way on, and of every node what a switch can get wrong about it."""

from __future__ import annotations

from collections.abc import Container, Iterator

from ivrc.coverage.feature import Feature
from ivrc.coverage.kinds import KINDS
from ivrc.coverage.observe import SIGNS
from ivrc.coverage.values import may_lack
from ivrc.flow.graph import edges, needs, reachable
from ivrc.flow.nodes import BEEP, Heard, Hotline, Node, Play, Speak


def ways(hotline: Hotline) -> dict[Feature, None]:
    """Every edge of the flow, the fault way included, in the order of the source."""
    found = {
        Feature("way", name, cause=edge.cause): None
        for name, node in hotline.nodes.items()
        for edge in edges(node)
    }
    return found | {Feature("way", "", cause=fault.cause): None for fault in hotline.faults}


def goals(hotline: Hotline, only: Container[str] | None = None) -> dict[Feature, None]:
    """Everything that is to be covered, as far as it can be; in the order of the source, the edges of a node first. `only`
    what is of these nodes, where they are named; the fault way is of the node "".
    """
    found: dict[Feature, None] = {}
    come_to = reachable(hotline)
    come_to = come_to if only is None else {name for name in come_to if name in only}
    for name, node in hotline.nodes.items():
        if name in come_to:
            found.update(dict.fromkeys(Feature("way", name, cause=edge.cause) for edge in edges(node)))
            found.update(dict.fromkeys(_of_node(hotline, node)))
    everywhere = dict.fromkeys(_faults(hotline, come_to))
    found.update((each, None) for each in everywhere if only is None or each.node in only)
    return found


def playings(node: Node) -> Iterator[Heard]:
    """What a node plays that has words, without what it never comes to."""
    for _, says in KINDS[type(node)].says(node):
        yield from says


def _of_node(hotline: Hotline, node: Node) -> Iterator[Feature]:
    kind = KINDS[type(node)]
    for playing in playings(node):
        clip, stops = playing.clip, playing.interruptible
        if clip == BEEP:
            continue
        if stops:
            yield Feature("cuts", node.id, clip)
        else:
            yield Feature("in vain", node.id, clip)
            yield Feature("dropped", node.id, clip)
    if node.traits.speaks and any(play.interruptible for play in playings(node)):
        yield from (Feature("cuts by a sign", node.id, sign) for sign in SIGNS)
    if node.traits.forgets_keys:
        yield Feature("forgets", node.id)
    if any(True for _ in kind.says(node)):
        yield Feature("hangs up", node.id, "clip")
    yield from kind.features(hotline, node)


def _faults(hotline: Hotline, come_to: set[str]) -> Iterator[Feature]:
    """Every missing clip in every place, a value of which a piece is missing, and a variable that was not typed."""
    for fault in hotline.faults:
        yield Feature("way", "", cause=fault.cause)
    for name, node in hotline.nodes.items():
        if name not in come_to:
            continue
        for variable in needs(node):
            if may_lack(hotline, variable):
                yield Feature("fault", name, variable)
        for each in (*playings(node), *node.traits.sounds):
            if isinstance(each, Play | Speak):
                yield Feature("fault", name, each.clip)
    yield Feature("second fault", "")
