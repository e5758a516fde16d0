"""`上班 → …`: the opening hours of a name."""

from __future__ import annotations

from ivrc.diagnostics import finding
from ivrc.diagnostics.near import mend
from ivrc.flow.conditions.open import Open
from ivrc.language.conditions.open import OpenAsked
from ivrc.language.elsewhere import CASES, meant
from ivrc.lowering.draft import Draft


def lower(draft: Draft, asked: OpenAsked) -> Open:
    """The schedule of that name; that there is none, is told."""
    schedule, span = asked.words
    draft.used_schedules.add(schedule)
    if schedule not in draft.schedules and schedule not in draft.lost:
        near = draft.nearest(schedule, draft.schedules)
        draft.used_schedules.add(near)
        zh, en = (None if near else meant(schedule, CASES)) or mend(
            near, f"写一块：时间 {schedule}。", f"Write a block: hours {schedule}."
        )
        draft.found.append(
            finding(
                "IVRC206",
                span,
                zh=f"没有名为“{schedule}”的时间",
                en=f'there are no hours "{schedule}"',
                mend_zh=zh,
                mend_en=en,
                fix=near or None,
            )
        )
    return Open(schedule)
