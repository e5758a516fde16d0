"""The draft voice, by the program and by the library, whichever is installed."""

import importlib.util
import shutil
from pathlib import Path

import pytest
import soundfile

from ivrc.speech import Settings, speak
from ivrc.speech.level import measure

ESPEAK = Settings(engines=("espeak",))
PROGRAM, LIBRARY = shutil.which("espeak-ng"), importlib.util.find_spec("espeakng_loader")


@pytest.fixture(
    params=[
        pytest.param("program", marks=pytest.mark.skipif(not PROGRAM, reason="espeak-ng is not installed")),
        pytest.param(
            "library", marks=pytest.mark.skipif(not LIBRARY, reason="espeakng-loader is not installed")
        ),
    ]
)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "library":
        monkeypatch.setattr(shutil, "which", lambda name: None)
    return str(request.param)


@pytest.mark.parametrize(
    ("text", "locale"), [("重听请按*", "zh-CN"), ("Please press 1.", "en-US"), ("请按一", "zh-HK")]
)
def test_speaks(way: str, make, tmp_path: Path, text: str, locale: str) -> None:
    result = speak([make(text, "a", locale=locale)], ESPEAK, tmp_path)
    assert not result.diagnostics
    spoken = result.clips["a"]
    samples, rate = soundfile.read(spoken.path)
    assert measure(samples, rate).active_dbov == pytest.approx(-26, abs=0.5)
    assert 0.8 < spoken.seconds < 6
    assert spoken.engine == "espeak"


def test_a_text_that_looks_like_an_option_is_spoken(way: str, make, tmp_path: Path) -> None:
    assert not speak([make("--help -v en", "a", locale="en-US")], ESPEAK, tmp_path).diagnostics


def test_neither_installed(make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    result = speak([make("您好", "a")], ESPEAK, tmp_path)
    assert [d.code for d in result.diagnostics] == ["IVRC504"]
    assert "espeak-ng" in result.diagnostics[0].en
