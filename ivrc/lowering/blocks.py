"""From the blocks of a menu file to nodes, by the kind of block."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ivrc.language import tree
from ivrc.lowering.draft import Draft
from ivrc.lowering.kinds import branch, menu, say, transfer, voicemail
from ivrc.lowering.settings import Settings

_LOWER: Mapping[str, Callable[[Draft, tree.Block, Settings], None]] = {
    "SAY": say.lower,
    "MENU": menu.lower,
    "TRANSFER": transfer.lower,
    "VOICEMAIL": voicemail.lower,
    "BRANCH": branch.lower,
}


def block(draft: Draft, source: tree.Block, given: Settings) -> None:
    """Adds the nodes of a block to the draft."""
    _LOWER[source.kind](draft, source, given)
