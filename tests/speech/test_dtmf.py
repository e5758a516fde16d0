"""The DTMF detector: every real digit is found, no voice is taken for one; and prompts are mended or refused."""

import io
import math
from pathlib import Path

import numpy as np
import pytest
import soundfile

from ivrc.speech import dtmf, findings, mastering, talkoff
from ivrc.speech.engines.base import Sound

ALL = [(k, row, column) for r, row in enumerate(dtmf.ROWS) for k, column in zip(dtmf.KEYS[r], dtmf.COLUMNS)]


def digit(
    row: float, column: float, seconds: float = 0.06, dbov: float = -13, twist_db: float = 0
) -> np.ndarray:
    """Two tones, each of the level given (the upper one higher by the twist), with silence around."""
    time = np.arange(int(seconds * 8000)) / 8000
    low = math.sqrt(2) * 10 ** (dbov / 20)
    high = low * 10 ** (twist_db / 20)
    tone = low * np.sin(2 * np.pi * row * time + 0.3) + high * np.sin(2 * np.pi * column * time + 1.1)
    return np.concatenate([np.zeros(500), tone, np.zeros(700)])


def heard(samples: np.ndarray) -> str:
    return "".join(k.key for k in dtmf.find(samples))


@pytest.mark.parametrize("dbov", [-6.1, -13.0, -30.0])
@pytest.mark.parametrize("seconds", [0.04, 0.1, 0.5])
def test_every_digit_is_found(dbov: float, seconds: float) -> None:
    call = np.concatenate([digit(row, column, seconds, dbov) for _, row, column in ALL])
    assert heard(call) == "123A456B789C*0#D"


@pytest.mark.parametrize("share", [-0.015, 0.015])
def test_a_digit_a_little_off_is_found(share: float) -> None:
    """ITU-T Q.24: 1.5 % off must be accepted."""
    assert "".join(heard(digit(r * (1 + share), c * (1 + share))) for _, r, c in ALL) == "123A456B789C*0#D"


@pytest.mark.parametrize("twist_db", [-8, -4, 0, 4])
def test_a_digit_with_twist_is_found(twist_db: float) -> None:
    assert heard(digit(770, 1336, twist_db=twist_db)) == "5"


@pytest.mark.parametrize("twist_db", [-14, 10])
def test_too_much_twist_is_no_digit(twist_db: float) -> None:
    assert heard(digit(770, 1336, twist_db=twist_db)) == ""


def test_a_digit_over_noise_and_at_its_place() -> None:
    noise = np.random.default_rng(1).normal(0, 10 ** (-33 / 20), 8000)
    noise[4000 : 4000 + 800] += digit(852, 1477, 0.1)[500:1300]
    (found,) = dtmf.find(noise)
    assert found.key == "9"
    assert found.start == pytest.approx(0.5, abs=0.02)
    assert found.end == pytest.approx(0.6, abs=0.02)


def test_what_is_no_digit() -> None:
    rng = np.random.default_rng(2)
    time = np.arange(16000) / 8000
    assert heard(rng.normal(0, 0.1, 80_000)) == ""
    assert heard(0.3 * np.sin(2 * np.pi * 697 * time)) == ""
    assert heard(digit(697, 770)) == ""
    assert heard(digit(697, 1209, seconds=0.012)) == ""
    assert heard(np.zeros(8000)) == ""
    assert heard(np.zeros(0)) == ""
    vowel = sum(np.sin(2 * np.pi * 174 * n * time + n) / n for n in range(1, 20))
    assert heard(0.1 * vowel) == "", "the 4th and 7th harmonics are near 697 and 1209 Hz"


def speech_like(seconds: float = 2) -> np.ndarray:
    time = np.arange(int(seconds * 8000)) / 8000
    pitch = 120 + 30 * np.sin(2 * np.pi * 0.7 * time)
    phase = 2 * np.pi * np.cumsum(pitch) / 8000
    return 0.1 * sum(np.sin(n * phase) / n for n in range(1, 25)) * (1 + np.sin(2 * np.pi * 4 * time))


def test_a_prompt_that_presses_a_key_is_mended_by_a_little_pitch() -> None:
    sound = Sound(np.concatenate([speech_like(), digit(770, 1336, 0.05), speech_like()]), 8000)
    wav, seconds = talkoff.master(sound, "kokoro", spoken=True)
    assert not talkoff.keys(wav)
    assert seconds == pytest.approx(4.45, rel=0.05)
    assert talkoff.keys(mastering.master(sound)[0])[0].key == "5"


def test_a_recording_is_refused_instead() -> None:
    sound = Sound(np.concatenate([speech_like(), digit(770, 1336, 0.05), speech_like()]), 8000)
    with pytest.raises(findings.Failure) as refused:
        talkoff.master(sound, "recording", spoken=False)
    assert refused.value.code == "IVRC518"
    assert "key 5" in refused.value.en
    assert "2.2 s" in refused.value.en


def test_the_recorded_key_is_told_with_its_prompt(make, tmp_path: Path) -> None:
    from ivrc.speech import Settings, speak

    shelf = tmp_path / "recordings" / "zh-CN"
    shelf.mkdir(parents=True)
    sound = np.concatenate([speech_like(), digit(941, 1336, 0.1), speech_like()])
    out = io.BytesIO()
    soundfile.write(out, sound, 8000, format="WAV")
    (shelf / "您好.wav").write_bytes(out.getvalue())
    result = speak([make("您好", "a")], Settings(engines=("tones",)), tmp_path / "c", tmp_path / "recordings")
    assert [d.code for d in result.diagnostics] == ["IVRC518"]
    assert not result.clips
