"""The test engine: which prompt was played can be told from the call's audio."""

import itertools
import math
from pathlib import Path

import numpy as np
import pytest
import soundfile

from ivrc.flow.nodes import Clip
from ivrc.speech import Settings, encode, speak
from ivrc.speech.beep import HERTZ as BEEP_HERTZ
from ivrc.speech.engines import tones

CANDIDATES = (*tones.FREQUENCIES, BEEP_HERTZ, *tones.DTMF)


def goertzel(samples: np.ndarray, hertz: float) -> float:
    """Power at one frequency, as a share of all."""
    turn = np.exp(-2j * np.pi * hertz / 8000 * np.arange(len(samples)))
    return float(abs(np.dot(samples, turn)) ** 2 / (len(samples) * np.dot(samples, samples) / 2 + 1e-12))


def heard(samples: np.ndarray) -> list[float]:
    """The frequencies of a recording, in order, by windows of 0.2 s."""
    found: list[float] = []
    for start in range(0, len(samples) - 1600, 800):
        window = samples[start : start + 1600]
        if np.sqrt(np.mean(window**2)) < 10 ** (-40 / 20):
            continue
        best = max(CANDIDATES, key=lambda f: goertzel(window, f))
        if goertzel(window, best) > 0.7 and found[-1:] != [best]:
            found.append(best)
    return found


def test_frequencies_are_apart_from_each_other_and_from_what_a_telephone_plays() -> None:
    assert all(b - a >= 25 for a, b in itertools.pairwise(tones.FREQUENCIES))
    assert min(tones.FREQUENCIES) >= 300
    assert max(tones.FREQUENCIES) <= 3300
    for other in (*tones.DTMF, BEEP_HERTZ, 450):
        assert all(abs(f - other) > 40 for f in tones.FREQUENCIES)


@pytest.mark.parametrize("count", [1, 10, len(tones.FREQUENCIES), len(tones.FREQUENCIES) + 1, 1500])
def test_every_clip_has_its_own(count: int) -> None:
    plan = tones.plan([f"clip{n}" for n in range(count)] + ["beep"])
    assert len(plan) == count + 1
    assert len(set(plan.values())) == count + 1


def test_the_plan_depends_on_the_list_only() -> None:
    assert tones.plan(["a", "b", "a", "beep"]) == {"a": (325,), "b": (350,), "beep": (BEEP_HERTZ,)}


def clips(make, count: int) -> list[Clip]:
    return [make(f"第{n}句", f"c{n}") for n in range(count)] + [make("", "beep")]


@pytest.mark.parametrize("count", [5, len(tones.FREQUENCIES) + 3])
def test_a_call_can_be_read_from_its_audio(make, tmp_path: Path, count: int) -> None:
    said = clips(make, count)
    result = speak(said, Settings(engines=("tones",)), tmp_path)
    assert not result.diagnostics
    plan = tones.plan([c.id for c in said])
    played = [said[i].id for i in (count - 1, 0, count, 2)]
    call = b"".join(encode(result.clips[i].path, "alaw") for i in played)
    import io

    samples, _ = soundfile.read(io.BytesIO(call), samplerate=8000, channels=1, format="RAW", subtype="ALAW")
    assert heard(samples) == [f for i in played for f in plan[i]]


def test_a_tone_lasts_long_enough(make, tmp_path: Path) -> None:
    result = speak(clips(make, 1), Settings(engines=("tones",)), tmp_path)
    samples, _ = soundfile.read(result.clips["c0"].path)
    assert np.count_nonzero(np.abs(samples) > 0.01) / 8000 > 0.7
    beep, _ = soundfile.read(result.clips["beep"].path)
    assert heard(beep) == [BEEP_HERTZ]
    loud = np.flatnonzero(np.abs(beep) > 0.02)
    assert math.isclose((loud[-1] - loud[0]) / 8000, 0.4, abs_tol=0.02)
