"""语言: where a call goes on in another language."""

from __future__ import annotations

from ivrc.diagnostics import Span
from ivrc.flow.causes import NEXT
from ivrc.flow.kinds.language import Language
from ivrc.flow.nodes import Edge
from ivrc.lowering.draft import Draft, Tongue


def change(draft: Draft, tongue: Tongue, target: str, span: Span) -> str:
    """The id of what leads to a node in another language. One serves all that lead there."""
    known = draft.changes.get(target)
    if known is None:
        known = draft.changes[target] = draft.made_for(target, "language")
        draft.nodes[known] = Language(known, span, tongue.locale, Edge(NEXT, target, span))
        if not tongue.first:
            draft.tongue_of[known] = tongue
    return known
