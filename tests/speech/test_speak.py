"""A whole run over clips: recordings first, then the cache, then engines in order of preference."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from ivrc.diagnostics import Severity
from ivrc.flow.nodes import Clip
from ivrc.speech import Settings, speak
from ivrc.speech.engines.base import Engine, Script

TONES = Settings(engines=("tones",))


def codes(result) -> list[str]:
    return [d.code for d in result.diagnostics]


def test_every_clip_is_spoken_and_progress_names_it(make, tmp_path: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    said = [make("您好", "a"), make("再见", "b"), make("", "beep")]
    result = speak(said, TONES, tmp_path, None, lambda b: seen.append((b.number, b.total, b.clip.id)))
    assert seen == [(1, 3, "a"), (2, 3, "b"), (3, 3, "beep")]
    assert list(result.clips) == ["a", "b", "beep"]
    assert result.clips["a"].engine == "tones"
    assert result.clips["beep"].engine == "beep"
    assert result.clips["beep"].seconds == pytest.approx(0.62, abs=0.02)
    assert not result.diagnostics


def test_the_second_run_speaks_nothing(make, tmp_path: Path) -> None:
    said = [make("您好", "a"), make("", "beep")]
    first, second = speak(said, TONES, tmp_path), speak(said, TONES, tmp_path)
    assert not any(s.cached for s in first.clips.values())
    assert all(s.cached for s in second.clips.values())
    assert {i: s._replace(cached=False) for i, s in second.clips.items()} == first.clips


@pytest.mark.parametrize("text", ["……", "，。！", "★", "  ", "\u200b"])
def test_nothing_to_speak_is_an_error_that_names_it(make, tmp_path: Path, text: str) -> None:
    result = speak([make(text, "空"), make("您好", "b")], TONES, tmp_path)
    assert codes(result) == ["IVRC501"]
    assert result.diagnostics[0].severity is Severity.ERROR
    assert result.diagnostics[0].span.line == 3
    assert (text.strip(" ") or "空") in result.diagnostics[0].zh
    assert list(result.clips) == ["b"]


@pytest.mark.parametrize("text", ["*", "#", "1", "A"])
def test_a_key_a_digit_or_a_letter_is_enough(make, tmp_path: Path, text: str) -> None:
    assert not speak([make(text, "a")], TONES, tmp_path).diagnostics


def test_an_unknown_engine_is_said_once_with_a_suggestion(make, tmp_path: Path) -> None:
    result = speak([make("您好", "a"), make("再见", "b")], Settings(engines=("kokora",)), tmp_path)
    assert codes(result) == ["IVRC502"]
    assert "是不是 kokoro" in result.diagnostics[0].mend_zh
    assert "Did you mean kokoro?" in result.diagnostics[0].mend_en


def test_an_unknown_voice_is_said_once_with_a_suggestion(make, tmp_path: Path) -> None:
    settings = Settings(engines=("edge", "kokoro"), voice="zf_xiaobe")
    result = speak([make("您好", "a"), make("再见", "b")], settings, tmp_path)
    assert codes(result) == ["IVRC503"]
    assert "zf_xiaobei" in result.diagnostics[0].mend_en


@pytest.mark.parametrize("rate", [0, 0.4, 1.6, 99, 321, float("nan")])
def test_a_rate_out_of_range_is_refused(rate: float) -> None:
    with pytest.raises(ValueError, match="rate"):
        Settings(rate=rate)


def recording(folder: Path, name: str, seconds: float = 1, rate: int = 44100, channels: int = 1) -> Path:
    time = np.arange(int(seconds * rate)) / rate
    wave = 0.4 * np.sin(2 * np.pi * 440 * time)
    path = folder / "zh-CN" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, np.stack([wave] * channels, axis=1), rate)
    return path


@pytest.mark.parametrize(
    "name",
    ["greeting.wav", "greeting.flac", "greeting.mp3", "greeting.WAV", "您好，再见.wav", "您好，再见。.wav"],
)
@pytest.mark.parametrize("channels", [1, 2])
def test_a_recording_takes_precedence(make, tmp_path: Path, name: str, channels: int) -> None:
    recording(tmp_path, name, channels=channels)
    result = speak([make("您好，再见。", "greeting")], TONES, tmp_path / "cache", tmp_path)
    spoken = result.clips["greeting"]
    assert not result.diagnostics
    assert (spoken.engine, spoken.reading) == ("recording", name)
    assert spoken.seconds == pytest.approx(1.25, abs=0.08)
    samples, rate = soundfile.read(spoken.path)
    assert rate == 8000
    middle = samples[4000:6000]
    assert np.argmax(np.abs(np.fft.rfft(middle))) * 4 == pytest.approx(440, abs=4)


def test_a_new_recording_is_heard_at_the_next_build(make, tmp_path: Path) -> None:
    said = [make("您好", "a")]
    recording(tmp_path, "a.wav", seconds=1)
    first = speak(said, TONES, tmp_path / "cache", tmp_path).clips["a"]
    recording(tmp_path, "a.wav", seconds=2)
    second = speak(said, TONES, tmp_path / "cache", tmp_path).clips["a"]
    assert second.seconds > first.seconds + 0.9


def test_a_recording_of_another_language_is_not_taken(make, tmp_path: Path) -> None:
    recording(tmp_path, "a.wav")
    result = speak([make("Hello", "a", locale="en-US")], TONES, tmp_path / "cache", tmp_path)
    assert result.clips["a"].engine == "tones"


@pytest.mark.parametrize("content", [b"", b"not audio at all", b"RIFF\x10\0\0\0WAVEfmt "])
def test_a_recording_that_is_no_audio_is_an_error_not_a_synthesis(
    make, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "zh-CN" / "a.wav"
    path.parent.mkdir()
    path.write_bytes(content)
    result = speak([make("您好", "a")], TONES, tmp_path / "cache", tmp_path)
    assert codes(result) == ["IVRC516"]
    assert "a.wav" in result.diagnostics[0].en
    assert "您好" in result.diagnostics[0].zh
    assert not result.clips


def test_a_silent_recording_is_an_error(make, tmp_path: Path) -> None:
    path = tmp_path / "zh-CN" / "a.wav"
    path.parent.mkdir()
    soundfile.write(path, np.zeros(8000), 8000)
    assert codes(speak([make("您好", "a")], TONES, tmp_path / "cache", tmp_path)) == ["IVRC516"]


def test_a_missing_recordings_folder_is_no_error(make, tmp_path: Path) -> None:
    assert not speak([make("您好", "a")], TONES, tmp_path / "cache", tmp_path / "none").diagnostics


class Broken(Engine):
    """An engine of a third party that fails in a way nobody foresaw."""

    name = "broken"
    version = "1"
    voices: tuple[str, ...] = ()

    def __init__(self, setup) -> None:
        self.asked = 0

    def script(self, clip: Clip):
        if clip.text == "糟":
            raise IndexError("list index\nout of range")
        return Script(clip.text, clip.text, "", syllables=len(clip.text))

    def speak(self, part: str, voice: str):
        from ivrc.speech.sine import tone

        match part:
            case "坏":
                raise ZeroDivisionError("division by zero")
            case "静":
                return tone((0.0,), 1)
        return tone((500,), 0.8)


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import metadata

    found = metadata.EntryPoints([metadata.EntryPoint("broken", f"{__name__}:Broken", "ivrc.engines")])
    original = metadata.entry_points

    def entry_points(**wanted: str) -> metadata.EntryPoints:
        return found.select(**wanted) if wanted.get("group") == "ivrc.engines" else original(**wanted)

    monkeypatch.setattr(metadata, "entry_points", entry_points)


@pytest.mark.usefixtures("broken")
def test_a_third_partys_engine_is_found_and_its_failures_are_told(make, tmp_path: Path) -> None:
    said = [
        make("好", "a"),
        make("坏", "b"),
        make("静", "c"),
        make("糟", "e"),
        make("这句话比八百毫秒能说的长得多" * 2, "d"),
    ]
    result = speak(said, Settings(engines=("broken",)), tmp_path)
    assert result.clips["a"].engine == "broken"
    assert codes(result) == ["IVRC514", "IVRC512", "IVRC514", "IVRC513"]
    for diagnostic, text in zip(result.diagnostics, ("坏", "静", "糟", "这句话"), strict=True):
        assert text in diagnostic.zh
        assert text in diagnostic.en


@pytest.mark.usefixtures("broken")
def test_the_next_engine_takes_over_with_a_warning(make, tmp_path: Path) -> None:
    result = speak([make("好", "a"), make("坏", "b")], Settings(engines=("broken", "tones")), tmp_path)
    assert {i: s.engine for i, s in result.clips.items()} == {"a": "broken", "b": "tones"}
    assert codes(result) == ["IVRC515"]
    assert result.diagnostics[0].severity is Severity.WARNING
    assert "「坏」改由 tones 合成" in result.diagnostics[0].zh


def test_importing_speech_loads_nothing_heavy() -> None:
    code = "import sys, ivrc.speech, ivrc.speech.production; print(*sys.modules)"
    loaded = set(
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.split()
    )
    assert not loaded & {
        "numpy",
        "onnxruntime",
        "soxr",
        "soundfile",
        "pydub",
        "edge_tts",
        "aiohttp",
        "pypinyin",
        "rjieba",
        "yaml",
    }
