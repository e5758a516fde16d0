"""The pitch of a sound, whether it moves as a tone does, and where it is led to."""

import numpy as np
import pytest

from ivrc.speech import pitch
from ivrc.speech.carriers import carrier
from ivrc.speech.engines.base import Sound
from ivrc.speech.kokoro import kept

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


def test_what_is_octaves_away_is_no_part_of_the_voice() -> None:
    """A low level voice, and a weak ringing behind it, more than an octave higher."""
    low, ringing = voice(-11), voice(8, seconds=0.06)
    found = pitch.contour(Sound(np.concatenate([low.samples, ringing.samples * 0.2, np.zeros(2400)]), RATE))
    assert found.max() < MIDDLE
    assert pitch.moves(pitch.semitones(found, MIDDLE), 1)


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


@pytest.mark.parametrize(
    ("tone", "contour"),
    [(1, FALLING), (1, RISING), (2, LEVEL), (2, FALLING), (3, RISING), (4, LEVEL), (4, RISING)],
)
def test_a_contour_is_led_to_where_it_moves_as_its_tone(tone: int, contour: tuple[float, ...]) -> None:
    points = np.interp(np.linspace(0, len(contour) - 1, 7), range(len(contour)), contour)
    led = pitch.led(points, tone)
    assert pitch.moves(led, tone)
    assert led.mean() == pytest.approx(points.mean()), "its height is its own"
    assert pitch.away(led, tone) < pitch.away(points, tone)


def test_the_words_of_a_value_have_several_carriers_by_their_place() -> None:
    within = carrier("zh-CN", begins=False, ends=False, value=True)
    last = carrier("zh-CN", begins=False, ends=False, pauses=True, value=True)
    end = carrier("zh-CN", begins=False, ends=True, value=True)
    assert within.others and last.others and end.others
    assert within != last
    assert {after[0] for _, after in [end[:2], *end.others]} == {"。"}, "the voice falls, and speaks on"
    assert carrier("zh-CN", begins=False, ends=True).after == ""
    assert not carrier("zh-CN", begins=False, ends=False).others


def test_a_piece_is_parted_by_the_signs_of_its_carrier() -> None:
    assert kept.marked(("a",), "x,", ",y") == ("x, [a], y",)
    assert kept.marked(("a",), "x", "y") == ("x; [a]; y",)
