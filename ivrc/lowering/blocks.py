"""From the blocks of a menu file to nodes, by the kind of block."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from ivrc.flow.kinds import of_those
from ivrc.language import tree
from ivrc.lowering.draft import Draft
from ivrc.lowering.settings import Settings

_LOWER: Mapping[str, Callable[[Draft, tree.Block, Settings], None]] = {
    kind.__name__.upper(): lower for kind, lower in of_those("ivrc.lowering.kinds", "lower").items()
}
"""By the block's keyword, which is the kind's name. The file of a kind that no block writes has no `lower`."""

_COMPOSED = ("COLLECT", "SURVEY", "CALLBACK", "POST")
"""Blocks that are put together from several kinds, each by a file of its name."""


def block(draft: Draft, source: tree.Block, given: Settings) -> None:
    """Adds the nodes of a block to the draft."""
    if source.kind in _COMPOSED:
        import_module(f"ivrc.lowering.{source.kind.lower()}").lower(draft, source, given)
    else:
        _LOWER[source.kind](draft, source, given)
