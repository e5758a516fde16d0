"""Two transcripts beside one another."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.diagnostics.terminal import cells

AROUND = 6
"""Lines before and after the ones that are marked."""


def columns(
    heads: tuple[str, str],
    rows: tuple[Sequence[str], Sequence[str]],
    at: tuple[int, int],
    around: int = AROUND,
) -> list[str]:
    """The lines around those with these numbers, which stand side by side and are marked `>`."""
    before = min(around, max(at))
    left, right = (
        [""] * max(0, before - place) + list(lines[max(0, place - before) : place + around])
        for lines, place in zip(rows, at)
    )
    width = max(cells(text) for text in (heads[0], *left))
    found = [f"  {heads[0]}{' ' * (width - cells(heads[0]))} │ {heads[1]}"]
    if before < max(at):
        found.append(f"  {'⋮'}{' ' * (width - 1)} │ ⋮")
    for number in range(max(len(left), len(right))):
        one = left[number] if number < len(left) else ""
        other = right[number] if number < len(right) else ""
        mark = ">" if number == before else " "
        found.append(f"{mark} {one}{' ' * (width - cells(one))} │ {other}".rstrip())
    return found
