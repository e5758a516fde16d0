"""Words to the symbols that Kokoro-82M v1.0 was trained on.

The symbols and their numbers are those of the model's published configuration. Mandarin is written in the
IPA of Lin, The Sounds of Chinese (2007) and Duanmu, The Phonology of Standard Chinese (2007), with an arrow
for the tone after the vowel; English in the IPA with the model's own shorthand (A for /eɪ/, I for /aɪ/, O for
/oʊ/, W for /aʊ/, Y for /ɔɪ/, T for the tapped t).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from ivrc.speech.english import pronounce
from ivrc.speech.mandarin.punctuation import PAUSES
from ivrc.speech.mandarin.readings import RHOTIC, Piece
from ivrc.speech.mandarin.syllables import Syllable, parse

LONGEST = 510
"""The most symbols in one input; a voice has one style for each length up to this."""

NUMBERS: dict[str, int] = {
    ";": 1, ":": 2, ",": 3, ".": 4, "!": 5, "?": 6, " ": 16, "ʦ": 20, "ʨ": 21, "ꭧ": 23, "A": 24, "I": 25,
    "O": 31, "T": 36, "W": 39, "Y": 41, "ᵊ": 42, "a": 43, "b": 44, "d": 46, "e": 47, "f": 48, "h": 50, "i": 51,
    "j": 52, "k": 53, "l": 54, "m": 55, "n": 56, "o": 57, "p": 58, "s": 61, "t": 62, "u": 63, "v": 64,
    "w": 65, "x": 66, "y": 67, "z": 68, "ɑ": 69, "ɐ": 70, "æ": 72, "ɔ": 76, "ɕ": 77, "ð": 81, "ʤ": 82,
    "ə": 83, "ɚ": 85, "ɛ": 86, "ɜ": 87, "ɡ": 92, "ɥ": 99, "ɨ": 101, "ɪ": 102, "ŋ": 112, "θ": 119, "ɹ": 123, "ɻ": 126, "ʂ": 130, "ʃ": 131,
    "ʧ": 133, "ʊ": 135, "ʌ": 138, "ɤ": 140, "ʒ": 147, "ˈ": 156, "ˌ": 157, "ʰ": 162, "↓": 169, "→": 171, "↗": 172,
    "↘": 173, "ᵻ": 177,
}  # fmt: skip

_TONES = {1: "→", 2: "↗", 3: "↓", 4: "↘", 5: ""}
_INITIALS = {
    "": "", "b": "p", "p": "pʰ", "m": "m", "f": "f", "d": "t", "t": "tʰ", "n": "n", "l": "l", "g": "k",

    "k": "kʰ", "h": "x", "j": "ʨ", "q": "ʨʰ", "x": "ɕ", "zh": "ꭧ", "ch": "ꭧʰ", "sh": "ʂ", "r": "ɻ",
    "z": "ʦ", "c": "ʦʰ", "s": "s",
}  # fmt: skip
_FINALS = {  # what stands before the tone, and the coda after it
    "a": ("a", ""), "o": ("ɔ", ""), "e": ("ɤ", ""), "ê": ("ɛ", ""), "ai": ("ai", ""), "ei": ("ei", ""),
    "ao": ("au", ""), "ou": ("ou", ""), "an": ("a", "n"), "en": ("ə", "n"), "ang": ("a", "ŋ"),
    "eng": ("ə", "ŋ"), "ong": ("ʊ", "ŋ"), "er": ("ɚ", ""), "i": ("i", ""), "ia": ("ja", ""),
    "ie": ("je", ""), "io": ("jɔ", ""), "iao": ("jau", ""), "iou": ("jou", ""), "ian": ("jɛ", "n"),
    "in": ("i", "n"), "iang": ("ja", "ŋ"), "ing": ("i", "ŋ"), "iong": ("jʊ", "ŋ"), "u": ("u", ""),
    "ua": ("wa", ""), "uo": ("wo", ""), "uai": ("wai", ""), "uei": ("wei", ""), "uan": ("wa", "n"),
    "uen": ("wə", "n"), "uang": ("wa", "ŋ"), "ueng": ("wə", "ŋ"), "ü": ("y", ""), "üe": ("ɥe", ""),
    "üan": ("ɥɛ", "n"), "ün": ("y", "n"), "m": ("m", ""), "n": ("n", ""), "ng": ("ŋ", ""),
    "hm": ("hm", ""), "hng": ("hŋ", ""),
}  # fmt: skip
_RHOTIC_FINALS = {  # with 儿 behind them, before the tone; the others take ɚ behind their vowel
    "ai": "aɚ", "an": "aɚ", "ang": "aɚ", "ei": "ɚ", "en": "ɚ", "eng": "ɚ", "ong": "ʊɚ", "i": "iɚ", "ian": "jaɚ",
    "in": "iɚ", "iang": "jaɚ", "ing": "iɚ", "iong": "jʊɚ", "uai": "waɚ", "uei": "wɚ", "uan": "waɚ", "uen": "wɚ",
    "uang": "waɚ", "ueng": "wɚ", "ü": "yɚ", "üan": "ɥaɚ", "ün": "yɚ", "er": "ɚ",
}  # fmt: skip
_APICAL_AFTER = frozenset(("zh", "ch", "sh", "r", "z", "c", "s"))
_PAUSES = {"。": ". ", "？": "? ", "！": "! ", "；": "; ", "：": ": ", "，": ", ", "、": ", "}
_NUCLEUS = re.compile("(?:ai|ei|au|ou|[AIOWYaeoyæɑɔəɛɜiɪuʊʌɐᵊᵻɨɤɚ])ɚ?")
Unsayable = pronounce.Unsayable
"""A word that the model has no symbols for; its text is the word."""


def syllable(s: Syllable) -> str:
    """One syllable in symbols: `qing4` is ʨʰi↘ŋ."""
    vowel, coda = ("ɨ", "") if s.final == "i" and s.initial in _APICAL_AFTER else _FINALS[s.final]
    return _INITIALS[s.initial] + vowel + _TONES[s.tone] + coda


def rhotic(s: Syllable) -> str:
    """A syllable that 儿 ends, one syllable all the same: 哪儿 is na, ɚ and the tone of 哪. The sounds lost before 儿 are
    those of Lin, The Sounds of Chinese (2007), 8.3."""
    if s.final == "i" and s.initial in _APICAL_AFTER:
        vowel = "ɚ"
    else:
        vowel = _RHOTIC_FINALS.get(s.final) or _FINALS[s.final][0] + "ɚ"
    return _INITIALS[s.initial] + vowel + _TONES[s.tone]


def word(piece: Piece) -> str:
    """A Chinese word, a pause, or some English in symbols. Raises Unsayable."""
    if piece.text in PAUSES:
        return _PAUSES[piece.text]
    if piece.pinyin:
        symbols = list(_syllables(piece.pinyin))
        if None not in symbols:
            return "".join(s for s in symbols if s)
    return english(piece.text)


def _syllables(pinyin: tuple[str, ...]) -> Iterator[str | None]:
    """Each syllable in symbols, a 儿 that ends one in it; None for what is no syllable."""
    for one, after in zip(pinyin, (*pinyin[1:], ""), strict=True):
        parsed = parse(one)
        if one != RHOTIC:
            yield (rhotic if after == RHOTIC else syllable)(parsed) if parsed else None
        elif pinyin[0] == RHOTIC:
            yield syllable(Syllable("", "er", 5))


def english(text: str) -> str:
    """English words, letters and pauses in symbols. Raises Unsayable for what is no English."""
    symbols = pronounce.symbols(text) if text.isascii() else ""
    if not symbols:
        raise Unsayable(text)
    return symbols


def spell(words: Iterable[Piece]) -> str:
    """A whole text in symbols: words parted by spaces (the model hears where words end), pauses as signs."""
    text = ""
    for piece in _with_english_joined(words):
        symbols = word(piece)
        joined = piece.text in PAUSES or not text or text.endswith(" ")
        text += symbols if joined else " " + symbols
    return text.strip()


def _with_english_joined(words: Iterable[Piece]) -> Iterator[Piece]:
    """English words that follow one another are one piece, since some hang on their neighbours. Digits that have a
    reading (1001, `yāo líng líng yāo`) are none."""
    for latin, run in groupby(words, lambda p: p.text.isascii() and not p.pinyin):
        if latin:
            yield Piece(" ".join(p.text for p in run))
        else:
            yield from run


def syllables(symbols: str) -> int:
    """How many syllables a text in symbols has: the diphthongs of Mandarin (ai, ei, au, ou) are one vowel, and so is one
    with the r of 儿 behind it."""
    return len(_NUCLEUS.findall(symbols))


def numbers(symbols: str) -> list[int]:
    """Symbols to the model's numbers, without the zero at either end."""
    return [NUMBERS[s] for s in symbols]
