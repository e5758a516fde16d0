"""English words in sounds, one word after the other, with what hangs on the neighbours: the, a, to; verb or noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from ivrc.speech.english import letters, lexicon, names, senses

PAUSES = ".,!?;:"
_TOKEN = re.compile(rf"[^\W\d_]+(?:'[^\W\d_]+)*|[{PAUSES}]")
Form = Literal["sounds", "verb", "noun"]
_VOWELS = "AIOWYaæɑɔəɛɜiɪuʊʌɐᵊᵻ"
_BEFORE_A_VERB = frozenset((
    "to", "please", "will", "would", "can", "could", "may", "must", "should", "shall", "cannot", "not",
    "now", "then", "and", "or", "let", "i", "you", "we", "they", "don't",
))  # fmt: skip
_BEFORE_A_NOUN = frozenset(
    ("the", "a", "an", "this", "that", "your", "our", "my", "his", "her", "their", "of", "no")
)
_TRADE = {
    "wifi": "wˈIfˌI", "wechat": "wˈiʧˌæt", "alipay": "ˈælɪpˌA", "weixin": "wˈAʃˌɪn", "taobao": "tˈWbˌW",
    "huawei": "hwˈɑwˌA", "sim": "sˈɪm", "pos": "pˈɔs", "ivr": "ˌIvˌiˈɑɹ", "voip": "vˈYp", "unionpay": "jˈunjənpˌA",
    "voicemail": "vˈYsmˌAl",
}  # fmt: skip
"""Words of the trade that the dictionary lacks or has wrong."""

_LIGHT = {"a": "ɐ", "an": "ɐn", "i": "ˌI"}


class Unsayable(ValueError):
    """A word in letters that are not those of English; its text is the word."""


def symbols(text: str) -> str:
    """A text as `plain` gives it, in the symbols of Kokoro: words parted by spaces, pauses as signs.

    Raises Unsayable.
    """
    tokens = _TOKEN.findall(text)
    by_sense = senses.sounds(tokens)
    said = [
        t if t in PAUSES else by_sense.get(place) or _word(tokens, place) for place, t in enumerate(tokens)
    ]
    for place, (one, after) in enumerate(pairwise([*said, "."])):
        vowel = after.lstrip("ˈˌ")[:1]
        token = tokens[place].lower()
        if token == "the":
            said[place] = "ði" if vowel in _VOWELS and vowel else "ðə"
        elif token == "to" and one == "tu" and vowel not in PAUSES:
            said[place] = "tʊ" if vowel in _VOWELS else "tə"
    return _joined(tokens, said)


def _joined(tokens: Sequence[str], said: Sequence[str]) -> str:
    """Words with spaces between; the letters of an abbreviation are one word with its main stress on the last."""
    out = ""
    for place, one in enumerate(said):
        if _letter(tokens[place]) and place + 1 < len(tokens) and _letter(tokens[place + 1]):
            one = one.replace("ˈ", "ˌ")
        close = one in PAUSES or (place and _letter(tokens[place]) and _letter(tokens[place - 1]))
        out += one if close else f" {one}"
    return out.strip()


def _word(tokens: Sequence[str], place: int) -> str:
    token = tokens[place]
    if _letter(token) and not _article(tokens, place):
        return letters.NAMES.get(token) or _unsayable(token)
    if token.lower() in _LIGHT:
        return _LIGHT[token.lower()]
    before = tokens[place - 1].lower() if place else "."
    verb = before in _BEFORE_A_VERB or before in PAUSES
    return word(token, "verb" if verb else "noun" if before in _BEFORE_A_NOUN else "sounds")


def _article(tokens: Sequence[str], place: int) -> bool:
    """Whether a capital letter alone is a word: A at the head of a sentence, I."""
    if any(_letter(t) for t in (*tokens[max(0, place - 1) : place], *tokens[place + 1 : place + 2])):
        return False
    return tokens[place] == "I" or (tokens[place] == "A" and (place == 0 or tokens[place - 1] in ".!?"))


def _letter(token: str) -> bool:
    return len(token) == 1 and token.isupper()


@lru_cache(maxsize=10_000)
def word(written: str, form: Form = "sounds") -> str:
    """One word in sounds: from the dictionary, from its parts, or by rule. Raises Unsayable."""
    irish = re.fullmatch("[Oo]'([A-Z][a-z]+)", written)
    if irish:
        return "O" + word(irish[1])
    found = _found(written, form) or names.sounds(written) or _ending(written, form) or _parts(written)
    if found:
        return found
    if not re.fullmatch(r"[A-Za-z']+", written):
        _unsayable(written)
    return letters.sounds(written.replace("'", ""))


def _found(written: str, form: Form) -> str | None:
    small = written.lower()
    if small in _TRADE:
        return _TRADE[small]
    if small in names.WELL_KNOWN:
        return names.WELL_KNOWN[small]
    for spelling in dict.fromkeys((small, written, written.capitalize())):
        entry = lexicon.find(spelling)
        if entry:
            said: str = getattr(entry, form)
            return said
    return None


def _ending(written: str, form: Form) -> str | None:
    """-s, -ed, -ing, -er, -ly on a word that the dictionary has."""
    small = written.lower()
    for ending in ("'s", "s'", "es", "s", "ed", "ing", "er", "ly"):
        if not small.endswith(ending) or len(small) - len(ending) < 2:
            continue
        stem = written[: -len(ending)]
        for base in (stem, stem + "e", stem[:-1] if stem[-2:-1] == stem[-1:] else ""):
            sounds = _found(base, form) if base else None
            if sounds:
                return sounds + _said_ending(ending, sounds[-1])
    return None


def _said_ending(ending: str, last: str) -> str:
    if ending in ("s", "es", "'s", "s'"):
        return "ᵻz" if last in "szʃʒʧʤ" else "s" if last in "pftkθ" else "z"
    if ending == "ed":
        return "ᵻd" if last in "td" else "t" if last in "pfksʃʧθ" else "d"
    return {"ing": "ɪŋ", "er": "əɹ", "ly": "li"}[ending]


def _parts(written: str) -> str | None:
    """WeChat as We and Chat; a compound as two words of the dictionary."""
    pieces = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", written)
    if len(pieces) > 1 and "".join(pieces) == written:
        return "".join(word(p) if len(p) > 1 else letters.spelt(p) for p in pieces)
    small = written.lower()
    for cut in range(len(small) - 3, 2, -1):
        first, second = _found(small[:cut], "sounds"), _found(small[cut:], "sounds")
        if first and second:
            return first + second.replace("ˈ", "ˌ")
    return None


def _unsayable(written: str) -> str:
    raise Unsayable(written)
