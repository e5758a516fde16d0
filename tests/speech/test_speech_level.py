"""The active speech level of ITU-T P.56, on signals whose level is known."""

import math

import numpy as np
import pytest

from ivrc.speech.level import measure

RATE = 8000


def sine(seconds: float, dbov: float, hertz: float = 500) -> np.ndarray:
    time = np.arange(int(seconds * RATE)) / RATE
    return math.sqrt(2) * 10 ** (dbov / 20) * np.sin(2 * np.pi * hertz * time)


@pytest.mark.parametrize("dbov", [-10.0, -26.0, -40.0])
def test_a_steady_tone_has_its_own_level(dbov: float) -> None:
    found = measure(sine(4, dbov), RATE)
    assert found.active_dbov == pytest.approx(dbov, abs=0.1)
    assert found.activity == pytest.approx(1, abs=0.02)


def test_long_silences_do_not_lower_the_level() -> None:
    """Half of the time silent: the mean level falls by 3 dB, the active level by the hangovers only."""
    bursts = np.concatenate([np.concatenate([sine(2, -20), np.zeros(2 * RATE)]) for _ in range(4)])
    found = measure(bursts, RATE)
    assert found.active_dbov == pytest.approx(-20 - 10 * math.log10(2.25 / 2), abs=0.4)
    assert 0.5 <= found.activity <= 0.62


def test_short_gaps_count_as_speech() -> None:
    """Gaps shorter than the hangover of 0.2 s are bridged: the level is the mean level."""
    syllables = np.concatenate([np.concatenate([sine(0.2, -20), np.zeros(RATE // 10)]) for _ in range(20)])
    mean = 10 * math.log10(float(np.mean(syllables**2)))
    assert measure(syllables, RATE).active_dbov == pytest.approx(mean, abs=0.1)


def test_noise_far_below_speech_is_not_active() -> None:
    noise = np.random.default_rng(1).normal(0, 10 ** (-70 / 20), 8 * RATE)
    noise[2 * RATE : 4 * RATE] += sine(2, -20)
    assert measure(noise, RATE).active_dbov == pytest.approx(-20 - 10 * math.log10(2.25 / 2), abs=0.4)


def test_scaling_the_signal_scales_the_level() -> None:
    rng = np.random.default_rng(2)
    speech = rng.normal(0, 0.1, 6 * RATE) * (np.sin(np.arange(6 * RATE) / RATE * 2) > 0)
    loud, soft = measure(speech, RATE), measure(speech / 4, RATE)
    assert loud.active_dbov - soft.active_dbov == pytest.approx(20 * math.log10(4), abs=0.2)


def test_the_envelope_is_the_recommendations_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The block-wise average equals the recursion of the Recommendation, sample by sample."""
    from ivrc.speech import level

    x = np.abs(np.random.default_rng(3).normal(0, 0.2, 5000))
    g = math.exp(-1 / (RATE * 0.03))
    y, expected = 0.0, []
    for sample in x:
        y = g * y + (1 - g) * float(sample)
        expected.append(y)
    assert np.allclose(level._smooth(x, RATE), expected, rtol=1e-9)


def test_silence_has_no_level() -> None:
    assert measure(np.zeros(RATE), RATE).active_dbov == -math.inf
    assert measure(np.zeros(0), RATE).activity == 0
