"""A sentence with values in braces, taken apart into pieces."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.nodes import Clip
from ivrc.saying import spaced
from ivrc.speech import production
from ivrc.speech.carriers import carrier
from ivrc.speech.joined import sense
from ivrc.speech.joined.sense import NoValue
from ivrc.speech.joined.wording import of_own, of_signs, of_value
from ivrc.speech.production import Progress, Result, unheard
from ivrc.speech.said import Said, readings, said
from ivrc.speech.settings import SLOWEST
from ivrc.speech.spoken import Carrier
from ivrc.speech.studio import Studio

_PAUSE = 150
"""Milliseconds of a rest before which a word is the last of its group."""

_STEP = 60
"""Milliseconds between the sentence's own words and a value's."""


class Part(NamedTuple):
    """A piece: its clip, what surrounds it as it is spoken, and the rest after it in milliseconds. The words of a
    value (`value`) are said more slowly."""

    clip: Clip
    carrier: Carrier
    rest: int
    value: bool


class _Placed(NamedTuple):
    start: int
    end: int
    rest: int
    value: bool


def plan(
    sentence: str,
    locale: str = "zh-CN",
    span: Span | None = None,
    with_readings: Callable[[Clip], Clip] = lambda clip: clip,
) -> tuple[Part, ...]:
    """The pieces of `您的余额是{1234.5元}，请核对。`. In braces stands a value; it is said as it would be said in the
    sentence written whole, unless it is told how it is read: `{8021:digits}`, `{8021:number}`. `with_readings` gives a clip as
    engines are to be given it (the project's readings).

    Raises NoValue (Untold among them), and BadReading for a reading of `with_readings` that is none.
    """
    sense.told(sentence, locale)
    whole = _said(sense.written(sentence, locale), locale, with_readings)
    skeleton, mark = sense.marked(sentence)
    own = _said(skeleton, locale, with_readings).text.split(mark)
    words = _words(whole.text, own, locale)
    if not words:
        raise NoValue(sentence)
    where = span or Span("TEXT")
    return tuple(
        _part(whole, word, locale, where, begins=number == 0, ends=number == len(words) - 1)
        for number, word in enumerate(words)
    )


def produce(parts: Sequence[Part], studio: Studio, progress: Progress = unheard) -> Result:
    """Has the pieces made that are not there yet."""
    slow = replace(studio.settings, rate=max(SLOWEST, studio.settings.rate_of_numbers))
    pieces = replace(
        studio,
        own={part.clip.id: slow for part in parts if part.value} | dict(studio.own),
        carriers={part.clip.id: part.carrier for part in parts},
    )
    return production.produce([part.clip for part in parts], pieces, progress)


def _said(text: str, locale: str, with_readings: Callable[[Clip], Clip]) -> Said:
    return said(with_readings(Clip("whole", text, locale, (), Span("TEXT"))))


def _words(whole: str, own: Sequence[str], locale: str) -> list[_Placed]:
    """The sentence's own words and the words of its values, in order."""
    found: list[_Placed] = []
    for stretch in sense.stretches(whole, own):
        if found and (pause := of_signs(whole[stretch.start : stretch.end])):
            found[-1] = found[-1]._replace(rest=pause)
        if stretch.value:
            words = of_value(whole, stretch.start, stretch.end, locale)
        else:
            words = of_own(whole, stretch.start, stretch.end)
        placed = [_Placed(*word, stretch.value) for word in words]
        found += [*placed[:-1], *(last._replace(rest=last.rest or _STEP) for last in placed[-1:])]
    return found


def _part(whole: Said, word: _Placed, locale: str, span: Span, *, begins: bool, ends: bool) -> Part:
    text = whole.text[word.start : word.end]
    around = carrier(
        locale, begins=begins and not word.value, ends=ends, pauses=word.rest >= _PAUSE, value=word.value
    )
    given = readings(whole, word.start, word.end, locale)
    text += ("." if spaced(locale) else "。") if ends else ""
    name = sha256(
        "\0".join((locale, *around[:2], *map("".join, around.others), text, *map("=".join, given))).encode()
    ).hexdigest()[:8]
    slug = re.sub(r"[^\w]+", "", text)[:12]
    clip = Clip(f"{slug}-{name}", text, locale, given, span)
    return Part(clip, around, 0 if ends else word.rest, word.value)
