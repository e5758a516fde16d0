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
_ANY = regex("|".join(words.pattern for _, _, words in _FUNCTIONS))


class _Offer(NamedTuple):
    """A key of a menu, and what is said of it."""

    menu: Menu
    entry: Entry
    words: str


def find(facts: Facts) -> Iterator[Finding]:
    """The offers whose key is not that of most menus. A menu that has it on several keys has it on each."""
    if len(facts.menus) < 2:
        return
    all_offers = list(_offers(facts))
    for zh, en, words in _FUNCTIONS:
        offers = [offer for offer in all_offers if words.search(offer.words)]
        keys = Counter(offer.entry.pattern for offer in offers)
        if len(keys) < 2:
            continue
        usual = keys.most_common(1)[0][0]
        has = {offer.menu.id for offer in offers if offer.entry.pattern == usual}
        first = next(offer for offer in offers if offer.entry.pattern == usual)
        for menu, entry, _ in offers:
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
    """The keys of all menus of which something is said that may be one of the functions."""
    for name, menu in facts.menus.items():
        if name in facts.hotline.owners:
            continue
        for entry in menu.entries:
            if not isinstance(entry, Number) and "X" not in entry.pattern:
                words = _words(facts, menu, entry)
                if _ANY.search(words):
                    yield _Offer(menu, entry, words)


def _words(facts: Facts, menu: Menu, entry: Entry) -> str:
    """What is said of a key: its part of the clip that tells it, or all of a clip beside which it stands."""
    clip = facts.sentence(menu, entry.pattern)
    if clip is None:
        return next((facts.hotline.clips[name].text for name in entry.beside), "")
    told = facts.reading(clip).keys
    key = next((each for each in told if each.keys == entry.pattern), None)
    if key is None or len(told) == 1:
        return clip.text
    before = max((each.end for each in told if each.end <= key.start), default=0)
    after = min((each.start for each in told if each.start >= key.end), default=None)
    return clip.text[before : key.end if before else after]


CHECK = Check("IVRC354", find)
