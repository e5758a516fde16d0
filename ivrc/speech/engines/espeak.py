"""eSpeak NG: a draft voice, quick and hard to understand. GPL-3.0: an extra, never installed by default.

It runs in a process of its own: the program `espeak-ng` if it is on the PATH, else the library that the
package `espeakng-loader` holds.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re
import shutil
import subprocess
import sys

from ivrc.flow.nodes import Clip
from ivrc.speech import findings
from ivrc.speech.engines.base import Engine, Script, Setup, Sound
from ivrc.speech.english import plain
from ivrc.speech.mandarin import spoken
from ivrc.speech.mandarin.readings import BadReading, respell
from ivrc.speech.pace import counted
from ivrc.speech.settings import USUAL

_VOICES = {
    "zh-HK": "yue+f2",
    "yue": "yue+f2",
    "zh": "cmn+f2",
    "cmn": "cmn+f2",
    "en-GB": "en-gb+f2",
    "en": "en-us+f2",
}
_WORDS_A_MINUTE = 140
_PATIENCE = 60


class Espeak(Engine):
    """The engine."""

    name = "espeak"
    draft = True
    parallel = 2

    def __init__(self, setup: Setup) -> None:
        self._words_a_minute = round(_WORDS_A_MINUTE * setup.settings.rate / USUAL)
        program = shutil.which("espeak-ng")
        if program:
            self._command = [program, "--stdout", "--stdin", "-b", "1"]
            shown = subprocess.run(
                [program, "--version"], capture_output=True, text=True, timeout=_PATIENCE
            ).stdout
            found = re.search(r"\d+(\.\d+)+", shown)
            self.version = found[0] if found else "?"
        elif importlib.util.find_spec("espeakng_loader"):
            self._command = [sys.executable, "-m", "ivrc.speech.engines.espeak_library"]
            self.version = f"library {importlib.metadata.version('espeakng-loader')}"
        else:
            raise findings.not_installed(self.name, "espeak-ng")

    def script(self, clip: Clip) -> Script:
        voice = _VOICES.get(clip.locale) or _VOICES.get(clip.locale.partition("-")[0])
        if not voice:
            raise findings.locale_not_spoken(self.name, clip.locale)
        if voice.startswith("en"):
            text = plain(clip.text)
            return Script(text, text, voice, (), (), *counted(text, english=True))
        try:
            text = "".join(respell(piece) for piece in spoken(clip.text, clip.readings, clip.locale))
        except BadReading as bad:
            raise findings.bad_reading(str(bad)) from None
        return Script(text, text, voice, (), (), *counted(text))

    def speak(self, part: str, voice: str) -> Sound:
        command = [*self._command, "-v", voice, "-s", str(self._words_a_minute)]
        try:
            done = subprocess.run(command, input=part.encode(), capture_output=True, timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            raise findings.stalled(self.name, _PATIENCE) from None
        except OSError as refused:
            raise findings.engine_failed(self.name, refused.strerror or str(refused)) from refused
        if done.returncode != 0:
            last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
            raise findings.engine_failed(self.name, last or f"exit status {done.returncode}")
        return _decoded(done.stdout)


def _decoded(wav: bytes) -> Sound:
    """A WAV as it comes through a pipe: the lengths in its header are not to be trusted."""
    import numpy as np

    data = wav.find(b"data")
    rate = int.from_bytes(wav[24:28], "little")
    if data < 0 or not rate:
        raise findings.no_audio(Espeak.name)
    samples = wav[data + 8 :]
    return Sound(
        np.frombuffer(samples[: len(samples) // 2 * 2], dtype="<i2").astype(np.float64) / 32768, rate
    )
