"""How long what is heard takes, where nobody has spoken it yet."""

from __future__ import annotations

from functools import lru_cache

from ivrc.regex import regex

BEEP_MS = 400

_SYLLABLE_MS = round(60_000 / 210)
"""At the usual rate of prompts, 210 syllables a minute, pauses included."""

_BREATH_MS = 400
_UNIT = regex(r"[\u3400-\u9fff0-9*#]|[^\W\d_\u3400-\u9fff]+(?:'[^\W\d_]+)?")
"""What is counted: a Chinese character, a figure or sign that is said, a word in letters."""

_VOWELS = regex("[aeiouyáéíóúüàâæçèêëîïôùûœ]+")
_SILENT_E = regex("[^aeiouyl]e$|[^aeiouyscxzgh]es$|[^aeiouytd]ed$")


@lru_cache(maxsize=1 << 12)
def length_ms(text: str) -> int:
    """How long words take to speak, before they have been spoken: their syllables, and a breath."""
    return _BREATH_MS + _SYLLABLE_MS * sum(map(_syllables, _UNIT.findall(text)))


def _syllables(unit: str) -> int:
    """Of a word in letters its groups of vowels, without a silent e; an abbreviation is read by its letters."""
    if unit.isupper() or len(unit) == 1:
        return len(unit)
    groups = len(_VOWELS.findall(unit.lower()))
    return max(1, groups - bool(_SILENT_E.search(unit.lower())))
