"""Keys that are offered without a verb of telling: `Help is 9`, `sales one, service two`, `人工是0`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivrc.language.telling.lengths import value
from ivrc.language.telling.lexicon import Lexicon
from ivrc.language.telling.model import Doubt
from ivrc.language.telling.sentence import BREAKS, Sentence

_LONGEST = 120
"""Characters of a clause that offers a key. No option is longer."""


def offered(sentence: Sentence) -> None:
    """They are keys that nobody tells to press: strays. Beside keys that are told, a number in the clause before names
    what they are for (`for Windows 11, press 1`)."""
    known = {stray.start for stray in sentence.strays}
    for lexicon in sentence.lexicons:
        if not _left(sentence, lexicon):
            continue
        found: dict[int, Doubt] = {}
        paired: dict[int, Doubt] = {}
        for start, end in _clauses(sentence, lexicon):
            if match := lexicon.offered.fullmatch(sentence.plain, start, end):
                _keep(sentence, lexicon, match, found)
            elif not sentence.tells and (match := lexicon.paired.fullmatch(sentence.plain, start, end)):
                _keep(sentence, lexicon, match, paired)
        if len({stray.keys for stray in (*found.values(), *paired.values())}) > 1:
            found |= paired
        sentence.strays += [stray for at, stray in found.items() if at not in known]
        known |= found.keys()
    sentence.strays.sort(key=lambda stray: stray.start)


def _left(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a number of the sentence is not explained yet."""
    words = (match.span() for match in lexicon.key.finditer(sentence.plain))
    digits = ((number.start, number.end) for number in sentence.numbers.values() if number.kind == "keys")
    return any(sentence.free(*span) for spans in (digits, words) for span in spans)


def _clauses(sentence: Sentence, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The clauses without the blanks around them, each alone and with the one before it (`for help, 9`), parted too
    where a language with blanks joins two by a word."""
    plain, first = sentence.plain, 0
    before: int | None = None
    for at in (*sentence.breaks, len(plain)):
        for start, end in _joined(lexicon, plain, first, at):
            if start < end <= start + _LONGEST:
                yield start, end
                if before is not None and end - before <= _LONGEST:
                    yield before, end
                before = start
        if BREAKS.match(plain, at) and plain[at] != ",":
            before = None
        first = at + 1


def _joined(lexicon: Lexicon, plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    places = [start]
    if lexicon.table.spaced:
        places += [match.start() for match in lexicon.conjunction.finditer(plain, start, end)]
    for first, last in zip(places, (*places[1:], end), strict=True):
        words = plain[first:last]
        yield first + len(words) - len(words.lstrip()), first + len(words.rstrip())


def _keep(sentence: Sentence, lexicon: Lexicon, match: re.Match[str], found: dict[int, Doubt]) -> None:
    name = next(name for name, text in match.groupdict().items() if text and name != "what")
    start, end = match.span(name)
    if not (sentence.free(start, end) and sentence.ungoverned(*match.span())):
        return
    word = match[name]
    signs = {"*": lexicon.star, "#": lexicon.pound}
    key = next((sign for sign, form in signs.items() if re.fullmatch(form, word)), word)
    if key not in signs:
        key = word if word.isdigit() else str(value(lexicon, word))
    found.setdefault(start, Doubt((key,), start, end, "alone"))
