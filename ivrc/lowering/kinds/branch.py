"""分支: the first schedule that is open, else 否则."""

from __future__ import annotations

from ivrc.diagnostics import Span, finding
from ivrc.diagnostics.near import mend
from ivrc.flow.causes import OTHERWISE, opening
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.nodes import Case, Edge
from ivrc.language import tree
from ivrc.language.lines.case import CaseLine
from ivrc.lowering.draft import Draft
from ivrc.lowering.offers import well_ended
from ivrc.lowering.settings import Settings, twice
from ivrc.lowering.ways import way_on


def lower(draft: Draft, source: tree.Block, given: Settings) -> None:
    """Adds the branch of a block."""
    name = source.name.text
    cases: list[Case] = []
    otherwise: Edge | None = None
    seen: dict[str, Span] = {}
    for line in source.lines:
        assert isinstance(line, CaseLine)
        if line.name is None:
            if otherwise is not None:
                draft.found.append(twice(line.span, otherwise.span))
            otherwise = way_on(draft, line.way, name, OTHERWISE)
            continue
        schedule = line.name.text
        if schedule not in draft.schedules and schedule not in draft.lost:
            near = draft.nearest(schedule, draft.schedules)
            draft.used_schedules.add(near)
            zh, en = mend(near, f"写一块：时间 {schedule}。", f"Write a block: hours {schedule}.")
            draft.found.append(
                finding(
                    "IVRC206",
                    line.name.span,
                    zh=f"没有名为“{schedule}”的时间",
                    en=f'there are no hours "{schedule}"',
                    mend_zh=zh,
                    mend_en=en,
                    fix=near or None,
                )
            )
        elif schedule in seen:
            draft.found.append(twice(line.span, seen[schedule]))
        seen.setdefault(schedule, line.span)
        draft.used_schedules.add(schedule)
        cases.append(Case(schedule, way_on(draft, line.way, name, opening(schedule))))
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
