"""Where a block leads that goes on by itself."""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, finding
from ivrc.flow.causes import NEXT
from ivrc.language import tree
from ivrc.language.lines.hangup import HangupLine
from ivrc.lowering.draft import Draft
from ivrc.lowering.kinds.hangup import hang_up
from ivrc.lowering.offers import well_ended
from ivrc.lowering.ways import way_on


def ending(draft: Draft, last: tree.Way | HangupLine, owner: str) -> str:
    """Where a block's last line leads."""
    if isinstance(last, HangupLine):
        return hang_up(draft, owner, last.span)
    return way_on(draft, last, owner, NEXT).target


def no_way(draft: Draft, source: tree.Block, when_zh: str) -> Diagnostic:
    """A block that leads nowhere."""
    to_zh, to_en = well_ended(draft)
    return finding(
        "IVRC208",
        source.span,
        zh=f"“{source.name.text}”{when_zh}没有去处，客户就没有下文了",
        en=f'nothing follows "{source.name.text}": the caller would be left with nothing',
        mend_zh=f"在末尾加一行：→ {to_zh}。",
        mend_en=f"Add a last line: -> {to_en}.",
    )
