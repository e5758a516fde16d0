"""IVRC354: what several menus offer (an agent, repeating, going back) has another key in one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.diagnostics import Label
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Entry, Number
from ivrc.regex import regex

_FUNCTIONS = (
    ("人工", "an agent", regex(r"人工|话务员|話務員|接线员|接線員|专人|專人|真人|(?i:\b(?:operator|representative|agent|receptionist)\b)")),
    ("返回主菜单", "the main menu", regex(r"(?:返|回)[^，。]{0,4}(?:主菜单|主选单|主目录|主選單|首页)|(?i:main menu)")),
    ("返回上一级", "going back", regex(r"(?:返|回)[^，。]{0,4}(?:上一?[级层级層]|上[级层層級])|(?i:\b(?:previous menu|to go back|return to the previous)\b)")),
    ("重听", "repeating", regex(r"重[听聽复複]|再[听聽]一?[遍次]|(?i:\b(?:hear (?:this|these|the options|the menu)[^,.;]{0,20} again|repeat)\b)")),
)  # fmt: skip
"""What callers learn once and press again everywhere, by the words that tell it."""


class _Offer(NamedTuple):
    menu: Menu
    entry: Entry


def find(facts: Facts) -> Iterator[Finding]:
    """The offers whose key is not that of most menus. A menu that has it on several keys has it on each."""
    for zh, en, words in _FUNCTIONS:
        offers = [offer for offer in _offers(facts) if words.search(_words(facts, *offer))]
        keys = Counter(offer.entry.pattern for offer in offers)
        if len(keys) < 2:
            continue
        usual = keys.most_common(1)[0][0]
        has = {offer.menu.id for offer in offers if offer.entry.pattern == usual}
        first = next(offer for offer in offers if offer.entry.pattern == usual)
        for menu, entry in offers:
            if entry.pattern == usual or menu.id in has:
                continue
            yield Finding(
                entry.edge.span,
                f"{zh}在菜单“{first.menu.id}”里是 {usual}，在“{menu.id}”里是 {entry.pattern}：来电者会照旧按 {usual}",
                f'{en} is {usual} in the menu "{first.menu.id}" and {entry.pattern} in "{menu.id}": callers press {usual} as before',
                f"同一功能在各个菜单里用同一个键：改成 {usual}。",
                f"Keep one function on one key in all menus: make it {usual}.",
                [Label(first.entry.edge.span, f"这里是 {usual}", f"here it is {usual}")],
            )


def _offers(facts: Facts) -> Iterator[_Offer]:
    for name, menu in facts.menus.items():
        if name not in facts.hotline.owners:
            for entry in menu.entries:
                if not isinstance(entry, Number) and "X" not in entry.pattern:
                    yield _Offer(menu, entry)


def _words(facts: Facts, menu: Menu, entry: Entry) -> str:
    """What is said of a key: the clause that ends with it, or all of a clip beside which it stands."""
    for clip in facts.clips(menu.prompt):
        for key in facts.reading(clip).told:
            if key.keys == entry.pattern:
                before = max(
                    (each.end for each in facts.reading(clip).told if each.end <= key.start), default=0
                )
                after = min(
                    (each.start for each in facts.reading(clip).told if each.start >= key.end), default=None
                )
                return clip.text[before : key.end if before else after]
    beside = (facts.hotline.clips[name].text for name in entry.beside)
    return next(beside, "")


CHECK = Check("IVRC354", find)
