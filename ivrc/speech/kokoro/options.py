"""The pauses between the options of a menu: a comma behind a key (请按1， and press 1,) becomes a semicolon, which is
longer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ivrc.numerals.mandarin import NUMERALS
from ivrc.speech.mandarin.readings import Piece

_BEHIND_A_KEY = re.compile(
    rf"(?:[按拨撥]|拨打|撥打)(?:[{NUMERALS}]{{1,3}}|星号|井号|星號|井號)(?:[号號]?[键鍵])?$"
)
_ENGLISH = re.compile(
    r"(\b(?:press|dial) (?:or say )?(?:zero|one|two|three|four|five|six|seven|eight|nine|star|pound)(?: key)?),",
    re.IGNORECASE,
)
_LOOK = 8
"""Words to look back: 按 and a key are no more."""


def parted(words: Iterable[Piece]) -> tuple[Piece, ...]:
    """Words and pauses, the options parted."""
    found: list[Piece] = []
    for word in words:
        behind = word.text == "，" and _BEHIND_A_KEY.search("".join(w.text for w in found[-_LOOK:]))
        found.append(Piece("；") if behind else word)
    return tuple(found)


def parted_english(text: str) -> str:
    """A normalised text, the options parted."""
    return _ENGLISH.sub(r"\1;", text)
