"""Reading a sentence whole: each verb of telling with its keys, each number to type, and what is left over."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice

from ivrc.language.telling import endings
from ivrc.language.telling.cantonese import CANTONESE
from ivrc.language.telling.english import ENGLISH
from ivrc.language.telling.french import FRENCH
from ivrc.language.telling.leftover import called_keys, elliptic, left_over, left_over_words, named_keys
from ivrc.language.telling.lexicon import Lexicon
from ivrc.language.telling.mandarin import MANDARIN
from ivrc.language.telling.model import Doubt, Reading
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
)

TABLES = (MANDARIN, TAIWAN, CANTONESE, ENGLISH, SPANISH, FRENCH)
"""Every language in which callers are told keys. A sentence may hold several: `中文请按1，for English press 2`."""

_LEXICONS = tuple(map(Lexicon, TABLES))
_HAN = tuple(lexicon for lexicon in reversed(_LEXICONS) if not lexicon.table.spaced)
_ALPHABETIC = tuple(lexicon for lexicon in _LEXICONS if lexicon.table.spaced)

_LETTER = re.compile("[a-z]")
_DIGITS = re.compile("[0-9]+")
MOST_NUMBERS = 100
"""Numbers of one sentence, in digits or in words, from which keys can be told. No caller listens to more, and none is guessed at."""


@lru_cache(maxsize=1 << 16)
def read(text: str, locale: str = "") -> Reading:
    """What a sentence tells, all numbers accounted for. `locale` decides between languages that share a word.

    The lexer, the lowering and the checks all ask for the same sentences, so answers are kept.
    """
    even, lexicons = _prepared(text, locale)
    if len(even) > MOST_NUMBERS and (crowd := _crowd(even, lexicons)):
        return Reading((), (), (), (Doubt((), *crowd.span(), "crowd"),), ())
    sentence = Sentence(text, even, lexicons)
    ends, stand_ins = endings.end_phrases(sentence), endings.stand_ins(sentence)
    read_verbs(sentence)
    if sentence.tells:
        prefixes(sentence)
        forget_announced(sentence)
        doubt_further_lengths(sentence)
        endings.bare_endings(sentence)
    named_keys(sentence)
    called_keys(sentence)
    if sentence.tells:
        elliptic(sentence)
    endings.apply(sentence, ends, stand_ins)
    if sentence.tells:
        endings.join_endings(sentence)
        one_after_the_other(sentence)
    left_over(sentence)
    if sentence.tells:
        left_over_words(sentence)
    return sentence.reading()


def _crowd(even: str, lexicons: tuple[Lexicon, ...]) -> re.Match[str] | None:
    """The first number of a sentence that is one too many."""
    for number in (_DIGITS, *(lexicon.key for lexicon in lexicons)):
        if crowd := next(islice(number.finditer(even), MOST_NUMBERS, None), None):
            return crowd
    return None


@lru_cache(maxsize=1 << 16)
def _prepared(text: str, locale: str) -> tuple[str, tuple[Lexicon, ...]]:
    """A sentence evened out, and the languages in which it may tell."""
    even = plain(text)
    return even, _spoken(even, locale)


def _spoken(even: str, locale: str) -> tuple[Lexicon, ...]:
    """The languages of the scripts that a sentence holds: of those without blanks the one whose own words it has, else
    that of the locale; of the alphabetic ones those whose verbs it has, that of the locale first."""
    han, alphabetic = _in_order(locale)
    own = _speaks(alphabetic[0], locale)
    latin = tuple(each for each in alphabetic[own:] if each.teller.search(even)) if _latin(even) else ()
    latin = (*alphabetic[:own], *latin) or alphabetic[: even.isascii()]
    if even.isascii():
        return latin
    others = (each for each in han[1:] if _own(each, han[0]).search(even))
    return (next(others, han[0]), *latin)


@cache
def _in_order(locale: str) -> tuple[tuple[Lexicon, ...], tuple[Lexicon, ...]]:
    """The languages without and with blanks between words, that of the locale first."""

    def other(lexicon: Lexicon) -> bool:
        return not _speaks(lexicon, locale)

    return tuple(sorted(_HAN, key=other)), tuple(sorted(_ALPHABETIC, key=other))


def _speaks(lexicon: Lexicon, locale: str) -> bool:
    return any(locale == own or locale.startswith(f"{own}-") for own in lexicon.table.locales)


@cache
def _own(lexicon: Lexicon, first: Lexicon) -> re.Pattern[str]:
    """The words that one language has beyond another of the same script."""
    return re.compile(lexicon.words(lexicon.own_words - first.own_words))


def _latin(even: str) -> bool:
    return even.isascii() or _LETTER.search(even) is not None


def understood(locale: str) -> bool:
    """Whether some table says how keys are told in a language."""
    return any(_speaks(lexicon, locale) for lexicon in _LEXICONS)


def may_tell(text: str, locale: str = "") -> bool:
    """Whether a sentence tells a key or a number to type, or may do so."""
    reading = read(text, locale)
    return bool(reading.told or reading.typed or any(doubt.keys for doubt in reading.doubts))


@lru_cache(maxsize=1 << 16)
def holds_on(text: str, locale: str = "") -> bool:
    """Whether an option also takes the caller who presses nothing (`人工服务请按0或直接等待`)."""
    even, lexicons = _prepared(text, locale)
    return any(lexicon.hold.search(even) for lexicon in lexicons)


@lru_cache(maxsize=1 << 16)
def asks_for_speech(text: str, locale: str = "") -> bool:
    """Whether a sentence asks for words instead of a key (`press or say 1`)."""
    even, lexicons = _prepared(text, locale)
    return any(lexicon.say.search(even) for lexicon in lexicons)
