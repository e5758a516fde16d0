"""IVRC342: there is too little time to type a number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.diagnostics import Label, Span
from ivrc.flow.entries import ANY_LENGTH, in_words
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Number


class Needs(NamedTuple):
    """What callers need for a number of so many digits or more: to find it, and between two of its keys."""

    digits: int
    first_ms: int
    next_ms: int


NEEDS = (Needs(8, 4000, 2000), Needs(4, 3000, 1500))
"""A card or a letter is looked at again and again; a short number is known, or read once."""


def find(facts: Facts) -> Iterator[Finding]:
    """Each place where such a wait is written once, for the first menu that it governs."""
    told: set[Span] = set()
    for menu in facts.menus.values():
        numbers = (entry for entry in menu.entries if isinstance(entry, Number))
        each = ((n, _needs(n)) for n in numbers if n.lengths != ANY_LENGTH)
        number, needs = next(((n, need) for n, need in each if need and _hurried(menu, need)), (None, None))
        if number is None or needs is None or number.edge.span in told:
            continue
        told.add(number.edge.span)
        zh, en = in_words(number)
        short_first = menu.first_key_ms < needs.first_ms
        wait = (menu.first_key_ms if short_first else menu.inter_key_ms) / 1000
        what_zh, what_en = ("第一个键", "the first key") if short_first else ("下一个键", "the next key")
        mend_zh, mend_en = ("无按键 8秒", "no input 8s") if short_first else ("键间隔 4秒", "inter-key 4s")
        yield Finding(
            number.edge.span,
            f"输入{zh}时，{what_zh}只等 {wait:g} 秒，来电者来不及输完",
            f"for {en}, {what_en} is waited for {wait:g} s only: too little to type it",
            f"等久一些，例如：{mend_zh}（第一个键至少 {needs.first_ms / 1000:g} 秒，以后至少 {needs.next_ms / 1000:g} 秒）。",
            f"Wait longer, for instance: {mend_en} (at least {needs.first_ms / 1000:g} s for the first key, {needs.next_ms / 1000:g} s for a further one).",
            [Label(menu.span, "在这个菜单里", "in this menu")],
        )


def _needs(number: Number) -> Needs | None:
    """What callers need for a number; None for one that is typed like a key."""
    return next((need for need in NEEDS if number.lengths[0] >= need.digits), None)


def _hurried(menu: Menu, needs: Needs) -> bool:
    return menu.first_key_ms < needs.first_ms or menu.inter_key_ms < needs.next_ms


CHECK = Check("IVRC342", find)
