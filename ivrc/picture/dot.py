"""A picture as DOT, for Graphviz."""

from __future__ import annotations

from ivrc.diagnostics.terminal import safe
from ivrc.picture.graph import Picture
from ivrc.picture.placed import label_of

_COLOURS = {
    "keys": "#0969da",
    "transfer": "#9a6700",
    "silence": "#8250df",
    "wrong": "#bc4c00",
    "fault": "#cf222e",
}


def dot(picture: Picture) -> str:
    """The text of the graph."""
    number = {box.id: f"n{at}" for at, box in enumerate(picture.boxes)}
    lines = [
        f"digraph {text(picture.name)} {{",
        "  node [shape=box style=rounded fontname=sans]",
        "  edge [fontname=sans]",
    ]
    for box in picture.boxes:
        told = "\n".join(filter(None, (box.id, box.words)))
        thick = " penwidth=3" if box.id == picture.start else ""
        lines.append(f"  {number[box.id]} [label={text(told)}{thick}]")
    for arrow in picture.arrows:
        colour = _COLOURS.get(arrow.sort, "#59636e")
        ends = f"{number[arrow.source]} -> {number[arrow.target]}"
        lines.append(f'  {ends} [label={text(label_of(arrow))} color="{colour}" fontcolor="{colour}"]')
    return "\n".join([*lines, "}", ""])


def text(words: str) -> str:
    """A string of DOT: nothing in it ends it, and no backslash means anything but itself."""
    lines = [safe(line).replace("\\", "\\\\").replace('"', '\\"') for line in words.split("\n")]
    return '"' + "\\n".join(lines) + '"'
