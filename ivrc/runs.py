"""Numbers in a row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby


def runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending numbers as first and last of each run: 4, 5, 6, 8 are (4, 6) and (8, 8)."""
    rows = [[n for _, n in row] for _, row in groupby(enumerate(numbers), lambda each: each[1] - each[0])]
    return [(row[0], row[-1]) for row in rows]
