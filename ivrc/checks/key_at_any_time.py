"""IVRC259: a key is promised at any time, and a menu behind does not take it."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.course import course
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.checks.wording import wording
from ivrc.diagnostics import Label
from ivrc.flow.entries import patterns
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Clip, Entry

_EVER = wording(
    "随|隨|任何|any",
    r"[随隨][时時]|任何[时時]候|\b(?:at )?any ?time\b",
)
_ENDS = "。；;.!！?？"


def find(facts: Facts) -> Iterator[Finding]:
    """Each such key once, with the first menu behind it that lacks it. A menu that takes a number is let be: there a digit is
    one of the number's; and what comes behind a talk is no menu of the call any more."""
    if not facts.says(_EVER):
        return
    told: set[tuple[str, str]] = set()
    for name in facts.reached:
        for clip in facts.heard[name]:
            for key in _promised(facts, clip):
                if (clip.id, key) in told:
                    continue
                told.add((clip.id, key))
                tree = facts.search((name,), lambda node: not node.traits.serves)
                if menu := next(
                    (each for each in map(facts.menus.get, tree) if each and _lacks(each, key)), None
                ):
                    yield _found(facts, clip, key, menu)


def _promised(facts: Facts, clip: Clip) -> Iterator[str]:
    """The keys of the sentences that say so, one key each."""
    if not _EVER.expression.search(clip.text):
        return
    for key in facts.reading(clip).keys:
        begin = max(clip.text.rfind(end, 0, key.start) for end in _ENDS) + 1
        stops = (clip.text.find(end, key.end) for end in _ENDS)
        end = min((place for place in stops if place >= 0), default=len(clip.text))
        if len(key.keys) == 1 and _EVER.expression.search(clip.text, begin, end):
            yield key.keys


def _lacks(menu: Menu, key: str) -> bool:
    return all(isinstance(entry, Entry) and key not in patterns(entry) for entry in menu.entries)


def _found(facts: Facts, clip: Clip, key: str, menu: Menu) -> Finding:
    text, node = quote(clip.text), facts.owner(menu.id)
    return Finding(
        clip.span,
        f"{text.zh}说随时可以按 {key}，可是菜单“{node}”没有这个键",
        f'{text.en} promises {key} at any time, but the menu "{node}" does not have it',
        f"在“{node}”里也写上这个键，或者不说随时。",
        f'Give "{node}" this key, too, or do not say at any time.',
        [Label(menu.span, f"这里按 {key} 是按错键", f"here {key} is a wrong key")],
        course(facts.reached, menu.id),
    )


CHECK = Check("IVRC259", find)
