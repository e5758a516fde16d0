"""IVRC224: what a hotline sets or names and nothing refers to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic, finding, has_errors
from ivrc.diagnostics.near import mend
from ivrc.language.blocks import BLOCKS
from ivrc.language.elsewhere import LINES, meant
from ivrc.language.keywords import header_spelling
from ivrc.lowering.clips import COMPANY_NAMES
from ivrc.lowering.draft import Draft

_OFTEN = ("LANGUAGE", "ZONE", "RECORD", "NO_INPUT", "WRONG_KEY", "INTER_KEY")
_HOTLINE_WORDS = tuple(
    spelling
    for word in dict.fromkeys((*_OFTEN, *BLOCKS["HOTLINE"].words))
    for spelling in header_spelling(word)
)
"""What a name that is not used may have been meant for; where it is like several, one that is written often."""


def unused(draft: Draft) -> Iterator[Diagnostic]:
    """What nothing refers to. Beside errors only a misspelt setting is told: the rest may be used in what is wrong."""
    settled = not has_errors(draft.found)
    yield from _variables(draft, settled)
    if settled:
        yield from _agents(draft)
        yield from _stand_ins(draft)
        yield from _calendar(draft)
        yield from _named(draft)


def _variables(draft: Draft, settled: bool) -> Iterator[Diagnostic]:
    for name, value in draft.variables.items():
        if name in draft.used or name in COMPANY_NAMES:
            continue
        near = draft.nearest(name, _HOTLINE_WORDS)
        if not near and not settled:
            continue
        zh, en = meant(name, LINES) or mend(
            near,
            f"在话里写 {{{name}}}，或删去这一行。",
            f"Write {{{name}}} in a sentence, or delete the line.",
        )
        yield finding(
            "IVRC224",
            value.span,
            zh=f"变量“{name}”没有用到",
            en=f'the variable "{name}" is not used',
            mend_zh=zh,
            mend_en=en,
        )


def _agents(draft: Draft) -> Iterator[Diagnostic]:
    for name, number in draft.agents.items():
        if name not in draft.agents_said:
            yield finding(
                "IVRC224",
                number.span,
                zh=f"“{name}”的工号没有用到：没有一个拨“{name}”的转接在接通前报工号",
                en=f'the number of "{name}" is not used: no transfer that dials it says a number before the talk',
                mend_zh="在转接里加一行：接通前 “{工号}号为您服务。”，或删去这个工号。",
                mend_en='Add to the transfer: before talk "Agent {agent number} will help you.", or delete the number.',
            )


def _stand_ins(draft: Draft) -> Iterator[Diagnostic]:
    for of, by in draft.stand_ins.items():
        if of not in draft.stood_in:
            zh, en = f"没有一个转接拨“{of}”", f'no transfer dials "{of}"'
            mend_zh, mend_en = (
                "改成转接里拨的坐席，或删去。",
                "Name a desk that a transfer dials, or delete it.",
            )
        elif of not in draft.set_away:
            zh, en = f"没有一处把“{of}”设为离席", f'no line says that "{of}" is away'
            mend_zh = f"在播报里加一行：离席 {of}，另一处加一行：回席 {of}；或删去。"
            mend_en = f"Add to a say: away {of}, and to another: present {of}; or delete it."
        else:
            continue
        yield finding(
            "IVRC224",
            by.span,
            zh=f"“{of}”的代接没有用到：{zh}",
            en=f'who stands in for "{of}" is not used: {en}',
            mend_zh=mend_zh,
            mend_en=mend_en,
        )


def _calendar(draft: Draft) -> Iterator[Diagnostic]:
    if draft.calendar_span and draft.calendar and not draft.asks_calendar:
        yield finding(
            "IVRC224",
            draft.calendar_span,
            zh="日历没有用到：没有一处问工作日、节假日或节日",
            en="the calendar is not used: nothing asks for workdays, public holidays or a festival",
            mend_zh="在时间或分支里用它，或删去。",
            mend_en="Use it in hours or in a branch, or delete it.",
        )


class _Kind(NamedTuple):
    """What is said of a thing of a kind that a hotline names and does not use, with {} for its name."""

    zh: str
    en: str
    mend_zh: str
    mend_en: str


_HOURS = _Kind(
    "时间“{}”没有用到",
    'the hours "{}" are not used',
    "在分支里用它，或删去。",
    "Use them in a branch, or delete them.",
)
_SWITCH = _Kind(
    "开关“{}”没有用到",
    'the switch "{}" is not used',
    "在分支里问它：{} 开着 → …，或删去。",
    "Ask for it in a branch, {} is on -> …, or delete it.",
)
_LIST = _Kind(
    "名单“{}”没有用到",
    'the list "{}" is not used',
    "在分支里问它：主叫在 {} → …，或删去。",
    "Ask for it in a branch, caller in {} -> …, or delete it.",
)


def _named(draft: Draft) -> Iterator[Diagnostic]:
    hours = {name: plan.span for name, plan in draft.schedules.items()}
    for kind, named, used in (
        (_HOURS, hours, draft.used_schedules),
        (_SWITCH, draft.switches, draft.used_switches),
        (_LIST, draft.lists_kept, draft.used_lists),
    ):
        for name in (name for name in named if name not in used):
            yield finding(
                "IVRC224",
                named[name],
                zh=kind.zh.format(name),
                en=kind.en.format(name),
                mend_zh=kind.mend_zh.format(name),
                mend_en=kind.mend_en.format(name),
            )
