"""The sounds of English in the IPA as piper's voices have them, from the shorthand of Kokoro."""

from __future__ import annotations

import re

_SHORT = str.maketrans({
    "A": "eɪ", "I": "aɪ", "O": "oʊ", "W": "aʊ", "Y": "ɔɪ", "ʤ": "dʒ", "ʧ": "tʃ", "ᵊ": "ə", "T": "ɾ",
})  # fmt: skip
_STRESSED = re.compile("([ˈˌ])([^aeiouæɑɔəɛɜɪʊʌɐᵻAIOWYᵊ ]*)")
_LENGTHENED = re.compile("[ɑɔ](?![ɪː])|(?<=[ˈˌ])[iu]")
_LONG = {"ɜɹ": "ɜː", "əɹ": "ɚ"}


def ipa(symbols: str) -> str:
    """Words parted by spaces, a stress ahead of its vowel, long vowels with their sign."""
    text = _STRESSED.sub(r"\2\1", symbols)
    for short, long in _LONG.items():
        text = text.replace(short, long)
    return _LENGTHENED.sub(r"\g<0>ː", text.translate(_SHORT))
