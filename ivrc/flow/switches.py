"""The switches that a flow asks for or turns: what staff leave on or off between calls."""

from __future__ import annotations

from ivrc.flow.nodes import Hotline
from ivrc.flow.parts import Switch
from ivrc.flow.shape import parts


def switches(hotline: Hotline) -> tuple[str, ...]:
    """Their names, in the order in which they are met."""
    return tuple(dict.fromkeys(name for node in hotline.nodes.values() for name in parts(node, Switch)))
