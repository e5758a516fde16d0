"""From the blocks of a menu file to nodes, by the kind of block."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module

from ivrc.language import tree
from ivrc.lowering.draft import Draft
from ivrc.lowering.settings import Settings

Lower = Callable[[Draft, tree.Block, Settings], None]

_COMPOSED = ("COLLECT", "SURVEY", "CALLBACK", "POST")
"""Blocks that are put together from several kinds, each by a file of its name."""


def block(draft: Draft, source: tree.Block, given: Settings) -> None:
    """Adds the nodes of a block to the draft."""
    _lower(source.kind)(draft, source, given)


@cache
def _lower(keyword: str) -> Lower:
    """What makes the nodes of a block with this keyword, which is the kind's name."""
    package = "ivrc.lowering" if keyword in _COMPOSED else "ivrc.lowering.kinds"
    lower: Lower = import_module(f"{package}.{keyword.lower()}").lower
    return lower
