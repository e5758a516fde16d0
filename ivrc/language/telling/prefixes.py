"""A key and a number that is typed after it: `dial 7 followed by the room number`, `按0+分机号`, `在房号前加拨8`.

One entry that begins with the key, or the key alone, after which another menu asks for the number? Both are so spoken.
"""

from __future__ import annotations

from typing import NamedTuple

from ivrc.language.telling.lengths import length_in
from ivrc.language.telling.lexicon import Lexicon
from ivrc.language.telling.model import LONGEST_ENTRY, Doubt
from ivrc.language.telling.sentence import Sentence, Tell
from ivrc.regex import regex

_NEAR = 40
"""Characters before a verb in which its sentence says what its key is put before."""
_BLANK = regex(r"\s*")


class _Number(NamedTuple):
    """What is typed after a key: how long it is, nothing where that is not told; its name; where it ends."""

    lengths: tuple[int, ...]
    name: tuple[int, int]
    end: int


def prefixes(sentence: Sentence) -> None:
    """Doubts each key that a number may follow; what was read of the number is part of the doubt."""
    for tell in list(sentence.tells):
        if tell.verb is None or not tell.keys or tell not in sentence.tells:
            continue
        number = _behind(sentence, tell, tell.verb.lexicon) or _ahead(sentence, tell, tell.verb.lexicon)
        if number:
            _doubt(sentence, tell, number)


def _behind(sentence: Sentence, tell: Tell, lexicon: Lexicon) -> _Number | None:
    plain = sentence.plain
    joined = lexicon.joined.match(plain, tell.end)
    if joined is None:
        return None
    at, limit = joined.end(), sentence.clause(joined.end())[1]
    number = length_in(lexicon, plain, at, limit, ()) if lexicon.length.match(plain, at, limit) else None
    typing = lexicon.typing.match(plain, at, limit)
    if number is None and typing and typing["name"]:
        number = length_in(lexicon, plain, at, typing.end(), ())
    if number:
        return _Number(number.lengths, number.name, number.end)
    if typing and typing["name"]:
        return _Number((), typing.span("name"), typing.end())
    if extension := lexicon.extension.match(plain, at, limit):
        return _Number((), extension.span(), extension.end())
    if not joined["sure"] or at in sentence.numbers or lexicon.key.match(plain, at):
        return None
    return _Number((), (at, at), at)


def _ahead(sentence: Sentence, tell: Tell, lexicon: Lexicon) -> _Number | None:
    before = lexicon.ahead.search(sentence.plain, max(0, tell.start - _NEAR), tell.start)
    return _Number((), (tell.start, tell.start), tell.end) if before else None


def _doubt(sentence: Sentence, tell: Tell, number: _Number) -> None:
    """In place of all that was read up to the number's end."""
    within = [each for each in sentence.tells if tell.start <= each.start < number.end]
    sentence.tells = [each for each in sentence.tells if each not in within]
    typed = next((each.typed for each in within if each.typed), None)
    open_ = next((each.open for each in within if each.open), None)
    keys = tuple(dict.fromkeys(each.keys for each in tell.keys))
    lengths = number.lengths or (typed.lengths if typed else range(1, LONGEST_ENTRY))
    longer = tuple(
        key + "X" * length for key in keys for length in lengths if len(key) + length <= LONGEST_ENTRY
    )
    start, end = tell.keys[0].start, max(number.end, *(each.end for each in within))
    name = sentence.words(*number.name)
    name = name or (typed.variable if typed else open_.variable if open_ else "")
    sentence.spend(start, end)
    sentence.doubts.append(Doubt(keys, start, end, "prefix", longer, name))
