"""Playing a prompt through whatever player the machine has."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

PLAYERS = {
    "aplay": ("-q",),
    "paplay": (),
    "play": ("-q",),
    "ffplay": ("-nodisp", "-autoexit", "-loglevel", "error"),
    "afplay": (),
}
"""Programs that play a WAV file and end: ALSA, PulseAudio, SoX, FFmpeg, macOS."""


def play(file: Path, players: Iterable[str] = PLAYERS) -> tuple[str, ...] | None:
    """Plays the file to its end with the first player that is there and can; None when it was played, else the
    players that are there and could not."""
    failed: list[str] = []
    for name in players:
        program = shutil.which(name)
        if program is None:
            continue
        try:
            done = subprocess.run(
                [program, *PLAYERS[name], str(file)],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
            )  # fmt: skip
        except OSError:
            failed.append(name)
            continue
        if done.returncode == 0:
            return None
        failed.append(name)
    return tuple(failed)
