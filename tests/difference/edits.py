"""Edits of menu files of a known kind, drawn at random: what only the writer sees, and what a caller meets."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from ivrc.formatter.written import written
from ivrc.lsp.names import FLOW, HOURS, NODE, VARIABLE, names

BUILT_IN = ("企业名称", "回复时限", "company", "reply-time")
"""Names that the standard phrases use: to rename one takes it out of them."""


OUTSIDE = "renamed, and seen outside"
"""A mailbox that is called as its block, and a survey, whose name stands in its notes."""


class Edit(NamedTuple):
    """An edited text. `block` is where it was edited, empty where that is no one place; `was` and `now` are what stands there."""

    kind: str
    text: str
    block: str = ""
    was: str = ""
    now: str = ""


_HEADER = re.compile(r"^(\S+)\s+([^\s:：]+)")
_WORDS = re.compile(r"[“\"]([^“”\"]{2,})[”\"]")
_KEY = re.compile(r"(?:请按|请撳|press |按)(\d)(?!\d)")
_TO = re.compile(r"(?:→|->)\s*([\w·-]+)\s*$")
_TIME = re.compile(r"(\d+)(?=\s*(?:秒|s\b))")
_AGAIN = re.compile(r"(?:重听|repeat)\s*(\d)")
_HOURS = re.compile(r"(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)")
_DIAL = re.compile(r"(?:拨|dial)\s+([\w·-]+)")
_DIGITS = re.compile(r"(\d)(?=\s*(?:位(?!.*口令)|-digit))")
"""Not of a PIN: how long it is says the site, and no call types a wrong one that is as long as it may be."""
_BOX = re.compile(r"(?:信箱|mailbox)\s+(\S+)")
_MORE = re.compile(r"(?:大于|小于|over|under|below|above)\s*(\d+)")
_COMMENT = re.compile(r"//.*")


def _blocks(text: str) -> list[list[str]]:
    """The lines of each block, what stands before the first one first."""
    found: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line and not line[0].isspace() and not line.startswith("//"):
            found.append([])
        found[-1].append(line)
    return found


def _block_of(lines: Sequence[str], number: int) -> str:
    for line in reversed(lines[: number + 1]):
        if line and not line[0].isspace() and (found := _HEADER.match(line)):
            return found[2]
    return ""


class _Place(NamedTuple):
    line: int
    start: int
    end: int
    text: str
    block: str


def _places(text: str, pattern: re.Pattern[str], group: int = 1) -> list[_Place]:
    """Where a pattern stands outside comments."""
    lines = text.split("\n")
    return [
        _Place(number, *found.span(group), found[group], _block_of(lines, number))
        for number, line in enumerate(lines)
        for found in pattern.finditer(_COMMENT.sub("", line))
    ]


def _put(text: str, *news: tuple[_Place, str]) -> str:
    lines = text.split("\n")
    for place, new in sorted(news, key=lambda each: (each[0].line, -each[0].start), reverse=False):
        line = lines[place.line]
        lines[place.line] = line[: place.start] + new + line[place.end :]
    return "\n".join(lines)


def _one(
    kind: str, pattern: re.Pattern[str], other: Callable[[str, Random], str]
) -> Callable[[str, Random], Edit | None]:
    def edit(text: str, random: Random) -> Edit | None:
        places = _places(text, pattern)
        if not places:
            return None
        place = random.choice(places)
        new = other(place.text, random)
        return Edit(kind, _put(text, (place, new)), place.block, place.text, new)

    return edit


def _renamed(text: str, random: Random) -> Edit | None:
    known = names(text)
    given = [
        each
        for each in known
        if each.given
        and each.kind in (NODE, HOURS, FLOW, VARIABLE)
        and not each.flow
        and each.name not in BUILT_IN
    ]
    if not given:
        return None
    chosen = random.choice(given)
    lines = text.split("\n")
    for each in reversed(known):
        if (each.kind, each.name, each.flow) == (chosen.kind, chosen.name, ""):
            line = lines[each.line]
            lines[each.line] = f"{line[: each.start]}新名{line[each.end :]}"
    own = [line for block in _blocks(text) if chosen.name in block[0] for line in block if _BOX.search(line)]
    outside = chosen.block == "SURVEY" or (chosen.block == "VOICEMAIL" and not own)
    return Edit(OUTSIDE if outside else "renamed", "\n".join(lines), "新名", chosen.name, "新名")


def _moved(text: str, random: Random) -> Edit | None:
    before, *blocks = _blocks(text)
    entry = next(
        (
            n
            for n, block in enumerate(blocks)
            if not re.match(r"热线|hotline|时间|hours|引用|include", block[0])
        ),
        0,
    )
    kept, rest = blocks[: entry + 1], blocks[entry + 1 :]
    if len(rest) < 2:
        return None
    random.shuffle(rest)
    return Edit("moved", "\n".join(line for block in (before, *kept, *rest) for line in (*block, "")))


def _commented(text: str, random: Random) -> Edit | None:
    lines = text.split("\n")
    for number in random.sample(range(len(lines)), min(3, len(lines))):
        if lines[number].strip() and "//" not in lines[number]:
            lines[number] += "  // 说明"
    return Edit("commented", "\n".join(lines))


def _formatted(text: str, _: Random) -> Edit | None:
    return Edit("formatted", written(text.replace("    ", "  ")))


def _reworded(text: str, random: Random) -> Edit | None:
    return _one(
        "words", _WORDS, lambda was, random: ("现在，" if re.search("[一-鿿]", was) else "And now: ") + was
    )(text, random)


def _swapped(kind: str, pattern: re.Pattern[str]) -> Callable[[str, Random], Edit | None]:
    def edit(text: str, random: Random) -> Edit | None:
        by_block: dict[str, list[_Place]] = {}
        for place in _places(text, pattern):
            by_block.setdefault(place.block, []).append(place)
        pairs = [
            (one, other)
            for places in by_block.values()
            for one in places
            for other in places
            if one.line < other.line and one.text != other.text
        ]
        if not pairs:
            return None
        one, other = random.choice(pairs)
        return Edit(kind, _put(text, (one, other.text), (other, one.text)), one.block, one.text, other.text)

    return edit


def _led_elsewhere(text: str, random: Random) -> Edit | None:
    others = [each.name for each in names(text) if each.given and each.kind == NODE and not each.flow]
    return _one(
        "led elsewhere",
        _TO,
        lambda was, random: random.choice([each for each in others if each != was] or [was]),
    )(text, random)


def _left_out(text: str, random: Random) -> Edit | None:
    places = _places(text, _KEY)
    if not places:
        return None
    place = random.choice(places)
    lines = text.split("\n")
    return Edit(
        "left out", "\n".join(lines[: place.line] + lines[place.line + 1 :]), place.block, lines[place.line]
    )


def _later(was: str, random: Random) -> str:
    return str(int(was) + random.choice((2, 5, 10)))


def _hour(was: str, random: Random) -> str:
    found = _HOURS.match(was)
    assert found
    begin, first, end, last = map(int, found.groups())
    if random.random() < 0.5:
        return f"{begin}:{(first + 30) % 60:02}-{end}:{last:02}"
    return f"{begin}:{first:02}-{end}:{(last + 30) % 60:02}"


UNSEEN: tuple[Callable[[str, Random], Edit | None], ...] = (_renamed, _moved, _commented, _formatted)
MET: tuple[Callable[[str, Random], Edit | None], ...] = (
    _reworded,
    _swapped("keys swapped", _KEY),
    _swapped("ways swapped", _TO),
    _led_elsewhere,
    _left_out,
    _one("time", _TIME, _later),
    _one("repeats", _AGAIN, lambda was, random: str((int(was) + 1) % 4)),
    _one("hours", re.compile(f"({_HOURS.pattern})"), _hour),
    _one("weekday", re.compile("周([一二三四五六])"), lambda was, random: random.choice("一二三四五六日".replace(was, ""))),
    _one("destination", _DIAL, lambda was, random: "新坐席"),
    _one("digits", _DIGITS, lambda was, random: str(int(was) % 9 + 1)),
    _one("mailbox", _BOX, lambda was, random: "新信箱"),
    _one("amount", _MORE, lambda was, random: str(int(was) + 7)),
)  # fmt: skip


def drawn(text: str, random: Random, met: bool) -> Edit | None:
    """An edit that a caller meets, or one that none does."""
    return random.choice(MET if met else UNSEEN)(text, random)
