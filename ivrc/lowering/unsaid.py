"""说不出: where a call goes on when a value cannot be said; a block's own way, or the hotline's for all that have none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import cast

from ivrc.diagnostics import Diagnostic, finding
from ivrc.flow.causes import UNSAID
from ivrc.flow.graph import speaks
from ivrc.flow.nodes import Edge, Heard, Node, Speak
from ivrc.flow.shape import replaced
from ivrc.language import tree
from ivrc.language.lines.unsaid import UnsaidLine
from ivrc.lowering.draft import Draft
from ivrc.lowering.settings import Settings
from ivrc.lowering.ways import inherited, is_relative, way_on


def unsaid(draft: Draft, source: tree.Block, given: Settings, since: int) -> None:
    """Gives the values of a block their way, in the nodes that were made `since` so many; what the way itself says has none."""
    own = next((line for line in source.lines if isinstance(line, UnsaidLine)), None)
    line = own or given.unsaid
    if line is None:
        return
    name = source.name.text
    saying = [node for node in _made(draft, since) if draft.owners.get(node.id, node.id) == name]
    if own and not saying and not source.broken:
        draft.found.append(_nothing(own))
    if not saying:
        return
    if own or is_relative(line.way):
        edge = way_on(draft, line.way, name, UNSAID, menu=source.kind == "MENU")
    else:
        edge = inherited(draft, line.way, UNSAID)
    _give(draft, saying, edge)
    if not own:
        draft.defaults.add(line.span)


def of_hotline(draft: Draft, given: Settings) -> None:
    """The same for what the hotline itself says, and whether its way is for anything."""
    line = given.unsaid
    if line is None:
        return
    saying = [
        node
        for node in _made(draft, 0)
        if draft.owners.get(node.id) == draft.hotline and draft.tongue_of.get(node.id) is draft.tongue
    ]
    behind = draft.shared.get(line.way)
    saying = [node for node in saying if behind is None or node.id != behind.target]
    if saying and not is_relative(line.way):
        _give(draft, saying, inherited(draft, line.way, UNSAID))
    elif line.span not in draft.defaults:
        draft.found.append(_nothing(line))


def _made(draft: Draft, since: int) -> Sequence[Node]:
    """The nodes that say values, of those made since there were so many."""
    return [
        node for node in islice(reversed(draft.nodes.values()), len(draft.nodes) - since) if any(speaks(node))
    ]


def _give(draft: Draft, nodes: Sequence[Node], edge: Edge) -> None:
    def given(each: Heard) -> Heard:
        return each._replace(unsaid=edge) if isinstance(each, Speak) else each

    for node in nodes:
        draft.nodes[node.id] = cast(Node, replaced(node, Speak, given))


def _nothing(line: UnsaidLine) -> Diagnostic:
    return finding(
        "IVRC224",
        line.span,
        zh="“说不出”这一行没有用到：这里没有要念的值",
        en='the line "cannot be said" is not used: no value is said here',
        mend_zh="把它移到念值的播报或菜单里，或删去。",
        mend_en="Move it to the say or the menu that says a value, or delete it.",
    )
