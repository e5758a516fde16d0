"""IVRC310: a menu tells the caller to press a key that it does not take."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.bound import Keys, keys_of
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.diagnostics import Label, Severity
from ivrc.flow import walk
from ivrc.flow.nodes import Menu


def find(facts: Facts) -> Iterator[Finding]:
    """Every key spoken in a menu's prompt, and in what it says on silence or a wrong key."""
    for name, node in facts.nodes.items():
        if not isinstance(node, Menu):
            continue
        keys: Keys | None = None
        for clip in dict.fromkeys(facts.clips(walk.plays(node))):
            for mention in facts.mentions(clip):
                keys = keys or keys_of(node)
                if keys.agree(mention.pattern):
                    continue
                text, key = quote(clip.text), mention.pattern
                yield Finding(
                    clip.span,
                    f"菜单“{name}”里说{text.zh}，可是按 {key} 没有任何去处",
                    f'menu "{name}" says {text.en}, but {key} leads nowhere',
                    f"在“{name}”里加一行：{key} → 去处；或者改掉这句话里的键。",
                    f'Add a line to "{name}": {key} -> somewhere; or change the key in the sentence.',
                    [Label(node.span, "播报这句话的菜单", "the menu that speaks it")],
                )


CHECK = Check("IVRC310", Severity.ERROR, "说了的键没有去处", "A spoken key is not bound", find)
