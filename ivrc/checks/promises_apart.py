"""IVRC278: a caller is promised an answer within one time, and a moment later within another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivrc.checks.course import course
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.checks.wording import wording
from ivrc.diagnostics import Label
from ivrc.flow.nodes import Clip
from ivrc.regex import regex

_ANSWER = wording(
    "回复|回覆|答复|答覆|回电|回電|覆電|处|處|办|辦|联|聯|call|ring|reply|respond|answer|get back|contact|be in touch",
    r"回[复覆电電]|答[复覆]|覆電|[联聯][系繫络絡]|[处處]理|[办辦]理|\b(?:call|ring|reply|respond|answer|get back|contact|be in touch)\b",
)
_WITHIN = regex(
    r"(?P<zh>\d{1,3}|[一二两兩三四五六七八九十]{1,4})\s*个?個?(?P<unit>工作日|小时|小時|分钟|分鐘|天|日|周|週)之?[内內]"
    r"|\b(?:within|in) (?:the next )?(?P<en>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty-four|forty-eight|seventy-two)"
    r"[- ](?P<of>(?:working|business) days?|hours?|minutes?|days?|weeks?)\b",
    re.IGNORECASE,
)
_UNITS = {
    "分钟": 1, "分鐘": 1, "小时": 60, "小時": 60, "天": 1440, "日": 1440, "周": 10080, "週": 10080,
    "minute": 1, "hour": 60, "day": 1440, "week": 10080,
}  # fmt: skip
_FIGURES = dict(zip("一二三四五六七八九十", range(1, 11), strict=True)) | {"两": 2, "兩": 2}
_WORDS = ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_MORE = {"an": 1, "twelve": 12, "twenty-four": 24, "forty-eight": 48, "seventy-two": 72}
_STEPS = 6
"""Nodes that one promise is followed through."""


def find(facts: Facts) -> Iterator[Finding]:
    """Each promise against the next that is heard on the way on, where nobody decides anything between."""
    if not facts.says(_ANSWER):
        return
    told: set[tuple[str, str]] = set()
    of_block = _of_blocks(facts)
    for name in facts.reached:
        for clip in facts.heard[name]:
            mine = _promised(clip)
            if mine is None:
                continue
            other = _next(facts, name, clip) or of_block.get(facts.owner(name))
            if other is None or other.id == clip.id:
                continue
            if _promised(other) != mine and (clip.id, other.id) not in told:
                told.add((clip.id, other.id))
                yield _found(facts, name, clip, other)


def _of_blocks(facts: Facts) -> dict[str, Clip]:
    """The last promise of each block that is several nodes, such as a callback."""
    found: dict[str, Clip] = {}
    for name, owner in facts.hotline.owners.items():
        for clip in facts.heard[name]:
            if _promised(clip) is not None:
                found[owner] = clip
    return found


def _next(facts: Facts, name: str, clip: Clip) -> Clip | None:
    """The promise that is heard next: in the same words, or behind them, a message left on the way."""
    heard = facts.heard[name]
    for each in heard[heard.index(clip) + 1 :]:
        if _promised(each) is not None:
            return each
    for _ in range(_STEPS):
        node = facts.nodes[name]
        if not (node.traits.passes or node.traits.keeps_message) or not facts.ways[name]:
            return None
        name = facts.ways[name][-1].target
        for each in facts.heard[name]:
            if _promised(each) is not None:
                return each
    return None


def _promised(clip: Clip) -> int | str | None:
    """Minutes, or working days; None where no answer is promised, or several times are told."""
    if not _ANSWER.expression.search(clip.text):
        return None
    found = {_time(match.groupdict()) for match in _WITHIN.finditer(clip.text)}
    return found.pop() if len(found) == 1 else None


def _time(of: dict[str, str | None]) -> int | str:
    number = _number(of["zh"] or "") if of["zh"] else _english((of["en"] or "").lower())
    unit = of["unit"] or (of["of"] or "").lower().rstrip("s")
    minutes = _UNITS.get(unit)
    return minutes * number if minutes else f"{number} working days"


def _number(written: str) -> int:
    if written.isdigit():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    return (10 * _FIGURES.get(tens, 1) if ten else 0) + (_FIGURES.get(ones, 0) if ones else 0)


def _english(word: str) -> int:
    return int(word) if word.isdigit() else _MORE.get(word) or (_WORDS.index(word) or 1)


def _found(facts: Facts, name: str, clip: Clip, other: Clip) -> Finding:
    one, two = quote(clip.text), quote(other.text)
    return Finding(
        clip.span,
        f"答应的时间前后不一样：先听到{one.zh}，接着听到{two.zh}",
        f"two times are promised one after the other: {one.en}, and then {two.en}",
        "都说同一个时间，例如都写 {回复时限}；或者删去一处。",
        "Tell one time in both, for instance {reply-time}; or leave one out.",
        [] if other.span == clip.span else [Label(other.span, "后来是这样说的", "told so later")],
        course(facts.reached, name),
    )


CHECK = Check("IVRC278", find)
