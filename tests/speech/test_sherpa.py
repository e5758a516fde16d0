"""Models of the user's own: the folder recognised by its files, and sherpa-onnx for real."""

from __future__ import annotations

import importlib.util
import itertools
import math
import shutil
from pathlib import Path

import numpy as np
import pytest
import soundfile

from ivrc.speech import Settings, speak
from ivrc.speech.engines import files
from ivrc.speech.engines import sherpa as engine
from ivrc.speech.engines.base import Setup
from ivrc.speech.engines.sherpa import Sherpa
from ivrc.speech.findings import Failure
from ivrc.speech.level import measure
from ivrc.speech.sherpa import folder, onnxfile
from ivrc.speech.sherpa.ipa import ipa
from tests.speech.tiny_models import HERTZ, RATE, kokoro, metadata, tiny_vits

installed = pytest.mark.skipif(
    not importlib.util.find_spec("sherpa_onnx"),
    reason="sherpa-onnx is not installed: pip install 'ivrc[sherpa]'",
)


def settings(place: Path, language: str = "", voice: str | None = None) -> Settings:
    own = (("sherpa.language", language),) if language else ()
    return Settings(engines=("sherpa",), voice=voice, own=(*own, ("sherpa.model", place)))


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is decided before anything is spoken needs no runtime."""
    monkeypatch.setattr(engine, "_installed", lambda: "2.0.1")


def opened(place: Path, language: str = "", voice: str | None = None) -> Sherpa:
    return Sherpa(Setup(settings(place, language, voice), place, ()))


def refusal(place: Path, language: str = "") -> Failure:
    with pytest.raises(Failure) as refused:
        folder.model(place, language)
    return refused.value


def made_of(place: Path, names: str, about: dict[str, str]) -> Path:
    place.mkdir(parents=True)
    for name in names.split():
        (place / name).write_bytes(metadata(about) if name.endswith(".onnx") else b"")
    return place


PIPER = {"comment": "piper", "language": "English", "sample_rate": "22050", "n_speakers": "1"}
MELO = {"comment": "melo", "language": "Chinese + English", "sample_rate": "44100", "n_speakers": "1"}
MANY = {"language": "multi-lang, e.g., English, Chinese", "sample_rate": "24000", "n_speakers": "103"}


@pytest.mark.parametrize(
    ("name", "files_", "about", "kind", "languages"),
    [
        ("kokoro", "model.int8.onnx voices.bin tokens.txt lexicon-zh.txt lexicon-us-en.txt lexicon-gb-en.txt", MANY, "kokoro", ("zh", "en")),
        ("matcha", "model-steps-3.onnx vocos-22khz-univ.onnx tokens.txt lexicon.txt phone.fst", {"sample_rate": "22050", "language": "Chinese", "model_type": "matcha-tts"}, "matcha", ("zh",)),
        ("vits-melo-tts-zh_en", "model.onnx tokens.txt lexicon.txt date.fst", MELO, "vits", ("zh", "en")),
        ("vits-cantonese-hf-xiaomaiiwn", "vits-cantonese-hf-xiaomaiiwn.onnx tokens.txt lexicon.txt rule.fst", MELO | {"language": "Chinese"}, "vits", ("yue",)),
        ("vits-piper-en_US-joe", "en_US-joe-medium.onnx tokens.txt MODEL_CARD", PIPER, "piper", ("en",)),
    ],
)  # fmt: skip
def test_kinds(
    tmp_path: Path, name: str, files_: str, about: dict[str, str], kind: str, languages: tuple[str, ...]
) -> None:
    place = made_of(tmp_path / name, files_, about)
    found = folder.model(place, "")
    assert (found.kind, found.languages) == (kind, languages)
    names = {file.name for file in found.files}
    assert names == {n for n in files_.split() if n.endswith((".onnx", ".txt", ".bin")) and "gb-en" not in n}
    assert set(files({"sherpa": {"model": str(place)}}, tmp_path)) == {f"sherpa.model/{n}" for n in names}


@pytest.mark.parametrize(
    ("files_", "about", "word"),
    [
        ("model.onnx lexicon.txt", MELO, "tokens.txt"),
        ("tokens.txt lexicon.txt", MELO, ".onnx"),
        ("tokens.txt model.onnx", MELO, "lexicon.txt"),
        ("tokens.txt model.onnx lexicon.txt", {}, "sample_rate"),
        ("tokens.txt model.onnx lexicon.txt", {"model_type": "matcha-tts", "sample_rate": "22050"}, "vocos"),
        ("tokens.txt model.onnx lexicon.txt", MELO | {"language": "Persian"}, "persian"),
        ("tokens.txt model.onnx model.int8.onnx lexicon.txt", MELO, "model.int8.onnx"),
        ("tokens.txt a.onnx vocos.onnx hifigan_v2.onnx lexicon.txt", MELO, "hifigan_v2.onnx"),
    ],
)
def test_what_cannot_be_used_is_told(tmp_path: Path, files_: str, about: dict[str, str], word: str) -> None:
    failure = refusal(made_of(tmp_path / "m", files_, about))
    assert failure.code == "IVRC508" and failure.whole
    assert word in failure.zh and word in failure.en and failure.mend_zh and failure.mend_en


def test_no_folder_and_a_file_in_its_place(tmp_path: Path) -> None:
    assert "there is no such folder" in refusal(tmp_path / "none").en
    (tmp_path / "file").write_text("x")
    assert "it is no folder" in refusal(tmp_path / "file").en


def test_one_of_several_models_can_be_named(tmp_path: Path) -> None:
    place = made_of(tmp_path / "m", "tokens.txt model.onnx model.int8.onnx lexicon.txt", MELO)
    assert folder.model(place / "model.int8.onnx", "").onnx.name == "model.int8.onnx"


def test_a_language_that_cannot_be_told_can_be_given(tmp_path: Path) -> None:
    place = made_of(tmp_path / "m", "tokens.txt model.onnx lexicon.txt", MELO | {"language": "?"})
    assert "language: zh" in refusal(place).mend_en
    assert folder.model(place, "zh+en").languages == ("zh", "en")


@pytest.mark.parametrize(
    "junk", [b"\x07", b"\x72\xff\xff\xff\xff\xff", b"\xff" * 40, b"not a model at all", b"\x73"]
)
def test_a_file_that_is_no_onnx(tmp_path: Path, junk: bytes) -> None:
    place = made_of(tmp_path / "m", "tokens.txt model.onnx lexicon.txt", MELO)
    (place / "model.onnx").write_bytes(junk)
    assert "model.onnx" in refusal(place).en


def test_an_account_is_found_behind_any_weights(tmp_path: Path) -> None:
    file = tmp_path / "a.onnx"
    file.write_bytes(
        b"\x08\x08" + b"\x3a\x80\x80\x04" + bytes(65536) + metadata({"language": "粤语", "n": "x" * 300})
    )
    assert onnxfile.metadata(file) == {"language": "粤语", "n": "x" * 300}


@pytest.mark.usefixtures("there")
def test_another_model_in_the_same_place_is_another_voice(tmp_path: Path) -> None:
    first = opened(tiny_vits(tmp_path / "a")).version
    second = opened(tiny_vits(tmp_path / "b", {"version": "7"})).version
    assert first != second and first == opened(tiny_vits(tmp_path / "c")).version


@pytest.mark.usefixtures("there")
def test_what_the_words_of_the_model_lack_is_refused_and_not_passed_over(make, tmp_path: Path) -> None:
    voice = opened(tiny_vits(tmp_path / "m"))
    for text, word in (("您好，再见。", "再"), ("请按VIP", "V"), ("Hello", "hello")):
        with pytest.raises(Failure) as refused:
            voice.script(make(text, "a"))
        assert refused.value.code == "IVRC506" and word in refused.value.en


@pytest.mark.usefixtures("there")
def test_every_character_is_read_as_the_sentence_has_it(make, tmp_path: Path) -> None:
    voice = opened(tiny_vits(tmp_path / "m"))
    assert voice.script(make("请重听，请按二。", "a")).text == "请崇听，请按二。"
    assert voice.script(make("请重听", "a", readings=(("重", "zhòng"),))).text.strip("。") == "请重听"


@pytest.mark.usefixtures("there")
def test_languages_that_the_model_has_not(make, tmp_path: Path) -> None:
    mandarin = opened(tiny_vits(tmp_path / "zh"))
    cantonese = opened(tiny_vits(tmp_path / "yue", {"language": "Cantonese"}))
    assert cantonese.script(make("唔该请按1。", "a", locale="zh-HK")).text == "唔该请按一。"
    for voice, locale in ((mandarin, "zh-HK"), (mandarin, "en-US"), (cantonese, "zh-CN")):
        with pytest.raises(Failure) as refused:
            voice.script(make("请按1", "a", locale=locale))
        assert refused.value.code == "IVRC505"


@pytest.mark.usefixtures("there")
def test_a_speaker_that_the_model_has_not(tmp_path: Path) -> None:
    place = tiny_vits(tmp_path / "m")
    with pytest.raises(Failure) as refused:
        opened(place, voice="speaker-2")
    assert refused.value.code == "IVRC503" and "speaker-1" in refused.value.mend_en


@pytest.mark.usefixtures("there")
def test_no_model_is_given(tmp_path: Path) -> None:
    with pytest.raises(Failure) as refused:
        Sherpa(Setup(Settings(engines=("sherpa",)), tmp_path, ()))
    assert "sherpa: { model: FOLDER }" in refused.value.mend_en


@pytest.mark.parametrize(("version", "told"), [(None, "sherpa-onnx"), ("1.13.8", "sherpa-onnx>=2")])
def test_the_extra_is_missing_or_too_old(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, version: str | None, told: str
) -> None:
    def asked(name: str) -> str:
        if version is None:
            raise engine.importlib.metadata.PackageNotFoundError(name)
        return version

    monkeypatch.setattr(engine.importlib.metadata, "version", asked)
    with pytest.raises(Failure) as refused:
        opened(tiny_vits(tmp_path / "m"))
    assert refused.value.code == "IVRC504" and told in refused.value.en


@pytest.mark.parametrize(
    ("symbols", "sounds"),
    [
        ("wˈɛlkəm", "wˈɛlkəm"),
        ("pɹˈɛs", "pɹˈɛs"),
        ("ˈO kˈA", "ˈoʊ kˈeɪ"),
        ("sˈɜɹvəs", "sˈɜːvəs"),
        ("nˈumbəɹ", "nˈuːmbɚ"),
        ("hˈæpi", "hˈæpi"),
        ("ʧˈYs", "tʃˈɔɪs"),
    ],
)
def test_sounds_for_piper(symbols: str, sounds: str) -> None:
    assert ipa(symbols) == sounds


@installed
def test_it_says_what_it_is_told_in_order(make, tmp_path: Path) -> None:
    """Each character is a tone of its own; 重 of 重听 is the tone of 崇."""
    result = speak([make("您好，请重听。", "a")], settings(tiny_vits(tmp_path / "m")), tmp_path / "cache")
    assert not result.diagnostics
    samples, rate = soundfile.read(result.clips["a"].path)
    assert measure(samples, rate).active_dbov == pytest.approx(-26, abs=0.5)
    assert tones(samples, rate) == [*"您好请崇听"]
    assert result.clips["a"].engine == "sherpa" and result.clips["a"].voice == "speaker-0"


def tones(samples: np.ndarray, rate: int) -> list[str]:
    """The characters whose tones are heard, one after the other."""
    heard = []
    size = rate // 20
    for start in range(0, len(samples) - size, size):
        frame = samples[start : start + size]
        if np.sqrt(np.mean(frame**2)) > 0.02:
            spectrum = np.abs(np.fft.rfft(frame * np.hanning(size), rate))
            hertz = int(spectrum.argmax())
            heard.append(min(HERTZ, key=lambda character: abs(HERTZ[character] - hertz)))
    runs = [(character, len([*run])) for character, run in itertools.groupby(heard)]
    return [character for character, count in runs if count > 1]


@installed
def test_the_speed_is_the_models_own_to_make(make, tmp_path: Path) -> None:
    voice = opened(tiny_vits(tmp_path / "m"))
    sound = voice.speak("您好", "speaker-1")
    assert sound.rate == RATE and math.isclose(len(sound.samples) / RATE, 0.4 * 250 / 210, rel_tol=0.02)


@installed
def test_a_model_that_ends_the_runtime_ends_nothing_else(make, tmp_path: Path) -> None:
    """Weights that are none, and a fault in one sentence: the next is spoken all the same."""
    place = tiny_vits(tmp_path / "m")
    whole = (place / "tiny.onnx").read_bytes()
    (place / "tiny.onnx").write_bytes(metadata(MELO | {"language": "Chinese"}))
    result = speak([make("您好", "a")], settings(place), tmp_path / "cache")
    assert [d.code for d in result.diagnostics] == ["IVRC508"] and "sherpa-onnx" in result.diagnostics[0].en
    (place / "tiny.onnx").write_bytes(whole)
    voice = opened(place)
    assert len(voice.speak("您好", "speaker-0").samples)
    voice._speaker.end()
    assert len(voice.speak("您好", "speaker-0").samples)
    voice.stop()
    with pytest.raises(Failure) as refused:
        voice.speak("您好", "speaker-0")
    assert refused.value.code == "IVRC514"


@installed
@pytest.mark.slow
def test_a_real_model(make, tmp_path: Path) -> None:
    """The embedded voice's own model, in a folder as sherpa-onnx has them."""
    text = "重听请按1。"
    place = kokoro(tmp_path / "kokoro", tmp_path / "models", [text], ("zf_xiaobei", "zm_yunjian"))
    result = speak([make(text, "a")], settings(place, voice="speaker-1"), tmp_path / "cache")
    assert not result.diagnostics and result.clips["a"].voice == "speaker-1"
    samples, rate = soundfile.read(result.clips["a"].path)
    assert measure(samples, rate).active_dbov == pytest.approx(-26, abs=0.5)
    assert 1.0 < result.clips["a"].seconds < 3.0
    shutil.rmtree(place)


@pytest.mark.parametrize("locale", ["zh-HK", "yue"])
def test_cantonese_without_a_network_is_told(make, tmp_path: Path, locale: str) -> None:
    """The embedded voice does not speak it, and what does is named with what it is worth."""
    result = speak([make("唔該請按1", "a", locale=locale)], Settings(), tmp_path)
    assert [d.code for d in result.diagnostics] == ["IVRC505"]
    mend = result.diagnostics[0].mend_en
    assert "edge" in mend and "only espeak" in mend and "sherpa with a Cantonese model" in mend
