"""`春节 → …`: the day, or the opening hours of that name."""

from __future__ import annotations

from ivrc.calendars import folded
from ivrc.flow.condition import Condition
from ivrc.flow.conditions.on import On
from ivrc.language.conditions.on import OnAsked
from ivrc.language.conditions.open import OpenAsked
from ivrc.language.days import FESTIVAL
from ivrc.lowering.conditions import open as opening
from ivrc.lowering.days import days
from ivrc.lowering.draft import Draft


def lower(draft: Draft, asked: OnAsked) -> Condition:
    """A name that the designer gave stands before what a word means by itself."""
    name = asked.words.text
    if name in draft.schedules or name in draft.lost or _is_no_festival(draft, asked):
        return opening.lower(draft, OpenAsked(asked.words))
    draft.by_clock = draft.by_clock or asked.words.span
    return On(tuple(dict.fromkeys(days(draft, asked.parts, asked.words.span))))


def _is_no_festival(draft: Draft, asked: OnAsked) -> bool:
    """Whether a word that looks like a festival's is one in no calendar, where the hotline has none."""
    if draft.calendar is not None or [part.sort for part in asked.parts] != [FESTIVAL]:
        return False
    word = folded(asked.words.text)
    return not any(word in known.festivals for known in draft.calendars().by_name.values())
