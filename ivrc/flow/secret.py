"""Where a secret is typed: a menu with a number whose value nobody may know (docs/semantics.md, rule 37)."""

from __future__ import annotations

from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Hotline

HIDDEN = "******"
"""What stands in the place of a secret, and of each key that is typed where one is asked for."""


def asks_secret(hotline: Hotline, node: object) -> bool:
    """Whether what is typed in a node is kept from everybody."""
    return isinstance(node, Menu) and any(
        is_secret(hotline, entry.variable) for entry in node.entries if entry.variable
    )


def is_secret(hotline: Hotline, name: str) -> bool:
    """Whether the value of that name is a secret."""
    value = hotline.values.get(name)
    return value is not None and value.secret


def has_secret(hotline: Hotline) -> bool:
    """Whether any value of the hotline is a secret."""
    return any(value.secret for value in hotline.values.values())
