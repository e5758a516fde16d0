"""How long Kokoro speaks each symbol: the model's own durations, brought to a pace, to whole frames, and to pauses.

One speed for all symbols is no use: durations are of 25 ms, and most of them are of two frames, which one speed leaves
as they are until it makes three of all of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ivrc.speech.kokoro.kept import FRAME
from ivrc.speech.kokoro.symbols import syllables
from ivrc.speech.pace import QUICKEST, seconds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ivrc.speech.settings import Settings

    Frames = NDArray[np.float64]

OPEN, CLOSE = "{", "}"
"""Around the symbols of a number; neither is a symbol of the model."""

RESTS = {".": 500, "!": 500, "?": 500, ";": 400, ":": 250, ",": 250}
"""Milliseconds of silence; a semicolon parts the options of a menu. The voice dies away within them: 20 more are made."""

_DYING_MS = 20
_IN_NUMBER_MS = 200
"""Between the groups of a number."""

_SECONDS = FRAME / 24_000
_LONGEST = 6.0
"""Frames. What a symbol before a pause has beyond is silence."""

_UTTERED = 0.75
"""Of a pause's silence the share that the model is asked for; the rest is put in exactly."""

_AROUND = 4
"""Frames of silence on both sides of a piece."""

_SIGNS = re.compile(r"[.,;:!?]+ ?")


class Pause(NamedTuple):
    """A pause within a text: its symbols, and how many milliseconds it takes."""

    start: int
    end: int
    ms: int


def unmarked(part: str) -> tuple[str, tuple[bool, ...]]:
    """A part without the marks of numbers, and of each of its symbols whether it is in a number."""
    text, flags, inside = "", [], False
    for symbol in part:
        if symbol in OPEN + CLOSE:
            inside = symbol == OPEN
        else:
            text += symbol
            flags.append(inside)
    return text, tuple(flags)


def pauses(spelt: str, slow: Sequence[bool]) -> tuple[Pause, ...]:
    """The pauses between the first and the last word."""
    found = (m for m in _SIGNS.finditer(spelt) if m.start() > 0 and m.end() < len(spelt))
    return tuple(
        Pause(m.start(), m.end(), _IN_NUMBER_MS if slow[m.start()] and slow[m.end()] else RESTS[m[0][0]])
        for m in found
    )


def counted(part: str) -> tuple[int, int]:
    """The syllables of a part with its marks, and how many of them are of numbers."""
    return _syllables(*unmarked(part))


def seconds_due(spelt: str, slow: Sequence[bool], settings: Settings) -> float:
    """Seconds that the text takes from its first to its last sound."""
    whole = seconds(*_syllables(spelt, slow), settings)
    quiet = sum(pause.ms for pause in pauses(spelt, slow)) / 1000
    return max(whole, quiet + whole / QUICKEST)


def _syllables(spelt: str, slow: Sequence[bool]) -> tuple[int, int]:
    runs = groupby(zip(spelt, slow, strict=True), lambda pair: pair[1])
    counts = [(flag, syllables("".join(symbol for symbol, _ in run))) for flag, run in runs]
    return sum(count for _, count in counts), sum(count for flag, count in counts if flag)


def frames(
    raw: Frames, spelt: str, slow: Sequence[bool], settings: Settings, correction: float = 1.0
) -> Frames:
    """Whole frames for each symbol and the zeros at both ends. `raw` are the model's own durations. The words are
    `correction` times as long as it takes by the count of frames alone."""
    import numpy as np

    resting = pauses(spelt, slow)
    quiet = sum(pause.ms for pause in resting) / 1000
    weights = np.minimum(raw, _LONGEST)
    weights[1:-1][np.asarray(slow, dtype=bool)] *= settings.rate / settings.rate_of_numbers
    speech = np.ones(len(raw), dtype=bool)
    speech[[0, -1]] = False
    for pause in resting:
        speech[1 + pause.start : 1 + pause.end] = False
    last = len(spelt) - len(spelt.rstrip(".,;:!? "))
    if last:
        speech[-1 - last : -1] = False
    total = (seconds_due(spelt, slow, settings) - quiet) / _SECONDS * correction
    scaled = np.where(speech, weights * total / max(1e-6, weights[speech].sum()), np.minimum(raw, 20.0))
    for pause in resting:
        scaled[1 + pause.start : 1 + pause.end] = 1
        scaled[1 + pause.start] = max(
            1.0, pause.ms / 1000 * _UTTERED / _SECONDS - (pause.end - pause.start - 1)
        )
    return _rounded(_to_its_end(scaled, raw, spelt))


def of_piece(raw: Frames, spelt: str, wanted: tuple[int, int], settings: Settings) -> Frames:
    """Whole frames for a carrier sentence, in which the symbols from one place to another take as long as their
    syllables may."""
    import numpy as np

    start, end = wanted[0] + 1, wanted[1] + 1
    inner = spelt[wanted[0] : wanted[1]]
    resting = pauses(inner, (False,) * len(inner))
    quiet = sum(pause.ms for pause in resting) / 1000
    scaled = np.minimum(raw, _LONGEST)
    words = np.zeros(len(raw), dtype=bool)
    words[start:end] = [symbol not in ".,;:!?" for symbol in inner]
    words[_last(spelt)] = False  # it is silence for the most part: the others have all of the time
    total = max(0.1, 60 * syllables(inner) / settings.rate - quiet) / _SECONDS
    scaled[words] *= total / max(1.0, scaled[words].sum())
    for pause in resting:
        scaled[start + pause.start] = pause.ms / 1000 / _SECONDS
    for sign in (start - 2, end):
        if 0 < sign < len(scaled) - 1 and spelt[sign - 1] in ".,;:!?":
            scaled[sign] = max(scaled[sign], _AROUND)
    return _rounded(_to_its_end(scaled, raw, spelt))


def places(planned: Frames, resting: Sequence[Pause]) -> tuple[tuple[int, int, int], ...]:
    """Where in the samples each pause is, and its milliseconds."""
    import numpy as np

    ends = np.cumsum(planned) * FRAME
    return tuple((int(ends[p.start]), int(ends[p.end]), p.ms + _DYING_MS) for p in resting)


def _to_its_end(scaled: Frames, raw: Frames, spelt: str) -> Frames:
    """The last symbol that is spoken has the frames of the silence behind it, 0.7 s. Where they are taken from it the
    model leaves the last syllable unsaid."""
    import numpy as np

    last = _last(spelt)
    return np.concatenate([scaled[:last], np.maximum(scaled[last:], raw[last:])])


def _last(spelt: str) -> int:
    """Where in the frames the last symbol is that is spoken."""
    return len(spelt.rstrip(".,;:!? "))


def _rounded(scaled: Frames) -> Frames:
    """Whole frames, one at least; what rounding leaves is carried on to the next symbol."""
    import numpy as np

    whole, left = np.ones(len(scaled)), 0.0
    for place, value in enumerate(scaled):
        whole[place] = max(1.0, round(value + left))
        left += value - whole[place]
    return whole
