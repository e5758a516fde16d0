"""Whether a recording of a call holds clips as they are, spoken ones too: each is looked for by its samples.

A few stretches of a clip are correlated with the recording, scaled by the power of both; a lost frame or two between
them do no harm.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ivrc.verify.driver import Driven, Placed, Played
from ivrc.verify.heard import RATE
from ivrc.verify.judge import Ear, Misheard

_STRETCH = RATE // 2
"""Samples of a stretch."""
_ALIKE = 0.6
_QUIET = 10 ** (-45 / 20)
_LOOK = 60 * RATE
"""How far a clip is looked for behind the one before it."""
_KINDS = {".alaw": "ALAW", ".ulaw": "ULAW"}


def readable(path: Path) -> bool:
    """Whether the samples of such a file can be had."""
    return path.suffix in (*_KINDS, ".wav")


def ear(files: Mapping[str, Path]) -> Ear:
    """An ear for clips whose files are given by name."""
    clips = {name: _stretches(_samples(path)) for name, path in files.items() if readable(path)}

    def listened(call: Placed, driven: Driven) -> tuple[Misheard | None, int]:
        if driven.recording is None:
            return None, 0
        wanted = [each for each in driven.plays if not each.cut and each.clip in clips]
        missing = _missing(_samples(driven.recording), wanted, clips)
        if missing is None:
            return None, len(wanted)
        clip = call.hotline.clips.get(missing.clip)
        words = clip.text if clip else missing.clip
        zh, en = f"应听到“{words}”，录音里没有", f'"{words}" was meant, and the recording does not hold it'
        return Misheard(missing.clip, zh, en), wanted.index(missing)

    return listened


def _missing(recording: Any, wanted: Sequence[Played], clips: Mapping[str, list[Any]]) -> Played | None:
    place = 0
    for each in wanted:
        for stretch in clips[each.clip]:
            found = _find(recording[place : place + _LOOK], stretch)
            if found is None:
                return each
            place += found
        place += _STRETCH // 2
    return None


def _find(recording: Any, stretch: Any) -> int | None:
    """Where a stretch first sounds as clearly as anywhere, in samples."""
    import numpy as np

    if len(recording) < len(stretch):
        return None
    size = 1 << (len(recording) + len(stretch)).bit_length()
    product = np.fft.rfft(recording, size) * np.conj(np.fft.rfft(stretch, size))
    match = np.fft.irfft(product, size)[: len(recording) - len(stretch) + 1]
    power = np.concatenate(([0.0], np.cumsum(recording.astype(np.float64) ** 2)))
    own = power[len(stretch) :] - power[: -len(stretch)]
    alike = match / np.sqrt(np.maximum(own, 1e-6) * float(np.sum(stretch.astype(np.float64) ** 2)))
    good = np.flatnonzero(alike >= _ALIKE)
    if not len(good):
        return None
    near = alike[good[0] : good[0] + _STRETCH]
    return int(good[0] + np.argmax(near))


def _stretches(samples: Any) -> list[Any]:
    """The first, a middle and the last stretch of a clip that sounds, in order; of a short one all that there is."""
    import numpy as np

    parts = [samples[n : n + _STRETCH] for n in range(0, max(len(samples) - _STRETCH, 1), _STRETCH)]
    loud = [part for part in parts if len(part) and np.sqrt(np.mean(part**2)) > _QUIET]
    chosen = sorted({0, len(loud) // 2, len(loud) - 1}) if loud else []
    return [loud[number] for number in chosen]


def _samples(path: Path) -> Any:
    import io

    import numpy as np
    import soundfile

    data = path.read_bytes()
    if not data:
        return np.zeros(0, np.float32)
    if path.suffix == ".wav":
        return soundfile.read(io.BytesIO(data), dtype="float32", always_2d=True)[0][:, 0]
    samples, _ = soundfile.read(
        io.BytesIO(data),
        samplerate=RATE,
        channels=1,
        format="RAW",
        subtype=_KINDS[path.suffix],
        dtype="float32",
    )
    return samples
