"""记录: what is written down of a call, between what is said."""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, Span
from ivrc.flow.causes import NEXT
from ivrc.flow.kinds.note import Note
from ivrc.flow.nodes import Edge
from ivrc.language.lines.note import NoteLine
from ivrc.lowering.draft import Draft
from ivrc.lowering.fields import LONGEST_NAME, NAME, fields, wrong
from ivrc.lowering.step import Step


def note(draft: Draft, name: str, line: NoteLine, following: str, place: Span) -> None:
    """Adds a Note node."""
    table = line.table.text
    if not NAME.fullmatch(table) or len(table) > LONGEST_NAME:
        draft.found.append(_no_table(line))
    draft.add(Note(name, line.span, table, fields(draft, line.fields, line.span), _on(following, line.span)))


def _on(following: str, span: Span) -> Edge:
    return Edge(NEXT, following, span)


def _no_table(line: NoteLine) -> Diagnostic:
    return wrong(
        line.table.span,
        f"“{line.table.text}”不能做记录的名称" if line.table.text else "没有写记在哪里",
        f'"{line.table.text}" cannot be the name of a table' if line.table.text else "no table is named",
        f"名称用汉字、字母、数字、- 和 _，最多 {LONGEST_NAME} 个字：记录 回电（号码={{主叫号码}}，事由=投诉）。",
        f"A name is made of at most {LONGEST_NAME} letters, digits, - and _: note callback (number={{caller}}, reason=complaint).",
    )


STEP = Step(NoteLine, note)
