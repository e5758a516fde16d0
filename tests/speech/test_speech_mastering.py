"""Finished prompts, judged by their samples."""

import io
import math
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from ivrc.speech import FORMATS, encode, mastering
from ivrc.speech.engines.base import Sound
from ivrc.speech.level import measure


def sine(hertz: float, seconds: float, rate: int, level: float = 0.3) -> np.ndarray:
    return level * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)


def syllables(rate: int = 24000, seconds: float = 3, level: float = 0.5, seed: int = 1) -> np.ndarray:
    """Noise bursts of the length and pace of syllables, with silence around."""
    time = np.arange(int(seconds * rate)) / rate
    voice = np.random.default_rng(seed).normal(0, level / 3, len(time)) * np.clip(
        np.sin(2 * np.pi * 4 * time), 0, 1
    )
    return np.concatenate([np.zeros(rate // 2), voice, np.zeros(rate)])


def finished(samples: np.ndarray, rate: int = 24000) -> np.ndarray:
    wav, seconds = mastering.master(Sound(samples, rate))
    read, read_rate = soundfile.read(io.BytesIO(wav), dtype="float64")
    assert read_rate == 8000
    assert seconds == pytest.approx(len(read) / 8000, abs=0.001)
    return read


def power_at(samples: np.ndarray, hertz: float) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)))) ** 2
    at = np.fft.rfftfreq(len(samples), 1 / 8000)
    return 10 * math.log10(spectrum[np.abs(at - hertz) < 20].sum() / spectrum.sum() + 1e-20)


@pytest.mark.parametrize("level", [0.02, 0.3, 0.95])
@pytest.mark.parametrize("rate", [8000, 16000, 22050, 24000, 44100, 48000])
def test_level_and_peak(level: float, rate: int) -> None:
    out = finished(syllables(rate, level=level), rate)
    assert measure(out, 8000).active_dbov == pytest.approx(-26, abs=0.5)
    assert np.max(np.abs(out)) < 10 ** (-3 / 20)


def test_peaks_are_bounded_without_changing_the_level() -> None:
    """A soft voice with sharp clicks far above it: a plain gain would clip."""
    voice = syllables(8000, level=0.05)
    voice[6000:20000:2000] = 0.9
    out = finished(voice, 8000)
    assert np.max(np.abs(out)) < 10 ** (-3 / 20)
    assert measure(out, 8000).active_dbov == pytest.approx(-26, abs=1)


def test_what_lies_below_speech_is_removed_and_does_not_count_as_loudness() -> None:
    """DC, hum and rumble as loud as the voice: the voice still gets the whole level."""
    voice = syllables()
    hummed = voice + 0.1 + sine(50, len(voice) / 24000, 24000, 0.3)[: len(voice)]
    out = finished(hummed)
    assert power_at(out, 50) < -28
    assert abs(float(np.mean(out))) < 1e-3
    assert measure(out, 8000).active_dbov == pytest.approx(-26, abs=0.5)


def test_the_telephone_band_is_kept() -> None:
    """Within 0.3 dB of each other from 300 to 3000 Hz, 0.5 dB down at 3400 at the most, far down at 60."""
    tones = {f: sine(f, 4, 24000, 0.02) for f in (60, 300, 500, 1000, 2000, 3000, 3400)}
    out = finished(sum(tones.values()))[4000:-4000]
    level = {f: power_at(out, f) for f in tones}
    assert all(abs(level[f] - level[1000]) < 0.3 for f in (300, 500, 2000, 3000))
    assert -0.5 < level[3400] - level[1000] < 0.3
    assert level[60] - level[1000] < -30


@pytest.mark.parametrize("seconds", [0.2, 0.5, 1.0])
def test_the_level_of_short_prompts(seconds: float) -> None:
    """A single word: the margins and the hangover of the measure are much of it."""
    assert measure(finished(syllables(seconds=seconds)), 8000).active_dbov == pytest.approx(-26, abs=0.1)


def test_true_peaks_lie_between_samples() -> None:
    """A quarter of the sampling rate, hit 45 degrees off the crest: the samples say 3 dB less than the wave."""
    wave = 0.9 * np.sin(2 * np.pi * 2000 * np.arange(8000) / 8000 + np.pi / 4)
    assert np.max(np.abs(wave)) == pytest.approx(0.9 * math.sqrt(0.5), rel=1e-6)
    assert np.max(mastering.true_peaks(wave)[100:-100]) == pytest.approx(0.9, rel=0.01)


def test_true_peaks_are_bounded() -> None:
    rng = np.random.default_rng(3)
    for level in (0.02, 0.2):
        bursts = rng.laplace(0, level, 24000) * (rng.random(24000) < 0.05)
        out = finished(np.concatenate([bursts, syllables(8000, level=0.1)]), 8000)
        assert np.max(mastering.true_peaks(out)) < 10 ** (-3 / 20)


@pytest.mark.parametrize("hertz", [4300, 5000, 7000, 11000])
def test_what_the_telephone_cannot_carry_does_not_come_back_as_an_alias(hertz: int) -> None:
    both = sine(600, 2, 24000, 0.2) + sine(hertz, 2, 24000, 0.2)
    out = finished(both)[1600:-1600]
    assert power_at(out, abs(8000 - hertz) if hertz < 8000 else hertz - 8000) < -80
    assert power_at(out, 600) > -0.1


def test_margins() -> None:
    out = finished(syllables())
    heard = np.flatnonzero(np.abs(out) > 10 ** (-60 / 20))
    assert 50 <= heard[0] / 8 <= 300
    assert 50 <= (len(out) - heard[-1]) / 8 <= 300


def test_a_sound_without_margins_gets_them() -> None:
    out = finished(sine(700, 1, 8000), 8000)
    assert len(out) / 8 == pytest.approx(1000 + mastering.PROMPT.lead + mastering.PROMPT.tail, abs=12)
    assert np.all(out[: 50 * 8] == 0)


def test_no_click_at_either_end() -> None:
    out = finished(np.full(8000, 0.3) + sine(300, 1, 8000, 0.1), 8000)
    assert np.max(np.abs(np.diff(out))) < 0.1


def test_the_noise_of_a_recording_is_not_taken_for_speech() -> None:
    noisy = syllables(8000) + np.random.default_rng(5).normal(0, 10 ** (-50 / 20), len(syllables(8000)))
    assert len(finished(noisy, 8000)) < 8000 * 3.6


def test_silence_is_refused() -> None:
    for silent in (np.zeros(8000), np.zeros(0), np.full(8000, 1e-6)):
        with pytest.raises(mastering.Silence):
            mastering.master(Sound(silent, 8000))


def test_the_same_in_gives_the_same_out() -> None:
    assert mastering.master(Sound(syllables(), 24000)) == mastering.master(Sound(syllables(), 24000))


def test_join_puts_rests_between_and_no_clicks() -> None:
    one = Sound(np.concatenate([np.zeros(2400), sine(500, 1, 24000), np.zeros(2400)]), 24000)
    whole = mastering.join([one, one, one], [350, 150])
    extra = 3 * (mastering.PROMPT.lead + mastering.PROMPT.tail)
    assert len(whole.samples) / 24 <= 3000 + 350 + 150 + extra + 5
    assert len(whole.samples) / 24 >= 3000 + 350 + 150
    assert np.max(np.abs(np.diff(whole.samples))) < 0.06


@pytest.fixture
def mastered(tmp_path: Path) -> Path:
    file = tmp_path / "prompt.wav"
    time = np.arange(3 * 24000) / 24000
    phase = 2 * np.pi * (150 * time + 4 * np.sin(2 * np.pi * time))
    voice = sum(np.sin(n * phase) / n for n in range(1, 20)) * np.clip(np.sin(2 * np.pi * 3 * time), 0, 1)
    file.write_bytes(mastering.master(Sound(0.1 * voice, 24000))[0])
    return file


def decoded(data: bytes, fmt: str) -> np.ndarray:
    """The sound in a file of a format, at the format's rate."""
    form = FORMATS[fmt]
    if form.coding == "G722":
        import G722

        return np.array(G722.G722(16000, 64000).decode(data)) / 32768
    raw = {"samplerate": form.rate, "channels": 1, "format": "RAW", "subtype": form.coding}
    with soundfile.SoundFile(io.BytesIO(data), **(raw if form.container == "RAW" else {})) as sound:
        assert (sound.samplerate, sound.channels, sound.subtype) == (form.rate, 1, form.coding)
        frames = {"gsm": len(data) // 33 * 160, "wav-gsm": len(data) // 65 * 320}.get(fmt, -1)
        return sound.read(frames, dtype="float64")


NOISE_DB = {"GSM610": -5, "G722": -20, "ALAW": -30, "ULAW": -30, "PCM_16": -60}
"""What a coding may add against the prompt."""


@pytest.mark.parametrize("fmt", sorted(FORMATS))
def test_every_format_holds_the_prompt(mastered: Path, fmt: str) -> None:
    form = FORMATS[fmt]
    data = encode(mastered, fmt)
    assert data == encode(mastered, fmt)
    original, _ = soundfile.read(mastered, dtype="float64")
    if form.rate == 16000:
        original = soxr.resample(original, 8000, 16000)
    assert b"PEAK" not in data[:200]
    assert b"LIST" not in data[:200]
    sound = decoded(data, fmt)
    assert 0 <= len(sound) - len(original) + 1 < 330
    noise = min(
        float(np.mean((sound[delay : len(original)] - original[: len(original) - delay]) ** 2))
        for delay in range(40)
    )
    assert 10 * math.log10(noise / np.mean(original**2) + 1e-12) < NOISE_DB[form.coding]


def test_a_raw_format_is_just_the_samples(mastered: Path) -> None:
    seconds = len(soundfile.read(mastered)[0]) / 8000
    a_second = {"alaw": 8000, "ulaw": 8000, "sln": 16000, "sln16": 32000, "g722": 8000, "gsm": 1650}
    for fmt, expected in a_second.items():
        assert len(encode(mastered, fmt)) == pytest.approx(seconds * expected, abs=40)


def test_an_unknown_format_is_refused(mastered: Path) -> None:
    with pytest.raises(KeyError):
        encode(mastered, "mp4")
