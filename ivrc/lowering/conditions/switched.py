"""`恶劣天气 开着 → …`: a switch of the hotline, or the opening hours of that name."""

from __future__ import annotations

from ivrc.flow.condition import Condition
from ivrc.flow.conditions.switched import Switched
from ivrc.language.conditions.open import OpenAsked
from ivrc.language.conditions.switched import SwitchedAsked
from ivrc.lowering.conditions import open as opening
from ivrc.lowering.draft import Draft
from ivrc.lowering.switches import named


def lower(draft: Draft, asked: SwitchedAsked) -> Condition:
    """A name that the designer gave stands before what a word means by itself."""
    if asked.words.text in draft.schedules or asked.words.text in draft.lost:
        return opening.lower(draft, OpenAsked(asked.words))
    return Switched(named(draft, asked.switch, asked.words.span), asked.on)
