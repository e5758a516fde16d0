"""A line that gives several causes one way on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ivrc.diagnostics import Span
from ivrc.flow.causes import Cause
from ivrc.flow.nodes import Edge
from ivrc.language import tree
from ivrc.lowering.draft import Draft
from ivrc.lowering.settings import twice
from ivrc.lowering.ways import way_on


def shared_way(
    draft: Draft,
    owner: str,
    kinds: Iterable[str],
    way: tree.Way,
    span: Span,
    causes: Mapping[str, Cause],
    ways: dict[str, Edge],
) -> None:
    """Adds an edge for each kind of a line to `ways`; what is said on the way is made once. A kind that has a way is told."""
    first: Edge | None = None
    for kind in kinds:
        if kind in ways:
            draft.found.append(twice(span, ways[kind].span))
            continue
        first = first or way_on(draft, way, owner, causes[kind])
        ways[kind] = Edge(causes[kind], first.target, first.span)
