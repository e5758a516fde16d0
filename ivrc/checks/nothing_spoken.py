"""IVRC320: a menu waits for keys and nothing has been said."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding


def find(facts: Facts) -> Iterator[Finding]:
    """Menus without a prompt and without speech right before them."""
    for name, node in facts.menus.items():
        if not node.prompt and name not in facts.announced:
            yield Finding(
                node.span,
                f"菜单“{name}”什么也不说就等按键，来电者只听到一片安静",
                f'menu "{name}" says nothing and waits: the caller hears silence only',
                "写上至少一句，例如：业务咨询请按1 → 咨询。",
                "Write a sentence at least, for instance: For sales, press 1 -> sales.",
            )


CHECK = Check("IVRC320", find)
