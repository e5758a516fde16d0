"""Syllables a minute, whatever the engine, and the pauses of a menu."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from ivrc.diagnostics import Span
from ivrc.flow.nodes import Clip
from ivrc.speech import Settings, pace, speak, stretch
from ivrc.speech.engines.base import Script, Setup, Sound
from ivrc.speech.engines.kokoro import Kokoro
from ivrc.speech.kokoro import numbered, options, timing
from ivrc.speech.mandarin import pinyin, spoken
from ivrc.speech.mastering import audible, by_telephone
from ivrc.speech.pauses import placed, silent
from ivrc.speech.settings import syllables_a_minute


@pytest.mark.parametrize(
    ("given", "rate"), [(210, 210), (100, 100), (320, 320), (1.0, 210), (0.5, 105), (1.5, 315)]
)
def test_a_rate_is_in_syllables_a_minute_or_a_factor(given: float, rate: float) -> None:
    assert syllables_a_minute(given) == rate
    assert Settings(rate=syllables_a_minute(given)).rate == rate


@pytest.mark.parametrize("given", [0, 0.4, 1.6, 99, 321, -1, float("nan")])
def test_what_is_neither_is_refused(given: float) -> None:
    with pytest.raises(ValueError, match="rate"):
        syllables_a_minute(given)


def test_numbers_are_slower_by_as_much_as_usual_or_as_told() -> None:
    assert Settings().rate_of_numbers == 170
    assert Settings(rate=105).rate_of_numbers == 85
    assert Settings(number_rate=200).rate_of_numbers == 200


@pytest.mark.parametrize(
    ("text", "english", "counts"),
    [
        ("您好，再见。", False, (4, 0)),
        ("您的号码是幺三八、零零幺三、八零零零，请确认。", False, (19, 11)),
        ("请按一，请按二。", False, (6, 0)),
        ("余额五十六元八角", False, (8, 3)),
        ("用 V I P 卡", False, (5, 0)),
        ("Please hold on.", True, (3, 0)),
        ("Your code is one zero two four.", True, (8, 5)),
        ("Press one, press two.", True, (4, 0)),
    ],
)
def test_syllables(text: str, english: bool, counts: tuple[int, int]) -> None:
    assert pace.counted(text, english=english) == counts


def tone(seconds: float, rate: int = 16_000, hertz: float = 200) -> np.ndarray:
    return 0.3 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)


def pitch(samples: np.ndarray, rate: int = 16_000) -> float:
    power = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(power) * rate / len(samples))


@pytest.mark.parametrize("factor", [0.6, 0.9, 1.1, 1.7])
def test_stretched_speech_keeps_its_pitch(factor: float) -> None:
    longer = stretch.by(tone(1.0), 16_000, factor)
    assert len(longer) == round(16_000 * factor)
    assert pitch(longer) == pytest.approx(200, abs=3)
    middle = longer[2000:-2000]
    assert np.max(np.abs(middle)) == pytest.approx(0.3, abs=0.05)


@pytest.mark.parametrize("seconds", [1.5, 2.2, 3.5])
def test_any_sound_is_brought_to_its_pace(seconds: float) -> None:
    silence = np.zeros(4000)
    sound = Sound(np.concatenate([silence, tone(seconds), silence]), 16_000)
    kept = pace.kept(sound, Script("", "", "", syllables=7), Settings())
    first, last = audible(kept.samples, kept.rate) or (0, 0)
    assert (last - first) / 16_000 == pytest.approx(2.0, rel=0.05)


def test_what_is_mostly_pauses_is_not_hurried() -> None:
    beat = np.concatenate([tone(0.2), np.zeros(16_000)])
    sound = Sound(np.concatenate([beat, beat, beat, tone(0.2)]), 16_000)
    kept = pace.kept(sound, Script("", "", "", syllables=4), Settings())
    assert len(kept.samples) >= 0.95 * len(sound.samples)


@pytest.mark.parametrize("gap", [0.0, 0.05, 0.6])
def test_pauses_are_put_in_exactly(gap: float) -> None:
    samples = np.concatenate([tone(0.5), np.zeros(round(16_000 * gap)), tone(0.5)])
    middle = 8000 + round(8000 * gap)
    sound = placed(Sound(samples, 16_000), [(middle - 800, middle + 800, 400)])
    ((start, end),) = silent(sound)
    assert (end - start) / 16 == pytest.approx(400, abs=25)


def test_a_rest_begins_where_the_voice_has_died_away_on_the_telephone() -> None:
    """Breath 37 dB below a voice is heard: silence begins behind it."""
    breath = 0.014 * tone(0.12, hertz=700)
    samples = np.concatenate([tone(0.5, hertz=400), breath, np.zeros(1600), tone(0.5, hertz=400)])
    sound = placed(Sound(samples, 16_000), [(8000, 12_000, 420)])
    ((start, end),) = silent(by_telephone(sound))
    assert (end - start) / 8 == pytest.approx(420, abs=20)


def marked(text: str) -> str:
    return numbered.mandarin(options.parted(pinyin.words(spoken(text))))


def test_options_are_parted_and_numbers_marked() -> None:
    part = marked("查询请按1，修改请按12，号码是400-665-9999，请稍候。")
    spelt, slow = timing.unmarked(part)
    assert [p.ms for p in timing.pauses(spelt, slow)] == [400, 400, 200, 200, 250]
    assert timing.counted(part) == (27, 10)
    assert spelt == timing.unmarked(spelt)[0]


def test_frames_are_whole_and_as_long_as_the_pace_asks() -> None:
    spelt, slow = timing.unmarked(marked("您的号码是13800138000，请确认。"))
    raw = np.full(len(spelt) + 2, 2.1)
    for settings in (Settings(), Settings(rate=180), Settings(rate=120, number_rate=100)):
        frames = timing.frames(raw, spelt, slow, settings)
        assert frames.min() >= 1
        assert np.array_equal(frames, np.round(frames))
        words = sum(n for n, s in zip(frames[1:-1], spelt, strict=True) if s not in ".,;")
        quiet = sum(pause.ms for pause in timing.pauses(spelt, slow)) / 1000
        assert words * 0.025 == pytest.approx(timing.seconds_due(spelt, slow, settings) - quiet, rel=0.06)


@pytest.mark.parametrize("voice", ["zf_xiaobei", "zm_yunjian"])
@pytest.mark.parametrize("rate", [160, 210])
def test_the_embedded_voices_keep_the_pace(make, tmp_path_factory, voice: str, rate: int) -> None:
    pytest.importorskip("onnxruntime")
    folder: Path = tmp_path_factory.getbasetemp() / "pace"
    text = "普通话服务请按1，英语服务请按2。"
    result = speak([make(text, "a")], Settings(voice=voice, rate=rate), folder)
    assert not result.diagnostics
    samples, hertz = soundfile.read(result.clips["a"].path)
    first, last = audible(samples, hertz) or (0, 0)
    assert 15 * 60 / ((last - first) / hertz) == pytest.approx(rate, rel=0.05)
    assert max(end - start for start, end in silent(Sound(samples, hertz))) / hertz >= 0.39


@pytest.mark.slow
@pytest.mark.parametrize("voice", ["zf_xiaobei", "zm_yunjian", "af_heart"])
def test_the_last_syllable_is_said(voice: str, tmp_path: Path) -> None:
    """The model leaves it unsaid where the silence behind it is taken away: it was lost in most sentences."""
    pytest.importorskip("onnxruntime")
    settings = Settings(voice=voice)
    engine = Kokoro(Setup(settings, tmp_path, ()))
    text, locale = ("Please hold.", "en-US") if voice.startswith("a") else ("请重新输入。", "zh-CN")
    part = engine.script(Clip("a", text, locale, (), Span("x"))).parts[0]
    said = engine.speak(part, voice).samples
    spelt, slow = timing.unmarked(part)
    loaded = engine._loaded()
    raw = loaded.own_frames(spelt, voice)
    planned = timing.frames(raw, spelt, slow, settings)
    last = len(spelt.rstrip(". "))
    assert planned[last] >= np.floor(raw[last]), "a whole number of frames"
    heard = audible(loaded.say(spelt, voice, raw / planned), 24_000)
    assert heard and heard[1] / 600 >= planned[:last].sum() - 6
    assert audible(said, 24_000)
