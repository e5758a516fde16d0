"""A picture as Mermaid, for pages that draw it themselves (GitHub, GitLab, wikis)."""

from __future__ import annotations

from ivrc.diagnostics.terminal import safe
from ivrc.picture.graph import Box, Picture
from ivrc.picture.placed import label_of

_MARKS = '"#&;<>`\\{}[]()|'


def mermaid(picture: Picture) -> str:
    """The text of the flowchart."""
    number = {box.id: f"n{at}" for at, box in enumerate(picture.boxes)}
    lines = ["flowchart TD"]
    lines += [f"    {number[box.id]}[{_box(box)}]" for box in picture.boxes]
    for arrow in picture.arrows:
        line = "-.->" if arrow.sort in ("silence", "wrong", "fault") else "-->"
        label = label_of(arrow)
        told = f'|"{text(label)}"|' if label else ""
        lines.append(f"    {number[arrow.source]} {line}{told} {number[arrow.target]}")
    return "\n".join([*lines, f"    style {number[picture.start]} stroke-width:3px", ""])


def text(words: str) -> str:
    """Words as Mermaid shows them: each of its marks by its number."""
    return "".join(f"#{ord(char)};" if char in _MARKS else char for char in safe(words))


def _box(box: Box) -> str:
    said = f"<br/>{text(box.words)}" if box.words else ""
    return f'"<b>{text(box.id)}</b>{said}"'
