"""`prompts/readings.yaml`: how a project's words are read, in one place, for every engine.

    zh-CN:
      重庆: chóng qìng          # pinyin with tones, a syllable for each character
      SaaS: 萨斯                # or other words, spoken in its place
    en-US:
      ZTE: Z T E

A reading in the text (`{重庆:chóng qìng}`) wins over these, and these over the table that ivrc ships. Engines that
take no phonemes are sent homophones. The block `zh-CN` also serves `zh`, `zh-SG` and `cmn`; pinyin is for
Mandarin, so the blocks of other languages hold words only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.files import read, shown
from ivrc.flow.nodes import Clip
from ivrc.phrases.load import READINGS as FILE

_SERVES = {"zh": "zh-CN", "cmn": "zh-CN", "zh-SG": "zh-CN"}
_MANDARIN = ("zh-CN", "zh-TW")
_HAN = re.compile("[\u3400-\u9fff]")
_SCHEMA = Path(__file__).parents[1] / "schemas" / "readings.json"


class Reading(NamedTuple):
    """A word and its pinyin, or the words spoken instead of it (`pinyin` is empty then)."""

    word: str
    pinyin: str
    words: str = ""


class Readings(NamedTuple):
    """A project's readings by locale, longer words before shorter ones."""

    by_locale: Mapping[str, tuple[Reading, ...]]

    def with_readings(self, clip: Clip) -> Clip:
        """The clip as an engine is to be given it: readings added, words replaced."""
        own = self.by_locale.get(_SERVES.get(clip.locale, clip.locale), ())
        if not own:
            return clip
        text, given = clip.text, clip.readings
        for reading in own:
            if any(reading.word in word or word in reading.word for word, _ in clip.readings):
                continue
            if reading.words:
                text = _spelt(reading.word).sub(reading.words.replace("\\", r"\\"), text)
            elif reading.word in text:
                given = (*given, (reading.word, reading.pinyin))
        return clip._replace(text=text, readings=given)


NONE = Readings({})


def load(prompts: Path) -> tuple[Readings, list[Diagnostic]]:
    """The readings of a project's `prompts/`; none where there is no such file."""
    from ivrc import yamlfile

    path = prompts / FILE
    if not path.exists():
        return NONE, []
    text, found = read(path, shown(path))
    if text is None:
        return NONE, found
    if not re.search(r"^\s*[^#\s]", text, re.MULTILINE):
        return NONE, []
    value, marks, more = yamlfile.read(shown(path), text, yamlfile.Schema(_SCHEMA))
    found = [*found, *more]
    by_locale: dict[str, tuple[Reading, ...]] = {}
    for locale, words in value.items() if isinstance(value, dict) else ():
        readings: list[Reading] = []
        for word, said in words.items() if isinstance(words, dict) else ():
            if not marks.sound((locale, word)):
                continue
            reading = _reading(locale, word, said)
            if reading:
                readings.append(reading)
            else:
                found.append(_bad(locale, word, said, marks.place((locale, word))))
        by_locale[locale] = tuple(sorted(readings, key=lambda r: len(r.word), reverse=True))
    return Readings(by_locale), found


def _reading(locale: str, word: str, said: str) -> Reading | None:
    """A reading as written; None where pinyin does not fit the word."""
    from ivrc.speech.mandarin.readings import BadReading, piece

    if locale not in _MANDARIN or _HAN.search(said):
        return Reading(word, "", " ".join(said.split()))
    try:
        return Reading(word, " ".join(piece(word, said).pinyin))
    except BadReading:
        return None if _HAN.search(word) else Reading(word, "", " ".join(said.split()))


def _spelt(word: str) -> re.Pattern[str]:
    """The word where it stands by itself: `ZTE` is no part of `ZTEs`. Chinese has no such boundary."""
    before = r"(?<![A-Za-z0-9])" if re.match("[A-Za-z0-9]", word) else ""
    after = r"(?![A-Za-z0-9])" if re.search("[A-Za-z0-9]$", word) else ""
    return re.compile(before + re.escape(word) + after)


def _bad(locale: str, word: str, said: Any, span: Span) -> Diagnostic:
    return finding(
        "IVRC507",
        span,
        zh=f"读音“{said}”不是拼音，或者音节数和“{word}”的字数不一致",
        en=f'the reading "{said}" is not pinyin, or has not one syllable for each character of "{word}"',
        mend_zh="写成带声调的拼音，每个字一个音节，例如 重庆: chóng qìng；或者写替它念的汉字。",
        mend_en="Write pinyin with tones, one syllable a character, as in 重庆: chóng qìng; or other characters.",
    )
