"""IVRC311: a menu takes a key that nobody tells the caller about."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.bound import Keys
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.diagnostics import Severity
from ivrc.flow.nodes import Menu


def find(facts: Facts) -> Iterator[Finding]:
    """A key counts as spoken in the menu's prompt, and in the speech right before the menu.

    A menu that says nothing at all is IVRC320's matter.
    """
    for name, node in facts.nodes.items():
        if not isinstance(node, Menu) or not (node.prompt or name in facts.announced):
            continue
        heard = {mention.pattern for clip in facts.clips(node.prompt) for mention in facts.mentions(clip)}
        keys = Keys(heard | facts.announced.get(name, set()))
        for entry in node.entries:
            if keys.agree(entry.pattern):
                continue
            yield Finding(
                entry.edge.span,
                f"菜单“{name}”里 {entry.pattern} 有去处，却没有一句话告诉来电者",
                f'menu "{name}" takes {entry.pattern}, but no sentence tells the caller',
                f"把它写成一句话，例如：其他业务请按{entry.pattern} → …；不再需要就删去这一行。",
                f"Write it as a sentence, for instance: For more, press {entry.pattern} -> …; or delete the line.",
            )


CHECK = Check("IVRC311", Severity.ERROR, "有去处的键没有说", "A bound key is not spoken", find)
