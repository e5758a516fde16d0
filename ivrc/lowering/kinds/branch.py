"""分支: the first condition that holds, else 否则."""

from __future__ import annotations

from ivrc.diagnostics import Span, finding
from ivrc.flow.causes import OTHERWISE
from ivrc.flow.condition import Condition
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.nodes import Case, Edge
from ivrc.language import tree
from ivrc.language.lines.case import CaseLine
from ivrc.lowering.area_findings import without_unknown
from ivrc.lowering.conditions import LOWER
from ivrc.lowering.draft import Draft
from ivrc.lowering.offers import well_ended
from ivrc.lowering.settings import Settings, twice
from ivrc.lowering.ways import way_on


def lower(draft: Draft, source: tree.Block, given: Settings) -> None:
    """Adds the branch of a block."""
    name = source.name.text
    cases: list[Case] = []
    otherwise: Edge | None = None
    seen: dict[Condition, Span] = {}
    for line in source.lines:
        assert isinstance(line, CaseLine)
        if line.test is None:
            if otherwise is not None:
                draft.found.append(twice(line.span, otherwise.span))
            otherwise = way_on(draft, line.way, name, OTHERWISE)
            continue
        test = LOWER[type(line.test)](draft, line.test)
        if test in seen:
            draft.found.append(twice(line.span, seen[test]))
        seen.setdefault(test, line.span)
        cases.append(Case(test, way_on(draft, line.way, name, test.cause)))
    draft.found.extend(without_unknown(draft, name, seen))
    if otherwise is None:
        to_zh, to_en = well_ended(draft)
        draft.found.append(
            finding(
                "IVRC208",
                source.span,
                zh=f"分支“{name}”没有写“否则”：不在这些时间里的客户没有去处",
                en=f'the branch "{name}" has no "otherwise": callers at other times have nowhere to go',
                mend_zh=f"加一行：否则 → {to_zh}。",
                mend_en=f"Add a line: otherwise -> {to_en}.",
            )
        )
        return
    draft.add(Branch(name, source.span, tuple(cases), otherwise))
