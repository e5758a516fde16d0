"""The pitch of a sound, whether it moves as a tone does, and which take of a word is kept."""

import numpy as np
import pytest

from ivrc.speech import pitch
from ivrc.speech.carriers import carrier
from ivrc.speech.engines.base import Sound
from ivrc.speech.kokoro import choice, kept

RATE = 24_000
MIDDLE = 216.0


def voice(*semitones: float, seconds: float = 0.3) -> Sound:
    """A buzz with eight harmonics whose pitch goes through these semitones from the middle."""
    count = round(RATE * seconds)
    moves = np.interp(np.linspace(0, len(semitones) - 1, count), range(len(semitones)), semitones)
    phase = 2 * np.pi * np.cumsum(MIDDLE * 2 ** (moves / 12)) / RATE
    return Sound(0.1 * sum(np.sin(n * phase) / n for n in range(1, 9)), RATE)


@pytest.mark.parametrize("semitones", [-7, 0, 7])
def test_the_pitch_of_a_voice(semitones: float) -> None:
    found = pitch.contour(voice(semitones))
    assert np.median(found[found > 0]) == pytest.approx(MIDDLE * 2 ** (semitones / 12), rel=0.02)


def test_noise_and_silence_have_none() -> None:
    noise = np.random.default_rng(1).normal(0, 0.1, RATE // 3)
    assert np.mean(pitch.contour(Sound(noise, RATE)) > 0) < 0.2
    assert not np.any(pitch.contour(Sound(np.zeros(RATE // 3), RATE)))


LEVEL, RISING, LOW, FALLING = (3.5, 3.5), (-2, -2, 3), (-1, -5, -5), (4, 1, -5)
CONTOURS = {1: LEVEL, 2: RISING, 3: LOW, 4: FALLING}


@pytest.mark.parametrize("tone", CONTOURS)
def test_a_contour_is_nearest_to_its_own_tone_and_moves_as_it(tone: int) -> None:
    points = pitch.semitones(pitch.contour(voice(*CONTOURS[tone])), MIDDLE)
    assert pitch.moves(points, tone)
    assert min(CONTOURS, key=lambda other: pitch.away(points, other)) == tone


@pytest.mark.parametrize(
    ("tone", "contour"), [(1, FALLING), (1, RISING), (2, LEVEL), (2, FALLING), (4, LEVEL), (4, RISING)]
)
def test_what_moves_otherwise(tone: int, contour: tuple[float, ...]) -> None:
    assert not pitch.moves(pitch.semitones(pitch.contour(voice(*contour)), MIDDLE), tone)


def test_the_take_is_kept_that_moves_as_its_tone_does() -> None:
    spelt, wanted, planned = "a→", (0, 2), np.array([1.0, 6.0, 6.0, 1.0])
    silence = np.zeros(600)

    def taken(*semitones: float) -> float:
        cut = voice(*semitones)
        whole = Sound(np.concatenate([silence, cut.samples, silence]), RATE)
        return choice.take(whole, cut, planned, spelt, wanted, "zf_xiaobei").away

    assert taken(3.5, 3.5) < taken(3.5, 0) < taken(3.5, -4)


def test_a_take_that_is_too_short_is_farther() -> None:
    spelt, wanted, planned = "a→", (0, 2), np.array([1.0, 6.0, 6.0, 1.0])
    whole = voice(3.5, 3.5, seconds=0.35)
    short = Sound(whole.samples[: RATE // 8], RATE)
    long = Sound(whole.samples[600:-600], RATE)
    assert (
        choice.take(whole, long, planned, spelt, wanted, "zf_xiaobei").away
        < choice.take(whole, short, planned, spelt, wanted, "zf_xiaobei").away
    )


def test_the_words_of_a_value_have_several_carriers_by_their_place() -> None:
    within = carrier("zh-CN", begins=False, ends=False, value=True)
    last = carrier("zh-CN", begins=False, ends=False, pauses=True, value=True)
    end = carrier("zh-CN", begins=False, ends=True, value=True)
    assert within.others and last.others and end.others
    assert within != last
    assert {after for _, after in [end[:2], *end.others]} == {""}
    assert not carrier("zh-CN", begins=False, ends=False).others


def test_a_piece_is_parted_by_the_signs_of_its_carrier() -> None:
    assert kept.marked(("a",), "x,", ",y") == ("x, [a], y",)
    assert kept.marked(("a",), "x", "y") == ("x; [a]; y",)
