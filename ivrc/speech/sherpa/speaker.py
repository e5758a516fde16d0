"""The program that speaks, kept running for as long as there is something to say."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from typing import IO, Any

from ivrc.speech import findings as general
from ivrc.speech.findings import Failure
from ivrc.speech.sherpa import program, refusals
from ivrc.speech.sherpa.folder import Model
from ivrc.speech.spoken import Sound

ENGINE = "sherpa"
_PATIENCE = 120.0
"""Seconds that a sentence may take; the first loads the model."""


class Speaker:
    """One process with one model, begun with the first sentence. A process that has ended is begun again with the next."""

    def __init__(self, model: Model, threads: int) -> None:
        self._about = {
            program.KIND: model.kind,
            program.ONNX: str(model.onnx),
            program.VOCODER: str(model.vocoder or ""),
            program.LEXICON: ",".join(map(str, model.lexicons)),
            program.VOICES: str(model.voices or ""),
            program.TOKENS: str(model.tokens),
            program.THREADS: threads,
        }
        self._folder = model.folder
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._told: IO[bytes] | None = None
        self._stopped = False

    def say(self, text: str, sounds: str, speaker: int, speed: float) -> Sound:
        """Raises Failure."""
        import numpy as np

        asked = {program.TEXT: text, program.SOUNDS: sounds, program.SPEAKER: speaker, program.SPEED: speed}
        with self._lock:
            if self._stopped:
                raise general.interrupted()
            try:
                process = self._begun()
                self._ask(process, asked)
                until = time.monotonic() + _PATIENCE
                answer = json.loads(self._read(process, None, until))
                samples = self._read(process, int(answer[program.COUNT]), until)
            except (OSError, ValueError):
                self.end()
                raise self._why() from None
        sound = np.frombuffer(samples, dtype="<f4").astype(np.float64)
        if not len(sound) or not np.isfinite(sound).all():
            raise general.no_audio(ENGINE)
        return Sound(sound, int(answer[program.RATE]))

    def stop(self) -> None:
        """Ends the process for good, whatever it is doing: the run was interrupted."""
        self._stopped = True
        if self._process:
            self._process.kill()

    def end(self) -> None:
        """Ends the process."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            for pipe in filter(None, (process.stdin, process.stdout)):
                with suppress(OSError):
                    pipe.close()

    def __del__(self) -> None:
        self.end()

    def _why(self) -> Failure:
        """Why the process gave no answer."""
        return general.interrupted() if self._stopped else refusals.ended(self._folder, self._last_words())

    def _begun(self) -> subprocess.Popen[bytes]:
        if self._process and self._process.poll() is None:
            return self._process
        self.end()
        self._told = tempfile.TemporaryFile()  # noqa: SIM115
        self._process = subprocess.Popen(
            [sys.executable, "-m", "ivrc.speech.sherpa.program"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._told,
        )
        self._ask(self._process, {program.MODEL: self._about})
        return self._process

    @staticmethod
    def _ask(process: subprocess.Popen[bytes], request: dict[str, Any]) -> None:
        assert process.stdin
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.flush()

    def _read(self, process: subprocess.Popen[bytes], count: int | None, until: float) -> bytes:
        """So many bytes of the answer, or a line of it. Raises OSError where it ends before that."""
        assert process.stdout
        found = bytearray()
        while len(found) < count if count is not None else not found.endswith(b"\n"):
            ready, _, _ = select.select([process.stdout], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                self.end()
                raise general.stalled(ENGINE, _PATIENCE)
            more = os.read(process.stdout.fileno(), 1 if count is None else count - len(found))
            if not more:
                raise OSError
            found += more
        return bytes(found)

    def _last_words(self) -> str:
        """The last line that the process wrote to standard error: the runtime begins it with a place in its source."""
        if not self._told:
            return ""
        self._told.seek(0)
        lines = self._told.read().decode(errors="replace").strip().splitlines() or ["?"]
        return lines[-1].rpartition(".cc:")[2].rpartition(".h:")[2].strip()
