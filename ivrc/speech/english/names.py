"""Names that English letters do not tell: well-known ones, and Chinese ones in pinyin (Xiaomi, Qingdao)."""

from __future__ import annotations

import re

WELL_KNOWN = {
    "nguyen": "wˈɪn", "brien": "bɹˈIən", "xi": "ʃˈi", "xu": "ʃˈu", "neill": "nˈil", "neil": "nˈil", "siobhan": "ʃəvˈɔn", "sean": "ʃˈɔn", "niamh": "nˈiv",
    "saoirse": "sˈɜɹʃə", "worcester": "wˈʊstəɹ", "leicester": "lˈɛstəɹ", "gloucester": "ɡlˈɔstəɹ", "tran": "tɹˈæn",
    "pham": "fˈæm", "hyundai": "hˈʌndˌA", "porsche": "pˈɔɹʃə", "oppo": "ˈɑpO", "lenovo": "lənˈOvO",
}  # fmt: skip
"""Names by no rule (Wells, Longman Pronunciation Dictionary, 3rd edition)."""

_INITIALS = {
    "zh": "ʤ", "ch": "ʧ", "sh": "ʃ", "q": "ʧ", "x": "ʃ", "j": "ʤ", "z": "dz", "c": "ts", "r": "ɹ", "y": "j", "w": "w",
    "b": "b", "p": "p", "m": "m", "f": "f", "d": "d", "t": "t", "n": "n", "l": "l", "g": "ɡ", "k": "k", "h": "h", "s": "s",
}  # fmt: skip
_FINALS = {
    "iang": "jɑŋ", "uang": "wɑŋ", "iong": "jʊŋ", "iao": "W", "ian": "jɛn", "uan": "wɑn", "uai": "wI", "ang": "ɑŋ",
    "eng": "ʌŋ", "ing": "ɪŋ", "ong": "ʊŋ", "ai": "I", "ei": "A", "ao": "W", "ou": "O", "an": "ɑn", "en": "ən", "in": "ɪn",
    "ia": "jɑ", "ie": "jɛ", "iu": "jO", "ua": "wɑ", "uo": "wO", "ui": "wA", "un": "ʊn", "ue": "wɛ", "a": "ɑ", "e": "ə",
    "i": "i", "o": "O", "u": "u",
}  # fmt: skip
_SYLLABLE = rf"({'|'.join(_INITIALS)})?({'|'.join(_FINALS)})(?![aeiou])"
_TELLTALE = re.compile("^(?:x|q[^u]|q[u](?:an|n|e)|zh)|(?:x|q|zh)[aeiou]")
"""What no English word begins with."""


def sounds(written: str) -> str | None:
    """How a name sounds: None for what is none of these."""
    small = written.lower()
    if small in WELL_KNOWN:
        return WELL_KNOWN[small]
    if not _TELLTALE.search(small) or not re.fullmatch(rf"(?:{_SYLLABLE})+", small):
        return None
    said = [_INITIALS.get(m[1] or "", "") + _FINALS[m[2]] for m in re.finditer(_SYLLABLE, small)]
    vowel = re.search("[AIOWɑɛəɪiʊuʌ]", said[0])
    place = vowel.start() if vowel else 0
    return said[0][:place] + "ˈ" + "".join([said[0][place:], *said[1:]])
