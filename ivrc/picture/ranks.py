"""Boxes in ranks: each below those that lead to it, with as few crossings as a few rounds of sorting leave.

Every arrow is a chain through the ranks between its ends, and what is written on it stands in the rank below its source:
nothing lies upon anything else. Linear in what is drawn; a long arrow, or one of many to a box, ends in a stub that names it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ivrc.picture.graph import Picture

MOST_IN = 6
"""Arrows that are drawn to one box; more than that, and those from afar are stubs."""
MOST_RANKS = 5
"""Ranks of boxes that a drawn arrow may cross."""
MOST_ABREAST = 16
"""Boxes in a rank. Where one would have more, boxes go further down, each still below those that lead to it."""
_ROUNDS = 8


class Spot(NamedTuple):
    """Something that takes room in a rank: a box (its number), or what an arrow is there (its number)."""

    box: int = -1
    arrow: int = -1
    step: int = 0


class Ranked(NamedTuple):
    """The spots of each rank from left to right; of each arrow its spots from its source on; and which arrows are stubs, which
    go up and are chained from their targets, and which stay in their box."""

    ranks: tuple[tuple[Spot, ...], ...]
    chains: tuple[tuple[Spot, ...], ...]
    stubs: frozenset[int]
    up: frozenset[int]
    loops: frozenset[int]


def ranked(picture: Picture) -> Ranked:
    """Where everything of a picture stands, by order alone."""
    number = {box.id: at for at, box in enumerate(picture.boxes)}
    ends = [(number.get(a.source, -1), number.get(a.target, -1)) for a in picture.arrows]
    rank, up = _ranks(len(picture.boxes), ends)
    loops = frozenset(at for at, (a, b) in enumerate(ends) if a == b)
    into = [0] * len(picture.boxes)
    for at, (_, target) in enumerate(ends):
        into[target] += at not in loops
    stubs = frozenset(
        at
        for at, (a, b) in enumerate(ends)
        if at not in loops
        and (abs(rank[b] - rank[a]) > MOST_RANKS or (into[b] > MOST_IN and abs(rank[b] - rank[a]) > 1))
    )
    rows: list[list[Spot]] = [[] for _ in range(2 * max(rank, default=0) + 2)]
    for at, level in enumerate(rank):
        rows[2 * level].append(Spot(box=at))
    chains: list[tuple[Spot, ...]] = []
    for at, (a, b) in enumerate(ends):
        chain: list[Spot] = []
        if at in stubs:
            chain = [Spot(arrow=at)]
            rows[2 * rank[a] + 1].append(chain[0])
        elif at not in loops:
            low, high = sorted((2 * rank[a], 2 * rank[b]))
            for step, level in enumerate(range(low + 1, high)):
                chain.append(Spot(arrow=at, step=step))
                rows[level].append(chain[-1])
        chains.append(tuple(chain))
    order = _sorted(rows, _neighbours(ends, chains, stubs, up, loops))
    while len(order) > 1 and not order[-1]:
        order.pop()
    return Ranked(tuple(map(tuple, order)), tuple(chains), stubs, up, loops)


def _ranks(boxes: int, ends: Sequence[tuple[int, int]]) -> tuple[list[int], frozenset[int]]:
    """The rank of each box, and the arrows that go back up: those that close a circle, seen from the first box."""
    out: list[list[tuple[int, int]]] = [[] for _ in range(boxes)]
    for at, (a, b) in enumerate(ends):
        out[a].append((at, b))
    up: set[int] = set()
    state = [0] * boxes
    finished: list[int] = []
    for root in range(boxes):
        stack = [(root, iter(out[root]))] if not state[root] else []
        state[root] = state[root] or 1
        while stack:
            here, onward = stack[-1]
            step = next(onward, None)
            if step is None:
                state[here] = 2
                finished.append(here)
                stack.pop()
            elif state[step[1]] == 1:
                up.add(step[0])
            elif not state[step[1]]:
                state[step[1]] = 1
                stack.append((step[1], iter(out[step[1]])))
    rank = [0] * boxes
    for here in reversed(finished):
        for at, there in out[here]:
            if at not in up:
                rank[there] = max(rank[there], rank[here] + 1)
    if boxes and max(Counter(rank).values()) > MOST_ABREAST:
        rank = _narrow([[b for at, b in each if at not in up] for each in out])
    return rank, frozenset(up)


def _narrow(out: Sequence[Sequence[int]]) -> list[int]:
    """The rank of each box with few abreast: the highest below those that lead to it that has room, a box and what it leads to
    before its neighbour, so that they stay near each other (list scheduling)."""
    left, rank = [0] * len(out), [0] * len(out)
    for onward in out:
        for there in onward:
            left[there] += 1
    stack = [here for here in reversed(range(len(out))) if not left[here]]
    many, room = (
        [0] * (len(out) + 1),
        list(range(len(out) + 1)),
    )  # room: the rank, or a later one on the way to one with room
    while stack:
        here = stack.pop()
        rank[here] = level = _free(room, rank[here])
        many[level] += 1
        if many[level] == MOST_ABREAST:
            room[level] = level + 1
        for there in reversed(out[here]):
            rank[there] = max(rank[there], level + 1)
            left[there] -= 1
            if not left[there]:
                stack.append(there)
    return rank


def _free(room: list[int], level: int) -> int:
    """The first rank from a level on that has room."""
    while room[level] != level:
        room[level] = room[room[level]]
        level = room[level]
    return level


def _neighbours(
    ends: Sequence[tuple[int, int]],
    chains: Sequence[tuple[Spot, ...]],
    stubs: frozenset[int],
    up: frozenset[int],
    loops: frozenset[int],
) -> dict[Spot, tuple[list[Spot], list[Spot]]]:
    """Of each spot those that it is joined to, above and below."""
    found: dict[Spot, tuple[list[Spot], list[Spot]]] = {}
    for at, chain in enumerate(chains):
        if at in loops:
            continue
        a, b = (Spot(box=end) for end in ends[at])
        if at in up and at not in stubs:
            a, b = b, a
        path = [a, *chain] if at in stubs else [a, *chain, b]
        for above, below in zip(path, path[1:], strict=False):
            found.setdefault(above, ([], []))[1].append(below)
            found.setdefault(below, ([], []))[0].append(above)
    return found


def _sorted(
    rows: Sequence[list[Spot]], joined: Mapping[Spot, tuple[list[Spot], list[Spot]]]
) -> list[list[Spot]]:
    """The rows with each spot near the middle of its neighbours, now of those above, now of those below."""
    order = [list(row) for row in rows]
    for round_ in range(_ROUNDS):
        side = round_ % 2
        place = {spot: at / max(len(row), 1) for row in order for at, spot in enumerate(row)}
        for row in order if side == 0 else reversed(order):
            means = {spot: _mean(place, joined.get(spot, ([], []))[side], place[spot]) for spot in row}
            row.sort(key=means.__getitem__)
            place.update((spot, at / max(len(row), 1)) for at, spot in enumerate(row))
    return order


def _mean(place: Mapping[Spot, float], near: Sequence[Spot], alone: float) -> float:
    return sum(place[each] for each in near) / len(near) if near else alone


def joined_to(picture: Picture, made: Ranked) -> dict[Spot, tuple[list[Spot], list[Spot]]]:
    """Of each spot of a picture those that it is joined to, above and below."""
    number = {box.id: at for at, box in enumerate(picture.boxes)}
    ends = [(number[a.source], number[a.target]) for a in picture.arrows]
    return _neighbours(ends, made.chains, made.stubs, made.up, made.loops)
