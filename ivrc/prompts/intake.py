"""Judging a talent's recording by its samples, and making it fit: one channel, trimmed, one level.

Levels are active speech levels by ITU-T P.56. The file keeps its own sampling rate: the build makes of it what the
switch needs, as it does with an engine's sound.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from ivrc.counted import counted
from ivrc.speech.engines.base import Sound
from ivrc.speech.level import measure
from ivrc.speech.mastering import PROMPT, TARGET_DBOV, audible

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST_RATE = 8000
"""Hz. A telephone carries this much; a recording should bring more."""

QUIET_DBOV, SILENT_DBOV = -45.0, -65.0
CLEAN_DB = 30.0
"""How far speech should lie above the noise between the words."""

_PEAK = 10 ** (-1 / 20)
_FLAT, _FLATS = 4, 3
"""A recording is clipped where so many samples in a row stay at the highest value, so many times."""

_SHORTEST = 0.09
"""Seconds a character: nobody speaks faster, so a shorter recording lacks words."""


class Flaw(NamedTuple):
    """What is wrong with a recording, and what to do. `fatal` says that it cannot be taken."""

    fatal: bool
    zh: str
    en: str
    mend_zh: str
    mend_en: str


def judge(
    samples: NDArray[np.float64], rate: int, text: str, longest: float
) -> tuple[Sound | None, list[Flaw]]:
    """The recording of `text` made fit, or None, and its flaws. `samples` has a column for each channel, full scale
    ±1; `longest` is in seconds."""
    flaws: list[Flaw] = []
    channel = _one_channel(samples, flaws)
    if rate < LEAST_RATE:
        flaws.append(_rate(rate))
    part = audible(channel, rate) if len(channel) and not _fatal(flaws) else None
    level = measure(channel, rate).active_dbov
    if not _fatal(flaws) and (part is None or level < SILENT_DBOV):
        flaws.append(_SILENT)
    if part is None or _fatal(flaws):
        return None, flaws
    if _clipped(channel):
        flaws.append(_CLIPPED)
    if level < QUIET_DBOV:
        flaws.append(_quiet(level))
    noise = _noise(channel, rate)
    if level - noise < CLEAN_DB:
        flaws.append(_noisy(level - noise))
    seconds = (part[1] - part[0]) / rate
    if seconds > longest:
        flaws.append(_long(seconds, longest))
    characters = sum(character.isalnum() for character in text)
    if seconds < characters * _SHORTEST:
        flaws.append(_short(seconds, characters))
    return (None if _fatal(flaws) else _fitted(channel, rate, part, level)), flaws


def wav(sound: Sound) -> bytes:
    """A 16-bit WAV of one channel."""
    import soundfile

    out = io.BytesIO()
    soundfile.write(out, sound.samples, sound.rate, format="WAV", subtype="PCM_16")
    return out.getvalue()


def _fitted(channel: NDArray[np.float64], rate: int, part: tuple[int, int], level: float) -> Sound:
    import numpy as np

    lead, tail = rate * PROMPT.lead // 1000, rate * PROMPT.tail // 1000
    trimmed = channel[max(0, part[0] - lead) : part[1] + tail]
    gain = min(10 ** ((TARGET_DBOV - level) / 20), _PEAK / float(np.max(np.abs(trimmed))))
    return Sound(trimmed * gain, rate)


def _one_channel(samples: NDArray[np.float64], flaws: list[Flaw]) -> NDArray[np.float64]:
    import numpy as np

    count = samples.shape[1]
    if count == 1:
        return samples[:, 0]
    if count > 2:
        flaws.append(_channels(count))
        return samples[:, 0]
    left, right = samples[:, 0], samples[:, 1]
    energy = float(np.dot(left, left)), float(np.dot(right, right))
    if float(np.dot(left, right)) < -0.2 * (energy[0] * energy[1]) ** 0.5:
        flaws.append(_AGAINST)
    flaws.append(_STEREO)
    return left if energy[0] >= energy[1] else right


def _clipped(channel: NDArray[np.float64]) -> bool:
    import numpy as np

    peak = float(np.max(np.abs(channel)))
    at_top = (np.abs(channel[:-1]) >= 0.98 * peak) & (np.diff(channel) == 0)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], at_top.astype(np.int8), [0]))))
    runs = edges[1::2] - edges[::2] + 1
    return int(np.count_nonzero(runs >= _FLAT)) >= _FLATS


def _noise(channel: NDArray[np.float64], rate: int) -> float:
    """The level of the quietest tenth of the time, in dBov."""
    import numpy as np

    frame = rate // 50
    count = len(channel) // frame
    if count < 5:
        return -100.0
    power = np.mean(channel[: count * frame].reshape(count, frame) ** 2, axis=1)
    return float(10 * np.log10(np.percentile(power, 10) + 1e-10))


def _fatal(flaws: list[Flaw]) -> bool:
    return any(flaw.fatal for flaw in flaws)


_AGAIN = ("重录这一句。", "Record it again.")
_CLIPPED = Flaw(
    True, "削波失真", "it is clipped", "调低录音增益，重录这一句。", "Lower the gain and record it again."
)
_SILENT = Flaw(True, "里面听不到声音", "nothing in it can be heard", *_AGAIN)
_STEREO = Flaw(
    False, "是立体声，取了较响的一个声道", "it is stereo; the louder channel was taken",
    "以单声道交付。", "Deliver one channel.",
)  # fmt: skip
_AGAINST = Flaw(
    True, "两个声道相位相反", "its two channels are out of phase", "以单声道交付。", "Deliver one channel."
)


def _channels(count: int) -> Flaw:
    return Flaw(
        True, f"有 {count} 个声道", f"it has {count} channels", "以单声道交付。", "Deliver one channel."
    )


def _rate(rate: int) -> Flaw:
    return Flaw(
        True, f"采样率只有 {rate} Hz", f"its sampling rate is only {rate} Hz",
        "以 44.1 或 48 kHz 交付。", "Deliver 44.1 or 48 kHz.",
    )  # fmt: skip


def _quiet(level: float) -> Flaw:
    return Flaw(
        False, f"太轻（{level:.0f} dBov），提到标准音量后本底噪声也会变大",
        f"it is too quiet ({level:.0f} dBov); its noise is raised with it",
        "调高录音增益，重录这一句。", "Raise the gain and record it again.",
    )  # fmt: skip


def _noisy(ratio: float) -> Flaw:
    return Flaw(
        False, f"有噪声（信噪比 {ratio:.0f} dB）", f"it is noisy (speech is {ratio:.0f} dB above the noise)",
        "换个安静的地方重录。", "Record it again where it is quiet.",
    )  # fmt: skip


def _long(seconds: float, longest: float) -> Flaw:
    return Flaw(
        False, f"太长（{seconds:.1f} 秒，最长 {longest:g} 秒）",
        f"it is too long ({seconds:.1f} s; at most {longest:g} s)",
        "读快一点重录，或者剪掉多余的部分。", "Record it faster, or cut what does not belong.",
    )  # fmt: skip


def _short(seconds: float, characters: int) -> Flaw:
    return Flaw(
        False, f"太短（{seconds:.1f} 秒，{characters} 个字），可能没有录全",
        f"it is too short ({seconds:.1f} s for {counted(characters, 'character')}); words may be missing",
        "听一听是不是整句都在。", "Listen whether the whole sentence is there.",
    )  # fmt: skip
