"""What is missing in a branch that asks for areas: the way of those whose area nobody knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.condition import Condition
from ivrc.flow.conditions.area import UNKNOWN, Area
from ivrc.lowering.draft import Draft
from ivrc.lowering.offers import well_ended


def without_unknown(draft: Draft, name: str, asked: Mapping[Condition, Span]) -> Iterator[Diagnostic]:
    """Told at the first area that is asked for. 否则 would not do: it is for those whose area is known to be another one."""
    areas = [(test, span) for test, span in asked.items() if isinstance(test, Area)]
    if areas and all(test.sign != UNKNOWN for test, _ in areas):
        to_zh, to_en = well_ended(draft)
        yield finding(
            "IVRC267",
            areas[0][1],
            zh=f"分支“{name}”看来电地区，却没有写地区不明的来电去哪里：不显示号码的、国外的、号段表里没有的",
            en=f'the branch "{name}" asks for areas and does not say where calls of an unknown area go: withheld, from abroad, in no table',
            mend_zh=f"加一行：来电地区不明 → {to_zh}。",
            mend_en=f"Add a line: caller from an unknown area -> {to_en}.",
        )
