"""The outline of a text: its blocks, one within another where a sub-flow holds them, and what can be folded away."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.language.keywords import header_spelling
from ivrc.lsp.chunks import chunks


class Entry(NamedTuple):
    """A block: its name, its kind as it is written, its first and last line from 0, where its name stands in the first, and the blocks
    within it."""

    name: str
    kind: str
    type: str
    line: int
    last: int
    start: int
    end: int
    within: tuple[Entry, ...] = ()


def outline(source: str, lang: str) -> list[Entry]:
    """The blocks of a text in order."""
    found: list[Entry] = []
    for chunk in chunks(source):
        blocks = chunk.tree.blocks
        lines = chunk.text.rstrip().count("\n")
        made = []
        for number, block in enumerate(blocks):
            following = blocks[number + 1].span.line - 2 if number + 1 < len(blocks) else lines
            span, kind = block.name.span, header_spelling(block.kind)[lang != "zh"]
            last = chunk.line + max(following, span.line - 1)
            place = chunk.line + span.line - 1
            made.append(
                Entry(block.name.text, kind, block.kind, place, last, span.column - 1, span.end_column - 1)
            )
        if made and made[0].type == "FLOW":
            found.append(made[0]._replace(last=chunk.line + lines, within=tuple(made[1:])))
        else:
            found += made
    return found


def folds(source: str) -> list[tuple[int, int]]:
    """The first and the last line of each block that is longer than its header."""
    found = []
    for each in outline(source, "zh"):
        found += [(one.line, one.last) for one in (each, *each.within) if one.last > one.line]
    return found
