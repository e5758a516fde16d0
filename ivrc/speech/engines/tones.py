"""One tone for each prompt, for tests: whoever records a call can tell from the pitch which prompts were
played.

A tone lasts 0.8 s. No frequency lies within 40 Hz of a DTMF frequency (ITU-T Q.23), of the beep, or of the
tones a Chinese exchange plays (450 Hz, GB/T 3380); neighbours are 25 Hz apart, so a Goertzel filter over
0.2 s parts them.
"""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.flow.nodes import BEEP, Clip
from ivrc.speech import beep, findings
from ivrc.speech.engines.base import Engine, Script, Setup, Sound
from ivrc.speech.sine import tone

STEP = 25
DTMF = (697, 770, 852, 941, 1209, 1336, 1477, 1633)
_AVOIDED = (*DTMF, beep.HERTZ, 450)
FREQUENCIES = tuple(f for f in range(325, 3300, STEP) if all(abs(f - a) > 40 for a in _AVOIDED))
_HALF = len(FREQUENCIES) // 2


def plan(ids: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """The frequencies in Hz of each clip, in the order given; two in succession when there are more clips
    than frequencies, the first from the lower half and the second from the upper, so that one cut short is
    not taken for another. Clips beyond what two can tell apart are left out. The beep is always its own
    frequency.
    """
    others = [i for i in dict.fromkeys(ids) if i != BEEP]
    if len(others) <= len(FREQUENCIES):
        tones: dict[str, tuple[int, ...]] = {clip: (f,) for clip, f in zip(others, FREQUENCIES, strict=False)}
    else:
        low, high = FREQUENCIES[:_HALF], FREQUENCIES[_HALF:]
        tones = dict(zip(others, ((a, b) for a in low for b in high), strict=False))
    return tones | ({BEEP: (beep.HERTZ,)} if BEEP in ids else {})


class Tones(Engine):
    """The engine."""

    name = "tones"
    draft = True
    version = "1"
    by_itself = False

    def __init__(self, setup: Setup) -> None:
        self._plan = plan([clip.id for clip in setup.clips])

    def script(self, clip: Clip) -> Script:
        frequencies = self._plan.get(clip.id)
        if not frequencies:
            raise findings.engine_failed(self.name, f"> {_HALF * (len(FREQUENCIES) - _HALF)}")
        text = "+".join(map(str, frequencies))
        return Script(text, f"{text} Hz", "")

    def speak(self, part: str, voice: str) -> Sound:
        return tone([int(f) for f in part.split("+")])
