"""Kills builds of the project in the current folder at random moments, and looks at the cache after each.

    python killed.py CACHE SPOKEN TIMES

A program of its own, so that it can fork builds with everything imported: most of a build's time is then work on
prompts, and that is when it is killed. It prints what it saw as JSON.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

import soundfile

from ivrc import manifest
from ivrc.cli import main
from ivrc.speech.cache import Cache, read

BUILD = ["build", "-t", "asterisk"]


def build() -> int:
    """A build in a process of its own."""
    pid = os.fork()
    if pid == 0:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        os._exit(main(BUILD))
    return pid


def finished(cache: Path, corrupt: list[str]) -> set[str]:
    """The texts whose prompts the cache serves; every entry has to be whole and playable."""
    texts: set[str] = set()
    kept = Cache(cache / "clips")
    for path in (cache / "clips/entries").rglob("*.json"):
        entry = read(path.read_bytes(), path.stem)
        found = kept.find(entry.recipe)
        if found is None:
            corrupt.append(path.name)
            continue
        with contextlib.suppress(Exception):
            samples, _ = soundfile.read(found.path)
            if len(samples) / 8000 == found.seconds:
                texts.add(entry.reading)
                continue
        corrupt.append(str(found.path))
    return texts


def built(corrupt: list[str]) -> None:
    """A target's folder is whole, or it is not there."""
    place = Path("dist/长/asterisk")
    known = manifest.whole(place)
    if place.exists() and (known is None or not manifest.intact(place, known)):
        corrupt.append(str(place))


def run(cache: Path, log: Path, times: int) -> dict[str, object]:
    chance = random.Random(20261121)
    corrupt: list[str] = []
    twice: list[str] = []
    began = time.monotonic()
    os.waitpid(build(), 0)
    usual = time.monotonic() - began
    reference = {p.name: p.read_bytes() for p in Path("dist").rglob("*.alaw")}
    kills = cut = 0
    while kills < times:
        done = finished(cache, corrupt)
        if len(done) >= 22:
            shutil.rmtree(cache)
            shutil.rmtree("dist", ignore_errors=True)
            Path("prompts.lock").unlink(missing_ok=True)
            done = set()
        log.write_text("")
        pid = build()
        time.sleep(chance.random() * usual * 0.6)
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        kills += 1
        cut += os.WIFSIGNALED(status)
        twice += [text for line in log.read_text().splitlines() if (text := line.split()[1]) in done]
        built(corrupt)
    os.waitpid(build(), 0)
    finished(cache, corrupt)
    built(corrupt)
    if {p.name: p.read_bytes() for p in Path("dist").rglob("*.alaw")} != reference:
        corrupt.append("dist differs from that of an undisturbed build")
    return {
        "kills": kills,
        "cut": cut,
        "spoken_twice": twice,
        "corrupt": corrupt,
        "build_seconds": round(usual, 2),
    }


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))))
