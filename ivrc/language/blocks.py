"""The kinds of blocks: which keywords begin a line in each, and which lines each may hold.

A keyword belongs to its blocks; where it begins no line it is a name like any other.
"""

from __future__ import annotations

from typing import NamedTuple

from ivrc.language import tree
from ivrc.language.lines import KINDS
from ivrc.language.words import HEADERS


class Block(NamedTuple):
    """A kind of block. `leading` are those of its keywords that stand before an arrow."""

    words: tuple[str, ...]
    lines: tuple[type[tree.Line], ...]
    leading: tuple[str, ...]


def _block(header: str) -> Block:
    """What the lines that may stand in it say of themselves."""
    own = [kind for kind in KINDS if header in kind.blocks]
    words = tuple(word.type for kind in own for word in kind.words)
    leading = tuple(word.type for kind in own if kind.leading for word in kind.words)
    return Block(words, tuple(kind.tree for kind in own), leading)


BLOCKS: dict[str, Block] = {word.type: _block(word.type) for word in HEADERS if word.type != "INCLUDE"}


def homes(word: str) -> tuple[str, ...]:
    """The kinds of block in which a keyword begins a line."""
    return tuple(kind for kind, block in BLOCKS.items() if word in block.words)
