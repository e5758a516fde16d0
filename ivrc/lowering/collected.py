"""The value that a 收号 or a 回电 collects, known before anything is lowered: what is said anywhere may name it."""

from __future__ import annotations

from ivrc.flow.values import typed
from ivrc.language import tree
from ivrc.language.lines.digits import DigitsLine
from ivrc.language.width import narrow
from ivrc.lowering.draft import Draft
from ivrc.lowering.secrets import learnt


def value_name(draft: Draft, source: tree.Block) -> str:
    """What the value of a block is called: as the block, in a sub-flow as it is called there, in every language alike."""
    name = source.name.text
    return narrow(source.value or draft.bases.get(name, name))


def collected(draft: Draft, source: tree.Block) -> None:
    """Adds the value of a block."""
    name = value_name(draft, source)
    digits = next((line for line in source.lines if isinstance(line, DigitsLine)), None)
    span, secret = (digits.span, digits.secret) if digits else (source.span, False)
    learnt(draft, typed(name, span, secret=secret))
