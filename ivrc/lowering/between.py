"""每隔30秒: what is said between the music of a queue; where it tells the place in it, one whole sentence for each place.
Code: IVRC299."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.kinds.queue import Between
from ivrc.flow.nodes import Play
from ivrc.language import tree
from ivrc.language.lines.announce import AnnounceLine
from ivrc.lowering.draft import Draft
from ivrc.lowering.figures import as_number
from ivrc.lowering.settings import bounded
from ivrc.lowering.speech import plays
from ivrc.lowering.telling import reading_of
from ivrc.regex import regex

NAMES = ("位置", "position")
"""What stands in braces for the place in the queue, the first being 1."""
MOST_PLACES = 20
"""Each is a sentence of its own, to be spoken and to be listened to."""
ROUND_SECONDS = 5
"""A telephone that rings is let ring: the words wait until it has, and a little longer."""
_SAID = regex(rf"(第?)[{{｛]\s*(?:{'|'.join(NAMES)})\s*[}}｝]", 0)
_EVERY_RANGE_MS = (10_000, 600_000)
_PAIR = "两"
_ORDINAL = "第"


class Waits(NamedTuple):
    """The queue as far as the words between depend on it: for how long an agent rings and a caller waits, how many can wait, and
    the keys that leave it."""

    ring_seconds: int
    longest_seconds: int
    most: int
    keys: frozenset[str]


def between(draft: Draft, source: tree.Block, queue: Waits) -> Between | None:
    """What is said, or None where nothing is or it cannot be."""
    line = next((each for each in source.lines if isinstance(each, AnnounceLine)), None)
    if line is None:
        return None
    every = bounded(draft, line.every_ms, _EVERY_RANGE_MS, line.span) // 1000
    places = _says_place(line)
    if places and not 1 <= queue.most <= MOST_PLACES:
        draft.found.append(_no_room(line.span))
        return None
    if every + queue.ring_seconds + ROUND_SECONDS > queue.longest_seconds:
        draft.found.append(_never(line.span))
        return None
    clips = _at_places(draft, line, queue.most) if places else _clip(draft, line, line.speech)
    for key in sorted(_told(draft, clips) - queue.keys):
        draft.found.append(_no_key(line.span, key))
    return Between(every, clips) if clips else None


def _says_place(line: AnnounceLine) -> bool:
    return any(isinstance(part, tree.Text) and _SAID.search(part.raw) for part in line.speech)


def _at_places(draft: Draft, line: AnnounceLine, most: int) -> tuple[str, ...]:
    found: list[str] = []
    for place in range(1, most + 1):
        found += _clip(draft, line, tuple(_placed(draft, part, place) for part in line.speech))
    return tuple(found) if len(found) == most else ()


def _placed(draft: Draft, part: tree.Text | tree.Phrase, place: int) -> tree.Text | tree.Phrase:
    """The words with the place in them."""
    if isinstance(part, tree.Phrase):
        return part
    raw = _SAID.sub(lambda found: found[1] + _word(place, draft.locale, found[1]), part.raw)
    return part._replace(
        raw=raw,
        others=tuple(other._replace(said=_placed(draft, other.said, place)) for other in part.others),
    )


def _word(place: int, locale: str, ordinal: str) -> str:
    """The number in words, which no sentence about keys is taken for."""
    whole = (
        as_number(f"{place}.0", locale).removesuffix("点零").removesuffix("點零").removesuffix(" point zero")
    )
    if place != 2 or not locale.startswith("zh"):
        return whole
    pair = _PAIR if locale == "zh-CN" else "兩"
    return "二" if ordinal == _ORDINAL else pair


def _clip(draft: Draft, line: AnnounceLine, speech: tree.Speech) -> tuple[str, ...]:
    """One clip, for a switch plays one at this place."""
    said = plays(draft, speech, interruptible=True)
    clips = tuple(each.clip for each in said if isinstance(each, Play))
    if len(clips) == len(said) == 1:
        return clips
    if said:
        draft.found.append(_not_one(line.span))
    return ()


def _told(draft: Draft, clips: tuple[str, ...]) -> set[str]:
    """The keys that the words tell."""
    readings = (reading_of(draft.clips[clip]) for clip in dict.fromkeys(clips) if clip in draft.clips)
    return {key.keys for reading in readings for key in reading.keys}


def _error(span: Span, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding(
        "IVRC299",
        span,
        zh=zh,
        en=en,
        mend_zh=mend_zh,
        mend_en=mend_en,
    )


def _no_room(span: Span) -> Diagnostic:
    return _error(
        span,
        f"要报第几位，却没有写最多几个人等着；每个位置是一句话，最多 {MOST_PLACES} 句",
        f"the place is said, and it is not written how many can wait; each place is a sentence of its own, at most {MOST_PLACES}",
        f"写上两行：容纳 {MOST_PLACES}人，满员 → …；或者不报位置。",
        f"Write two lines: room for {MOST_PLACES} callers, queue full -> …; or do not say the place.",
    )


def _never(span: Span) -> Diagnostic:
    return _error(
        span,
        "客户等不到这句话：间隔加上振铃的时间比最长等待还长",
        "callers do not wait until it is said: its interval and the time that an agent rings are longer than the longest wait",
        "缩短间隔，或者延长最长等待，例如：每隔30秒：“…”，最长等待 5分钟。",
        'Shorten the interval or lengthen the wait, for instance: announce every 30s: "…", wait at most 5 minutes.',
    )


def _no_key(span: Span, key: str) -> Diagnostic:
    return _error(
        span,
        f"音乐中间说了按 {key}，可是按 {key} 不会离开排队",
        f"key {key} is told between the music, and leaves no queue",
        f"加一行选项，例如：不想等待请按{key} → 留言；或者改掉这句话。",
        f"Add an option, such as: To leave a message, press {key} -> message; or change the words.",
    )


def _not_one(span: Span) -> Diagnostic:
    return _error(
        span,
        "音乐中间只能说一句整的话，里面只有位置可以变",
        "between the music one whole sentence can be said, in which nothing but the place differs",
        "写成一句，例如：每隔30秒：“您排在第{位置}位，请继续等待。”",
        'Write one sentence, such as: announce every 30s: "You are number {position}. Please keep holding."',
    )
