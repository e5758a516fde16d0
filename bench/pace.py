"""The pace of the embedded voices: `python bench/pace.py [TEXTFILE]`.

Syllables a minute of each sentence, pauses included, as a finished prompt has it, what was asked for, and the shortest
of its pauses.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import numpy as np
import soundfile

from ivrc.diagnostics import Span
from ivrc.flow.nodes import Clip
from ivrc.speech import Settings, speak
from ivrc.speech.engines.base import Setup, Sound
from ivrc.speech.engines.kokoro import Kokoro
from ivrc.speech.mastering import audible
from ivrc.speech.pace import seconds
from ivrc.speech.pauses import silent

HERE = Path(__file__).parent
VOICES = ("zf_xiaobei", "zm_yunjian")


def main(file: Path) -> None:
    texts = [text for text in file.read_text(encoding="utf-8").split("\n") if text]
    clips = [Clip(f"c{n}", text, "zh-CN", (), Span("bench.ivr")) for n, text in enumerate(texts)]
    with tempfile.TemporaryDirectory() as name:
        for voice in VOICES:
            table(clips, Settings(voice=voice), Path(name))


def table(clips: list[Clip], settings: Settings, folder: Path) -> None:
    result = speak(clips, settings, folder)
    engine = Kokoro(Setup(settings, folder, ()))
    total = spoken = 0.0
    print(f"{settings.voice}\n asked measured pauses_ms text")
    for clip in clips:
        script = engine.script(clip)
        samples, rate = soundfile.read(result.clips[clip.id].path)
        first, last = audible(samples, rate) or (0, len(samples))
        has = (last - first) / rate
        asked = 60 * script.syllables / seconds(script.syllables, script.numbers, settings)
        quiet = [round((end - start) / rate * 1000) for start, end in silent(Sound(samples, rate))]
        print(f" {asked:5.0f} {60 * script.syllables / has:8.0f} {quiet} {clip.text}")
        total, spoken = total + script.syllables, spoken + has
    levels = np.round(60 * total / spoken, 1)
    print(f" all: {levels} syllables a minute, {total:.0f} syllables")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "tests/speech/sentences.txt")
