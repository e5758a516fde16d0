"""Reading a sentence whole: each verb of telling with its keys, each number to type, and what is left over."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from ivrc.language.telling import endings
from ivrc.language.telling.cantonese import CANTONESE
from ivrc.language.telling.english import ENGLISH
from ivrc.language.telling.french import FRENCH
from ivrc.language.telling.leftover import called_keys, elliptic, left_over, left_over_words, named_keys
from ivrc.language.telling.lexicon import Lexicon
from ivrc.language.telling.mandarin import MANDARIN
from ivrc.language.telling.model import Doubt, Reading
from ivrc.language.telling.objects import other_keys
from ivrc.language.telling.offered import offered
from ivrc.language.telling.plain import plain
from ivrc.language.telling.prefixes import prefixes
from ivrc.language.telling.sentence import Sentence
from ivrc.language.telling.spanish import SPANISH
from ivrc.language.telling.taiwan import TAIWAN
from ivrc.language.telling.verbs import (
    doubt_further_lengths,
    forget_announced,
    one_after_the_other,
    read_verbs,
    together,
)
from ivrc.regex import regex

TABLES = (MANDARIN, TAIWAN, CANTONESE, ENGLISH, SPANISH, FRENCH)
"""Every language in which callers are told keys. A sentence may hold several: `中文请按1，for English press 2`."""

_LEXICONS = tuple(map(Lexicon, TABLES))
_HAN = tuple(lexicon for lexicon in reversed(_LEXICONS) if not lexicon.table.spaced)
_ALPHABETIC = tuple(lexicon for lexicon in _LEXICONS if lexicon.table.spaced)

_LETTER = regex("[a-z]")
_DIGITS = regex("[0-9]+")
MOST_NUMBERS = 100
"""Numbers of one sentence, in digits or in words, from which keys can be told. No caller listens to more, and none is guessed at."""


@lru_cache(maxsize=1 << 16)
def read(text: str, locale: str = "") -> Reading:
    """What a sentence tells, all numbers accounted for. `locale` decides between languages that share a word.

    The lexer, the lowering and the checks all ask for the same sentences, so answers are kept.
    """
    even = plain(text)
    lexicons = _spoken(even, locale)
    if len(even) > MOST_NUMBERS and (crowd := _crowd(even, lexicons)):
        reading = Reading(doubts=(Doubt((), *crowd.span(), "crowd"),))
    else:
        reading = _read(Sentence(text, even, lexicons))
    holds_on = any(lexicon.hold.search(even) for lexicon in lexicons)
    asks_for_speech = any(lexicon.say.search(even) for lexicon in lexicons)
    if holds_on or asks_for_speech:
        return reading._replace(holds_on=holds_on, asks_for_speech=asks_for_speech)
    return reading


def _read(sentence: Sentence) -> Reading:
    ends, stand_ins = endings.end_phrases(sentence), endings.stand_ins(sentence)
    read_verbs(sentence)
    if sentence.tells:
        prefixes(sentence)
        forget_announced(sentence)
        doubt_further_lengths(sentence)
        endings.bare_endings(sentence)
    named_keys(sentence)
    called_keys(sentence)
    elliptic(sentence)
    endings.apply(sentence, ends, stand_ins)
    if sentence.tells:
        endings.join_endings(sentence)
        other_keys(sentence)
        one_after_the_other(sentence)
        together(sentence)
    left_over(sentence)
    if sentence.tells:
        left_over_words(sentence)
    offered(sentence)
    return sentence.reading()


def _crowd(even: str, lexicons: tuple[Lexicon, ...]) -> re.Match[str] | None:
    """The first number of a sentence that is one too many."""
    for number in (_DIGITS, *(lexicon.key for lexicon in lexicons)):
        if crowd := next(islice(number.finditer(even), MOST_NUMBERS, None), None):
            return crowd
    return None


class _Languages(NamedTuple):
    """What a sentence of a locale may tell in: `han` where it has none of the words of `others`, the other languages
    without blanks between words; `own`, the locale's, and `alphabetic`, the others with blanks."""

    han: Lexicon
    others: tuple[tuple[Lexicon, re.Pattern[str]], ...]
    own: tuple[Lexicon, ...]
    alphabetic: tuple[Lexicon, ...]


@cache
def _languages(locale: str) -> _Languages:
    han, *others = sorted(_HAN, key=lambda lexicon: not _speaks(lexicon, locale))
    beyond = (re.compile(other.words(other.own_words - han.own_words)) for other in others)
    own = tuple(lexicon for lexicon in _ALPHABETIC if _speaks(lexicon, locale))
    return _Languages(
        han,
        tuple(zip(others, beyond, strict=True)),
        own,
        tuple(lexicon for lexicon in _ALPHABETIC if lexicon not in own),
    )


def _spoken(even: str, locale: str) -> tuple[Lexicon, ...]:
    """The languages of the scripts that a sentence holds: of those without blanks the one whose own words it has, else
    that of the locale; of the alphabetic ones those whose verbs it has, that of the locale first."""
    han, others, own, alphabetic = _languages(locale)
    ascii_ = even.isascii()
    latin = own
    if ascii_ or _LETTER.search(even):
        latin += tuple([each for each in alphabetic if each.teller.search(even)])
    if ascii_:
        return latin or _ALPHABETIC[:1]
    for other, words in others:
        if words.search(even):
            return (other, *latin)
    return (han, *latin)


def _speaks(lexicon: Lexicon, locale: str) -> bool:
    return any(locale == own or locale.startswith(f"{own}-") for own in lexicon.table.locales)


def understood(locale: str) -> bool:
    """Whether some table says how keys are told in a language."""
    return any(_speaks(lexicon, locale) for lexicon in _LEXICONS)


def may_tell(text: str, locale: str = "") -> bool:
    """Whether a sentence tells a key or a number to type, or may do so."""
    reading = read(text, locale)
    return bool(reading.keys or reading.typed or any(doubt.keys for doubt in reading.doubts))
