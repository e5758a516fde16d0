"""A sentence with values in braces, taken apart into pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.nodes import Clip
from ivrc.speech import production
from ivrc.speech.engines.base import Carrier
from ivrc.speech.joined.carriers import PACE, carrier
from ivrc.speech.joined.words import TEXT, NoValue, rest, words
from ivrc.speech.mandarin.normalise import has_words
from ivrc.speech.production import Progress, Result, unheard
from ivrc.speech.settings import SLOWEST
from ivrc.speech.studio import Studio

_SLOT = re.compile(r"\{([^{}]*?)(?::([A-Za-z]+))?\}")
_SIGNS = "，。、；：！？,.;:!? "
_STEP = 60
"""Milliseconds between the sentence's own words and a value's."""


class Part(NamedTuple):
    """A piece: its clip, what surrounds it as it is spoken, and the rest after it in milliseconds. The words of a
    value (`value`) are said more slowly."""

    clip: Clip
    carrier: Carrier
    rest: int
    value: bool


class _Said(NamedTuple):
    text: str
    rest: int
    value: bool


def plan(sentence: str, locale: str = "zh-CN", span: Span | None = None) -> tuple[Part, ...]:
    """The pieces of `您的余额是{1234.5元}，请核对。`. In braces stands a value, with how it is read if that is not as it
    would be read in a prompt: `{8021:digits}`, `{8021:number}`.

    Raises NoValue.
    """
    said = _said(sentence, locale)
    if not said or re.search(r"[{}]", _SLOT.sub("", sentence)):
        raise NoValue(sentence)
    parts = []
    for number, (text, after, value) in enumerate(said):
        ends = number == len(said) - 1
        around = carrier(locale, begins=number == 0 and not value, ends=ends)
        if ends:
            text += "." if locale.startswith("en") else "。"
        name = sha256("\0".join((locale, *around, text)).encode()).hexdigest()[:8]
        slug = re.sub(r"[^\w]+", "", text)[:12]
        clip = Clip(f"{slug}-{name}", text, locale, (), span or Span("TEXT"))
        parts.append(Part(clip, around, 0 if ends else after, value))
    return tuple(parts)


def produce(parts: Sequence[Part], studio: Studio, progress: Progress = unheard) -> Result:
    """Has the pieces made that are not there yet."""
    slow = replace(studio.settings, rate=max(SLOWEST, studio.settings.rate * PACE))
    pieces = replace(
        studio,
        own={part.clip.id: slow for part in parts if part.value} | dict(studio.own),
        carriers={part.clip.id: part.carrier for part in parts},
    )
    return production.produce([part.clip for part in parts], pieces, progress)


def _said(sentence: str, locale: str) -> list[_Said]:
    """The sentence's own words and the words of its values, in order."""
    found: list[_Said] = []
    at = 0
    for slot in [*_SLOT.finditer(sentence), None]:
        text = sentence[at : slot.start() if slot else None]
        words_begin = len(text) - len(text.lstrip(_SIGNS))
        if found and (pause := rest(text[:words_begin])):
            found[-1] = found[-1]._replace(rest=pause)
        if has_words(text):
            found.append(_Said(text.strip(_SIGNS), rest(text) or _STEP, value=False))
        if slot is None:
            break
        at = slot.end()
        value = [_Said(*word, value=True) for word in words(slot[1], slot[2] or TEXT, locale)]
        found += [*value[:-1], value[-1]._replace(rest=value[-1].rest or _STEP)]
    return found
