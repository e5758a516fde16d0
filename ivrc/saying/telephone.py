"""Digits one by one, in the groups in which people tell numbers of these lengths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ivrc.saying.rule import PAUSE, TAKEN, Rule

LONGEST = 32


Plan = tuple[str, tuple[int, ...]]
"""Numbers of a length, some with what they begin with, and the lengths of their groups. The first that fits holds."""

_CARDS: tuple[Plan, ...] = (("X" * 16, (4, 4, 4, 4)), ("X" * 19, (4, 4, 4, 4, 3)))
_LOCAL: tuple[Plan, ...] = (("X" * 7, (3, 4)), *_CARDS)
CHINA: tuple[Plan, ...] = (
    ("1XXXXXXXXXX", (3, 4, 4)),
    *((area + "X" * length, (3, length - 4, 4)) for area in ("010", "02X") for length in (7, 8)),
    *(("0[3-9]XX" + "X" * length, (4, length - 4, 4)) for length in (7, 8)),
    ("[48]00XXXXXXX", (3, 3, 4)),
    ("XXXXXXXX", (4, 4)),
    *_LOCAL,
)
AMERICA: tuple[Plan, ...] = (("X" * 10, (3, 3, 4)), *_LOCAL)
SPAIN: tuple[Plan, ...] = (("X" * 9, (3, 3, 3)), *_CARDS)
FRANCE: tuple[Plan, ...] = (("X" * 10, (2, 2, 2, 2, 2)), *_CARDS)


def rules(state: str, plans: Sequence[Plan], one: str, alone: str) -> Iterator[Rule]:
    """Digits in any number: in groups where they are a telephone's or a card's, else in a row. `one` is the word for a 1 among
    others, `alone` for a single one; any other digit is `d` and the digit."""
    for pattern, lengths in plans:
        yield Rule(state, "", (), f"g{_name(lengths)}", pattern)
    yield from _others(state, [pattern for pattern, _ in plans], alone)
    yield from _each("r", "r", one)
    yield Rule("r", "*", ("st",), "")
    yield Rule("r", "", (), "", "")
    for lengths in dict.fromkeys(lengths for _, lengths in plans):
        yield from _grouped(lengths, one)


def _others(state: str, grouped: Sequence[str], alone: str) -> Iterator[Rule]:
    yield Rule(state, "1", (alone,), "")
    yield Rule(state, "[02-9]", (f"d{TAKEN}",), "")
    yield Rule(state, "*", ("st",), "")
    for length in range(2, LONGEST + 1):
        for pattern in _rest(length, grouped):
            yield Rule(state, "", (), "r", pattern)
        yield Rule(state, "", (), "r", "X" * (length - 1) + "*")


def _rest(length: int, grouped: Sequence[str]) -> Iterator[str]:
    """Every number of the length that no pattern is of."""
    those = [_cells(pattern) for pattern in grouped if len(_cells(pattern)) == length]
    yield from (_written(cells) for cells in _without([["0123456789"] * length], those))


def _without(cells: list[list[str]], patterns: list[list[str]]) -> list[list[str]]:
    for pattern in patterns:
        left: list[list[str]] = []
        for each in cells:
            for place, (mine, its) in enumerate(zip(each, pattern, strict=True)):
                other = "".join(d for d in mine if d not in its)
                if other:
                    before = [
                        "".join(d for d in m if d in i)
                        for m, i in zip(each[:place], pattern[:place], strict=True)
                    ]
                    if all(before):
                        left.append([*before, other, *each[place + 1 :]])
        cells = left
    return cells


def _cells(pattern: str) -> list[str]:
    found: list[str] = []
    at = 0
    while at < len(pattern):
        if pattern[at] == "[":
            end = pattern.index("]", at)
            inner = pattern[at + 1 : end]
            spread = "-" in inner
            found.append("".join(map(str, range(int(inner[0]), int(inner[2]) + 1))) if spread else inner)
            at = end
        else:
            found.append("0123456789" if pattern[at] == "X" else pattern[at])
        at += 1
    return found


def _written(cells: Sequence[str]) -> str:
    return "".join("X" if len(c) == 10 else c if len(c) == 1 else f"[{c}]" for c in cells)


def _name(lengths: Sequence[int]) -> str:
    return "".join(map(str, lengths))


def _grouped(lengths: Sequence[int], one: str) -> Iterator[Rule]:
    for number, length in enumerate(lengths):
        rest = lengths[number + 1 :]
        for left in range(length, 0, -1):
            here = f"g{_name((left, *rest))}"
            then = f"g{_name((left - 1, *rest))}" if left > 1 else f"g{_name(rest)}" if rest else ""
            yield from _each(here, then, one, PAUSE if left == 1 and rest else "")


def _each(state: str, then: str, one: str, pause: str = "") -> Iterator[Rule]:
    yield Rule(state, "1", (one + pause,), then)
    yield Rule(state, "[02-9]", (f"d{TAKEN}{pause}",), then)
