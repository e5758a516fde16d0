"""IVRC310: a menu tells the caller to press a key that it does not take."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.bound import Keys, is_number, keys_of
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import MOST_TOLD, listed, quote
from ivrc.diagnostics import Label, Severity
from ivrc.flow import walk
from ivrc.flow.nodes import Clip, Menu


def find(facts: Facts) -> Iterator[Finding]:
    """Every key spoken in a menu's prompt, and in what it says on silence or a wrong key.

    A sentence that many menus inherit is told once.
    """
    wrong: dict[tuple[str, str], list[Menu]] = {}
    for node in facts.nodes.values():
        if not isinstance(node, Menu):
            continue
        keys: Keys | None = None
        for clip in dict.fromkeys(play.clip for play in walk.plays(node)):
            for mention in facts.mentions(facts.hotline.clips[clip]):
                keys = keys or keys_of(node)
                if not (keys.agree(mention.pattern) or is_number(mention.pattern)):
                    wrong.setdefault((clip, mention.pattern), []).append(node)
    for (clip, key), menus in wrong.items():
        yield _found(facts.hotline.clips[clip], key, menus)


def _found(clip: Clip, key: str, menus: list[Menu]) -> Finding:
    text, first = quote(clip.text), menus[0].id
    names = listed([menu.id for menu in menus])
    return Finding(
        clip.span,
        f"菜单{names.zh}里说{text.zh}，可是按 {key} 没有去处",
        f"menu {names.en} says {text.en}, but {key} leads nowhere",
        f"在“{first}”里加一行：{key} → 去处；或者改掉这句话里的键。",
        f'Add a line to "{first}": {key} -> somewhere; or change the key in the sentence.',
        [Label(menu.span, "播报这句话的菜单", "a menu that speaks it") for menu in menus[:MOST_TOLD]],
    )


CHECK = Check("IVRC310", Severity.ERROR, "说了的键没有去处", "A spoken key is not bound", find)
