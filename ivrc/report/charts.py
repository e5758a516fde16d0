"""Charts as SVG within a page: no script, no colours of their own (classes of the page's style), every text escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from math import ceil, log10
from typing import NamedTuple

_WIDTH, _HEIGHT, _LEFT, _BELOW, _ABOVE = 960, 240, 48, 28, 10
_ROW = 26


class Bar(NamedTuple):
    """A name, what is told where the mouse rests on it, and its parts: a class and how many, the lowest first."""

    name: str
    label: str
    parts: tuple[tuple[str, int], ...]

    @property
    def whole(self) -> int:
        return sum(count for _, count in self.parts)


def columns(bars: Sequence[Bar], label: str) -> str:
    """Bars beside one another, over time. Names are written as often as there is room for them."""
    top = _round_up(max((bar.whole for bar in bars), default=0))
    space = (_WIDTH - _LEFT) / max(len(bars), 1)
    tall = _HEIGHT - _BELOW - _ABOVE
    every = ceil(len(bars) * 84 / (_WIDTH - _LEFT)) or 1

    def parts() -> Iterator[str]:
        for mark in range(5):
            y = _ABOVE + tall * mark / 4
            yield f'<line class="grid" x1="{_LEFT}" y1="{y:.1f}" x2="{_WIDTH}" y2="{y:.1f}"/>'
            value = top * (4 - mark) / 4
            yield f'<text class="axis" x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value:g}</text>'
        for number, bar in enumerate(bars):
            x, y = _LEFT + space * number, float(_ABOVE + tall)
            yield f"<g><title>{escape(bar.label)}</title>"
            for kind, count in bar.parts:
                high = tall * count / top
                y -= high
                yield f'<rect class="{kind}" x="{x + space * 0.1:.2f}" y="{y:.2f}" width="{space * 0.8:.2f}" height="{high:.2f}"/>'
            yield "</g>"
            if number % every == 0:
                yield f'<text class="axis" x="{x + space / 2:.1f}" y="{_HEIGHT - 8}" text-anchor="middle">{escape(bar.name)}</text>'

    return _svg(_HEIGHT, label, parts())


def rows(bars: Sequence[Bar], label: str) -> str:
    """Bars below one another, each with its name before it and its number behind it."""
    top = max((bar.whole for bar in bars), default=0) or 1
    left, right = 220, 90
    space = _WIDTH - left - right

    def parts() -> Iterator[str]:
        for number, bar in enumerate(bars):
            y, x = _ROW * number, float(left)
            yield f"<g><title>{escape(bar.label)}</title>"
            yield f'<text class="name" x="{left - 10}" y="{y + 17}" text-anchor="end">{escape(_short(bar.name))}</text>'
            for kind, count in bar.parts:
                wide = space * count / top
                yield f'<rect class="{kind}" x="{x:.2f}" y="{y + 3}" width="{wide:.2f}" height="{_ROW - 8}"/>'
                x += wide
            yield f'<text class="axis" x="{x + 8:.1f}" y="{y + 17}">{bar.whole}</text></g>'

    return _svg(_ROW * max(len(bars), 1), label, parts())


def _svg(height: int, label: str, parts: Iterator[str]) -> str:
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(label)}">{"".join(parts)}</svg>'
    )


def _round_up(most: int) -> int:
    """The next number of one figure and noughts that four parts of it are whole numbers, too."""
    if most <= 4:
        return 4
    step = int(10 ** max(int(log10(most)) - 1, 0))
    return ceil(most / (4 * step)) * 4 * step


def _short(name: str) -> str:
    """As much of a name as there is room for: a Chinese character takes twice the room of a letter."""
    taken = 0
    for place, char in enumerate(name):
        taken += 1 if char.isascii() else 2
        if taken > 26:
            return f"{name[:place]}…"
    return name
