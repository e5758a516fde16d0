"""Ranks with measures: where each box stands, what is written in it, and along which points each arrow runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ivrc.diagnostics.terminal import cells, safe
from ivrc.picture.graph import Arrow, Box, Picture
from ivrc.picture.ranks import Ranked, Spot, joined_to, ranked

CELL, LINE = 7.6, 18.0
"""How wide a Latin letter is at most, and how high a line."""
_WIDE = 24
"""Cells of a line in a box; more goes on in the next."""
_LINES = 3
_NEVER_FIRST = "，。；：、？！…”’）》〉」』】,.;:?!)"
"""What begins no line."""
_GAP, _MARGIN, _ROUNDS = 26.0, 24.0, 12

Point = tuple[float, float]


class Placed(NamedTuple):
    """A box: its middle at the top, how wide and high it is, and the lines of what is said in it."""

    box: Box
    x: float
    y: float
    wide: float
    high: float
    lines: tuple[str, ...]
    loops: tuple[Arrow, ...]


class Run(NamedTuple):
    """An arrow: the points that it runs through from its source to its target, and its label with the place of its middle. A
    stub ends at its label, which names the target."""

    arrow: Arrow
    points: tuple[Point, ...]
    label: str
    at: Point
    stub: bool


class Layout(NamedTuple):
    """Everything with its place."""

    wide: float
    high: float
    boxes: tuple[Placed, ...]
    runs: tuple[Run, ...]


def layout(picture: Picture) -> Layout:
    """A picture in its places."""
    made = ranked(picture)
    lines = [_broken(box.words) for box in picture.boxes]
    loops: dict[int, list[Arrow]] = {}
    number = {box.id: at for at, box in enumerate(picture.boxes)}
    for at in sorted(made.loops):
        arrow = picture.arrows[at]
        loops.setdefault(number[arrow.source], []).append(arrow)
    wide = {spot: _wide(spot, picture, made, lines, loops) for rank in made.ranks for spot in rank}
    xs = _across(made.ranks, wide, joined_to(picture, made))
    heights = [_high(rank, lines, loops) for rank in made.ranks]
    tops = [_MARGIN + sum(heights[:at]) for at in range(len(heights))]
    least = min((xs[spot] - wide[spot] / 2 for spot in xs), default=0.0)
    xs = {spot: x - least + _MARGIN for spot, x in xs.items()}
    ys = {spot: tops[at] for at, rank in enumerate(made.ranks) for spot in rank}
    boxes = tuple(
        Placed(
            box,
            xs[Spot(box=at)],
            ys[Spot(box=at)],
            wide[Spot(box=at)],
            _box_high(lines[at], loops.get(at, [])),
            lines[at],
            tuple(loops.get(at, ())),
        )
        for at, box in enumerate(picture.boxes)
    )
    runs = tuple(
        _run(at, arrow, made, boxes, number, xs, ys)
        for at, arrow in enumerate(picture.arrows)
        if at not in made.loops
    )
    whole = max((xs[spot] + wide[spot] / 2 for spot in xs), default=0.0) + _MARGIN
    return Layout(whole, _MARGIN * 2 + sum(heights), boxes, runs)


def label_of(arrow: Arrow) -> str:
    """What is written on an arrow: three of its causes at most."""
    few = arrow.labels[:3]
    joint = ", " if "".join(few).isascii() else "，"
    return joint.join(few) + ("…" if len(arrow.labels) > 3 else "")


def _broken(words: str) -> tuple[str, ...]:
    """Words in lines, at a blank where there is one."""
    lines: list[str] = []
    line = ""
    for char in safe(words):
        if cells(line + char) > _WIDE and char not in _NEVER_FIRST:
            cut = line.rfind(" ") if char.isascii() and " " in line else len(line)
            lines.append(line[:cut])
            line = line[cut:].lstrip()
        line += char
    lines.append(line)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], f"{lines[_LINES - 1].rstrip('…')[:-1]}…"]
    return tuple(filter(None, lines))


def _wide(
    spot: Spot,
    picture: Picture,
    made: Ranked,
    lines: Sequence[tuple[str, ...]],
    loops: Mapping[int, list[Arrow]],
) -> float:
    if spot.box >= 0:
        texts = [picture.boxes[spot.box].id + "  000000000", *lines[spot.box]]
        texts += [f"↻ {label_of(arrow)}" for arrow in loops.get(spot.box, ())]
        return max(max(map(_cells, texts)) * CELL + 24, 120)
    label = _labelled(spot, picture, made)
    return _cells(label) * CELL + 12 if label else 8.0


def _labelled(spot: Spot, picture: Picture, made: Ranked) -> str:
    """What is written at a spot of an arrow: next to its source."""
    chain = made.chains[spot.arrow]
    first = chain[-1] if spot.arrow in made.up and spot.arrow not in made.stubs else chain[0]
    if spot != first:
        return ""
    return _written(picture.arrows[spot.arrow], spot.arrow in made.stubs)


def _written(arrow: Arrow, stub: bool) -> str:
    label = label_of(arrow)
    return f"{label} → {arrow.target}".strip() if stub else label


def _cells(text: str) -> int:
    return cells(safe(text))


def _box_high(lines: Sequence[str], loops: Sequence[Arrow]) -> float:
    return 34 + LINE * (len(lines) + len(loops))


def _high(rank: Sequence[Spot], lines: Sequence[tuple[str, ...]], loops: Mapping[int, list[Arrow]]) -> float:
    boxes = [_box_high(lines[spot.box], loops.get(spot.box, [])) for spot in rank if spot.box >= 0]
    return max(boxes) if boxes else 74.0


def _across(
    ranks: Sequence[Sequence[Spot]],
    wide: Mapping[Spot, float],
    joined: Mapping[Spot, tuple[list[Spot], list[Spot]]],
) -> dict[Spot, float]:
    """The middle of each spot: near the mean of those it is joined to, in order, none upon another."""
    xs: dict[Spot, float] = {}
    for rank in ranks:
        x = 0.0
        for spot in rank:
            xs[spot] = x + wide[spot] / 2
            x += wide[spot] + _GAP
    for round_ in range(_ROUNDS):
        side = round_ % 2
        for rank in ranks if side == 0 else reversed(ranks):
            wanted = []
            for spot in rank:
                near = joined.get(spot, ([], []))
                those = near[side] or near[1 - side]
                wanted.append(sum(xs[each] for each in those) / len(those) if those else xs[spot])
            for spot, x in zip(rank, _apart(rank, wanted, wide), strict=True):
                xs[spot] = x
    return xs


def _apart(rank: Sequence[Spot], wanted: Sequence[float], wide: Mapping[Spot, float]) -> list[float]:
    """The places nearest to those wanted (least squares) at which spots keep their order and their distance: neighbours that
    would overlap are moved as one."""
    offsets, total = [], 0.0
    for at, spot in enumerate(rank):
        total += (wide[rank[at - 1]] + wide[spot]) / 2 + _GAP if at else 0.0
        offsets.append(total)
    blocks: list[tuple[float, int]] = []  # the sum of what is wanted, and of how many
    for want, offset in zip(wanted, offsets, strict=True):
        block = (want - offset, 1)
        while blocks and blocks[-1][0] / blocks[-1][1] > block[0] / block[1]:
            before = blocks.pop()
            block = (block[0] + before[0], block[1] + before[1])
        blocks.append(block)
    means = [sum_ / count for sum_, count in blocks for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]


def _run(
    at: int,
    arrow: Arrow,
    made: Ranked,
    boxes: Sequence[Placed],
    number: Mapping[str, int],
    xs: Mapping[Spot, float],
    ys: Mapping[Spot, float],
) -> Run:
    chain = made.chains[at]
    source, target = boxes[number[arrow.source]], boxes[number[arrow.target]]
    stub, up = at in made.stubs, at in made.up and at not in made.stubs
    mids = [(xs[spot], ys[spot] + 37) for spot in chain]
    if up:
        points = [(target.x, target.y + target.high), *mids, (source.x, source.y)][::-1]
        label = mids[-1]
    else:
        points = [(source.x, source.y + source.high), *mids]
        label = mids[0]
        if not stub:
            points.append((target.x, target.y))
    return Run(arrow, tuple(points), _written(arrow, stub), label, stub)
