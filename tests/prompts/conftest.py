"""What the tests of prompts share: a project whose prompts are spoken in tones, and recordings that sound like a voice."""

from __future__ import annotations

import os
from collections.abc import Callable
from hashlib import sha256
from importlib import metadata
from pathlib import Path

import numpy as np
import pytest
import soundfile

from ivrc.cli import main
from ivrc.flow.nodes import Clip
from ivrc.speech.engines.base import Script, Setup, Sound

MENU = "menus/示例.ivr"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new project, as `ivrc new` makes it, with tones for a voice; the current directory is within it."""
    monkeypatch.setenv("IVRC_CACHE", str(tmp_path / "cache"))
    assert main(["new", str(tmp_path / "p")]) == 0
    monkeypatch.chdir(tmp_path / "p")
    speech(tmp_path / "p", "engines: [tones]")
    return tmp_path / "p"


@pytest.fixture
def cut(project: Path) -> Callable[[str, str], None]:
    """Writes something else in the menu."""

    def replace(old: str, new: str, file: str = MENU) -> None:
        path = project / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace


def voice(
    seconds: float, rate: int = 44100, peak: float = 0.3, noise: float = 1e-4, seed: int = 1
) -> np.ndarray:
    """Bursts at the pace of syllables, with half a second of room tone at both ends."""
    rng = np.random.default_rng(seed)
    time = np.arange(int(seconds * rate)) / rate
    tone = sum(np.sin(2 * np.pi * f * time) / n for n, f in enumerate((180, 360, 540, 900), 1))
    bursts = tone * np.clip(np.sin(2 * np.pi * 2 * time), 0, 1)
    room = np.zeros(rate // 2)
    sound = np.concatenate([room, bursts / np.max(np.abs(bursts)) * peak, room])
    return np.asarray(sound + rng.normal(0, noise, len(sound)))


def record(file: Path, samples: np.ndarray, rate: int = 44100) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(file, samples, rate)
    return file


class Reed:
    """An engine of a third party, found by its entry point: every text and voice has its own sound. `spoken` are the
    texts that it was asked to speak."""

    name = "reed"
    version = "1"
    voices = ("low", "high")
    spoken: list[str] = []  # noqa: RUF012

    def __init__(self, setup: Setup) -> None:
        self.voice = setup.settings.voice or "low"

    def script(self, clip: Clip) -> Script:
        told = " ".join((clip.text, *(f"[{word}={reading}]" for word, reading in clip.readings)))
        return Script(told, told, self.voice)

    def speak(self, part: str, voice: str) -> Sound:
        self.spoken.append(part)
        pitch = 300 + int(sha256((part + voice + self.version).encode()).hexdigest(), 16) % 900
        time = np.arange(16000) / 16000
        return Sound(0.3 * np.sin(2 * np.pi * pitch * time) * (1 + 0.4 * np.sin(2 * np.pi * 4 * time)), 16000)


@pytest.fixture
def reed(project: Path, monkeypatch: pytest.MonkeyPatch) -> type[Reed]:
    """The project speaks with `reed`."""
    found = metadata.EntryPoints([metadata.EntryPoint("reed", f"{__name__}:Reed", "ivrc.engines")])
    original = metadata.entry_points

    def entry_points(**wanted: str) -> metadata.EntryPoints:
        return found.select(**wanted) if wanted.get("group") == "ivrc.engines" else original(**wanted)

    monkeypatch.setattr(metadata, "entry_points", entry_points)
    monkeypatch.setattr(Reed, "version", "1")
    monkeypatch.setattr(Reed, "spoken", [])
    speech(project, "engines: [reed]")
    return Reed


def speech(project: Path, *lines: str) -> None:
    """Writes the `speech:` of ivrc.yaml."""
    settings = project / "ivrc.yaml"
    before = settings.read_text(encoding="utf-8").partition("speech:")[0]
    settings.write_text(before + "\n  ".join(("speech:", *lines)) + "\n", encoding="utf-8")


VOICE = '''
"""A voice for tests that runs in any process: slow as it is told, and it writes down what it speaks."""
import os, time
from hashlib import sha256
from ivrc.speech.engines.base import Script
from ivrc.speech.engines.tones import tone


class Slow:
    name, version, voices = "slow", "1", ()

    def __init__(self, setup):
        pass

    def script(self, clip):
        return Script(clip.text, clip.text, "")

    def speak(self, part, voice):
        log = os.open(os.environ["SPOKEN"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(log, f"{os.getpid()} {part}\\n".encode())
        os.close(log)
        time.sleep(float(os.environ.get("SLOW", "0")))
        return tone([400 + int(sha256(part.encode()).hexdigest(), 16) % 2000], 0.4)
'''


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Installs the engine `slow` for this process and those that it starts; gives the file of what was spoken."""
    place = tmp_path / "site"
    info = place / "slowvoice-1.dist-info"
    info.mkdir(parents=True)
    (place / "slowvoice.py").write_text(VOICE)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: slowvoice\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[ivrc.engines]\nslow = slowvoice:Slow\n")
    root = str(Path(__file__).parents[2])
    monkeypatch.setenv("PYTHONPATH", f"{place}{os.pathsep}{root}")
    monkeypatch.setenv("SPOKEN", str(tmp_path / "spoken.txt"))
    monkeypatch.syspath_prepend(str(place))
    return tmp_path / "spoken.txt"


def hotline(count: int) -> str:
    """A hotline of so many prompts beside the standard ones."""
    says = "\n".join(f"播报 第{n}步：“这是第{n}句话。” → 第{n + 1}步" for n in range(count))
    return (
        "热线 长 4001234567\n    无按键 5秒，重听 1次，→ 再见\n    按错键 重听 1次，→ 再见\n    故障 → 再见\n"
        f"{says}\n播报 第{count}步：“最后一句话。” → 再见\n播报 再见：“再见。” → 挂机\n"
    )
