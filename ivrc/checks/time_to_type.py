"""IVRC342: there is too little time to type a long number."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.diagnostics import Label, Span
from ivrc.flow.entries import ANY_LENGTH, in_words
from ivrc.flow.nodes import Number

LONG = 8
"""Digits that callers read from a card or a letter."""
FIRST_MS = 4000
"""To find it."""
NEXT_MS = 2000
"""To look from the card to the telephone and back."""


def find(facts: Facts) -> Iterator[Finding]:
    """Each place where such a wait is written once, for the first menu that it governs."""
    told: set[Span] = set()
    for menu in facts.menus.values():
        numbers = (entry for entry in menu.entries if isinstance(entry, Number))
        long = next((n for n in numbers if n.lengths != ANY_LENGTH and n.lengths[0] >= LONG), None)
        short_first, short_next = menu.first_key_ms < FIRST_MS, menu.inter_key_ms < NEXT_MS
        if long is None or not (short_first or short_next) or long.edge.span in told:
            continue
        told.add(long.edge.span)
        zh, en = in_words(long)
        wait = (menu.first_key_ms if short_first else menu.inter_key_ms) / 1000
        what_zh, what_en = ("第一个键", "the first key") if short_first else ("下一个键", "the next key")
        mend_zh, mend_en = ("无按键 8秒", "no input 8s") if short_first else ("键间隔 4秒", "inter-key 4s")
        yield Finding(
            long.edge.span,
            f"输入{zh}时，{what_zh}只等 {wait:g} 秒，来电者来不及看着卡或单据输完",
            f"for {en}, {what_en} is waited for {wait:g} s only: too little to read it from a card or a letter",
            f"等久一些，例如：{mend_zh}（第一个键至少 {FIRST_MS // 1000} 秒，以后至少 {NEXT_MS // 1000} 秒）。",
            f"Wait longer, for instance: {mend_en} (at least {FIRST_MS // 1000} s for the first key, {NEXT_MS // 1000} s for a further one).",
            [Label(menu.span, "在这个菜单里", "in this menu")],
        )


CHECK = Check("IVRC342", find)
