"""What the tests of prompts are made of: recordings that sound like a voice, engines of third parties, long hotlines."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import numpy as np
import soundfile

from ivrc.flow.nodes import Clip
from ivrc.speech.engines.base import Engine, Script, Setup, Sound


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


class Reed(Engine):
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


def speech(project: Path, *lines: str) -> None:
    """Writes the `speech:` of ivrc.yaml."""
    settings = project / "ivrc.yaml"
    before = settings.read_text(encoding="utf-8").partition("speech:")[0]
    settings.write_text(before + "\n  ".join(("speech:", *lines)) + "\n", encoding="utf-8")


def hotline(count: int) -> str:
    """A hotline of so many prompts beside the standard ones."""
    says = "\n".join(f"播报 第{n}步：“这是第{n}句话。” → 第{n + 1}步" for n in range(count))
    return (
        "热线 长 4001234567\n    无按键 5秒，重听 1次，→ 再见\n    按错键 重听 1次，→ 再见\n    故障 → 再见\n"
        f"{says}\n播报 第{count}步：“最后一句话。” → 再见\n播报 再见：“再见。” → 挂机\n"
    )


VOICE = '''
"""A voice for tests that runs in any process: slow as it is told, and it writes down what it speaks."""
import os, time
from hashlib import sha256
from ivrc.speech.engines.base import Engine, Script
from ivrc.speech.sine import tone


class Slow(Engine):
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
