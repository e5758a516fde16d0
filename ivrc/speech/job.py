"""One prompt that has to be made: all that a worker, here or on another machine, needs to make it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ivrc import voice
from ivrc.speech import beep, engines, findings, mastering, pace, pauses, recordings, run_findings, talkoff
from ivrc.speech.cache import Cache
from ivrc.speech.engines.base import Engine, Setup
from ivrc.speech.findings import Failure
from ivrc.speech.recipe import Recipe
from ivrc.speech.settings import USUAL, Settings
from ivrc.speech.spoken import Script, Sound
from ivrc.speech.store import Store

RECORDING, BEEP = "recording", "beep"
"""Sources that are no engines."""

_SHORTEST_SYLLABLE = 0.05
"""Seconds. No voice says a syllable in less at its own speed: a shorter answer is not the whole text."""


class Job(NamedTuple):
    """`recipe` is what the prompt is kept by; the rest is what it takes to make it. `recorded` is a recording's file name
    and bytes."""

    recipe: Recipe
    settings: Settings
    script: Script
    recorded: tuple[str, bytes] = ("", b"")

    @property
    def key(self) -> str:
        """The cache address of what is made."""
        return self.recipe.key

    @property
    def engine(self) -> str:
        return self.recipe.engine

    @property
    def version(self) -> str:
        return self.recipe.version


def job_of(engine: str, version: str, settings: Settings, script: Script, piece: bool = False) -> Job:
    """The job of a script, with the recipe that its prompt is kept by."""
    parts = tuple(script.parts or (script.text,))
    recipe = Recipe(
        engine, version, script.voice, float(settings.rate), float(settings.rate_of_numbers), float(settings.pauses),
        parts, tuple(script.rests), piece, (script.syllables, script.numbers),
    )  # fmt: skip
    return Job(recipe, settings, script)


class Made(NamedTuple):
    """A finished prompt: a 16-bit WAV and its seconds. `damaged` says that a worker's cache held something else in its
    place."""

    wav: bytes
    seconds: float
    damaged: bool = False


Outcome = Made | Failure
Opener = Callable[[str, Settings], Engine]


def make(job: Job, opened: Opener) -> Outcome:
    """Speaks and masters. No exception leaves it but an interruption."""
    try:
        spoken = job.engine not in (RECORDING, BEEP)
        margins = mastering.PIECE if job.recipe.piece else mastering.PROMPT
        return Made(*talkoff.master(_sound(job, opened), job.engine, spoken=spoken, margins=margins))
    except Failure as failure:
        return failure
    except mastering.Silence:
        if job.engine == RECORDING:
            return findings.recording_unusable(
                Path(job.recorded[0]), "里面听不到声音", "nothing in it can be heard"
            )
        return findings.no_audio(job.engine)
    except Exception as broken:
        return findings.engine_failed(job.engine, what(broken))


def make_at_worker(job: Job, folder: str, shared: str) -> tuple[bytes, float, bool] | dict[str, object]:
    """`make` in a process that may be on another machine: what its cache has is not made again, and what it makes is
    kept there before it is sent, so that a worker that dies takes nothing with it. Plain data come back."""
    if job.recipe.mastering != mastering.VERSION:
        return {**vars(run_findings.worker_differs("ivrc"))}
    cache = Cache(Path(folder), Store(shared) if shared else None)
    kept = cache.find(job.recipe)
    if kept:
        return kept.path.read_bytes(), kept.seconds, bool(cache.damaged)
    outcome = make(job, lambda name, settings: _opened_here(name, settings, folder, job.version))
    if isinstance(outcome, Failure):
        return {**vars(outcome)}
    with suppress(Failure):  # its folder may be full or read-only: the prompt itself is sent all the same
        cache.keep(job.recipe, outcome.wav, outcome.seconds, job.script.shown)
    return outcome.wav, outcome.seconds, bool(cache.damaged)


_HERE: dict[tuple[str, Settings], Engine] = {}


def _opened_here(name: str, settings: Settings, folder: str, version: str) -> Engine:
    """A worker's engines, each opened once in its process. Raises Failure, also where it is of another version than
    what it makes is kept as."""
    if (name, settings) not in _HERE:
        _HERE[name, settings] = open_engine(name, Setup(settings, Path(folder) / "models", ()))
    if _HERE[name, settings].version != version:
        raise run_findings.worker_differs(name)
    return _HERE[name, settings]


def open_engine(name: str, setup: Setup) -> Engine:
    """An engine by name. Raises Failure, and ModuleNotFoundError where the whole voice is not installed."""
    try:
        return engines.factory(name)(setup)
    except Failure:
        raise
    except ImportError as missing:
        if voice.lacking(missing):
            raise
        raise findings.not_installed(name, missing.name or str(missing)) from missing
    except Exception as broken:
        raise findings.engine_failed(name, what(broken)) from broken


def what(broken: Exception) -> str:
    """What an engine raised, on one line."""
    return " ".join(f"{type(broken).__name__}: {broken}".split())


def _sound(job: Job, opened: Opener) -> Sound:
    if job.engine == RECORDING:
        return recordings.sound(recordings.Recording(Path(job.recorded[0]), job.recorded[1]))
    if job.engine == BEEP:
        return beep.sound()
    engine = opened(job.engine, job.settings)
    said = _say(engine, job.script, job.settings.rate)
    paced = said if job.recipe.piece else pace.kept(said, job.script, job.settings)
    return pauses.stretched(paced, job.settings.pauses)


def _say(engine: Engine, script: Script, rate: float) -> Sound:
    """All parts of a script, checked for having been said to the end, and joined."""
    sounds = [engine.speak(part, script.voice) for part in script.parts or (script.text,)]
    whole = mastering.join(sounds, script.rests)
    heard = mastering.audible(whole.samples, whole.rate)
    seconds = (heard[1] - heard[0]) / whole.rate if heard else 0.0
    least = script.syllables * _SHORTEST_SYLLABLE * USUAL / rate
    if heard and seconds < least:
        found = f"{seconds:.1f} s < {least:.1f} s"
        raise findings.cut_off(engine.name, found, found)
    return whole
