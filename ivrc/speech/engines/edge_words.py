"""A piece of a sentence that an online voice speaks, found by the service's own account of when each word is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ivrc.speech import cuts
from ivrc.speech.spoken import Sound

_OPEN, _CLOSE = "⟦", "⟧"
"""Around what is kept of a text; neither is ever spoken."""

OR = "\n"
"""Between the texts out of one of which a piece is taken; no text that is spoken has more than one line."""


class Timed(NamedTuple):
    """What the service says of a word or a sentence: its text, where it begins and where it ends, in seconds."""

    text: str
    start: float
    end: float


def marked(before: str, text: str, after: str) -> str:
    """A text of which `text` is kept."""
    return f"{before}{_OPEN}{text}{_CLOSE}{after}"


def unmarked(part: str) -> tuple[str, tuple[int, int] | None]:
    """A text without its marks, and from which of its letters to which it is kept; None where all of it is."""
    before, opened, rest = part.partition(_OPEN)
    if not opened:
        return part, None
    piece, _, after = rest.partition(_CLOSE)
    start = len(letters(before))
    return before + piece + after, (start, start + len(letters(piece)))


def letters(text: str) -> str:
    """What of a text is spoken: the service leaves signs out of its account."""
    return re.sub(r"[\W_]", "", text)


def place(words: Sequence[Timed], spoken: str, kept: tuple[int, int]) -> tuple[float, float] | None:
    """From when to when the letters `kept` of `spoken` are said, in seconds. None where the account does not part them
    from what stands beside them: a word reaches over the edge."""
    at, first, last = 0, None, None
    for word in words:
        own = letters(word.text)
        found = spoken.find(own, at) if own else -1
        if found < 0:
            continue
        start, at = found, found + len(own)
        if at <= kept[0] or start >= kept[1]:
            continue
        if start < kept[0] or at > kept[1]:
            return None
        first, last = (word.start if first is None else first), word.end
    return None if first is None or last is None else (first, last)


def cut(sound: Sound, between: tuple[float, float], kept: tuple[int, int], spoken: str) -> Sound:
    """The piece, from the silence before to the silence after it; what begins or ends the text keeps that end."""
    start = 0 if kept[0] == 0 else round(between[0] * sound.rate)
    end = len(sound.samples) if kept[1] >= len(spoken) else round(between[1] * sound.rate)
    return cuts.out(sound, start, end)
