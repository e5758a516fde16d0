"""From clips to finished prompts: recording, cache, or the first engine that can speak them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic
from ivrc.flow.nodes import BEEP, Clip
from ivrc.speech import beep, engines, findings, mastering, recordings
from ivrc.speech.cache import Cache, Kept, address
from ivrc.speech.engines.base import Engine, Script, Setup, Sound
from ivrc.speech.findings import Failure
from ivrc.speech.mandarin.normalise import has_words
from ivrc.speech.settings import Settings

_SHORTEST_SYLLABLE = 0.05
"""Seconds. No voice says a syllable in less at its own speed: a shorter answer is not the whole text."""


class Spoken(NamedTuple):
    """A finished prompt: who spoke it (`recording` and `beep` are no engines), as what, how long, and its
    file.

    `reading` is what was really said: pinyin or the normalised text, a recording's file name. `path` is a
    16-bit 8 kHz WAV in the cache. `cached` says that nothing had to be spoken.
    """

    id: str
    engine: str
    voice: str
    reading: str
    seconds: float
    path: Path
    cached: bool


class Result(NamedTuple):
    """Finished prompts by clip id, and what is to be said about the others. A clip in neither is an error
    there.
    """

    clips: dict[str, Spoken]
    diagnostics: tuple[Diagnostic, ...]


Progress = Callable[[int, int, Clip], None]
"""Called as work on a clip begins: its number from 1, how many there are, the clip."""


def speak(
    clips: Sequence[Clip],
    settings: Settings,
    cache_dir: Path,
    recordings_dir: Path | None = None,
    progress: Progress = lambda number, total, clip: None,
) -> Result:
    """Speaks every clip, once. Failures become diagnostics that name the prompt; none is raised."""
    run = _Run(clips, settings, cache_dir, recordings_dir)
    for number, clip in enumerate(clips, 1):
        progress(number, len(clips), clip)
        run.add(clip)
    return run.result()


class _Run:
    """One run over all clips: the engines opened so far, those that are out, and what came of each clip."""

    def __init__(
        self, clips: Sequence[Clip], settings: Settings, cache_dir: Path, shelf: Path | None
    ) -> None:
        self._settings = settings
        self._cache = Cache(cache_dir)
        self._shelf = recordings.Shelf(shelf)
        self._setup = Setup(settings, cache_dir / "models", clips)
        self._engines: dict[str, Engine] = {}
        self._out: dict[str, Failure] = {}
        self._spoken: dict[str, Spoken] = {}
        self._errors: list[Diagnostic] = []
        self._fallen: dict[tuple[str, str, str], tuple[Failure, list[Clip]]] = {}
        self._left: list[Clip] = []
        self._broken = engines.check(settings)

    def result(self) -> Result:
        fallen = [
            findings.fell_through(clips, engine, instead, failure)
            for (engine, instead, _), (failure, clips) in self._fallen.items()
        ]
        if self._broken:
            self._errors += [findings.about_all(self._left, self._broken)] if self._left else []
        return Result(self._spoken, (*self._errors, *fallen))

    def add(self, clip: Clip) -> None:
        try:
            recording = self._shelf.find(clip)
            if recording:
                self._spoken[clip.id] = self._recorded(clip, recording)
            elif clip.id == BEEP and not clip.text:
                self._spoken[clip.id] = self._finish(
                    clip, "beep", Script("beep", "", ""), beep.sound, beep.VERSION
                )
            elif not has_words(clip.text.replace("*", "星").replace("#", "井")):
                self._errors.append(findings.nothing_to_speak(clip))
            else:
                self._synthesised(clip)
        except Failure as failure:
            if failure.code == findings.CACHE_UNUSABLE:
                self._broken = failure
                self._left.append(clip)
            else:
                self._errors.append(findings.about(clip, failure))

    def _recorded(self, clip: Clip, recording: recordings.Recording) -> Spoken:
        script = Script(recording.sha256, recording.path.name, "")
        try:
            return self._finish(clip, "recording", script, lambda: recordings.sound(recording), "1")
        except Failure as failure:
            if failure.code == findings.NO_AUDIO:
                raise findings.recording_unusable(
                    recording.path, "里面听不到声音", "nothing in it can be heard"
                ) from None
            raise

    def _synthesised(self, clip: Clip) -> None:
        if self._broken:
            self._left.append(clip)
            return
        failures: list[tuple[str, Failure]] = []
        for name in self._settings.engines:
            try:
                engine = self._engine(name)
                script = _script(engine, clip)
                say = partial(_say, engine, script, self._settings.rate)
                self._spoken[clip.id] = self._finish(
                    clip, name, script, say, engine.version, self._settings.rate
                )
            except Failure as failure:
                if failure.code == findings.CACHE_UNUSABLE:
                    raise
                if failure.whole:
                    self._out[name] = failure
                failures.append((name, failure))
                continue
            for failed, cause in failures:
                self._fallen.setdefault((failed, name, cause.en), (cause, []))[1].append(clip)
            return
        self._errors += [findings.about(clip, cause) for _, cause in failures]

    def _engine(self, name: str) -> Engine:
        if name in self._out:
            raise self._out[name]
        if name not in self._engines:
            try:
                self._engines[name] = engines.factory(name)(self._setup)
            except Failure:
                raise
            except ImportError as missing:
                raise findings.not_installed(name, missing.name or str(missing)) from missing
            except Exception as broken:
                raise findings.engine_failed(name, _what(broken)) from broken
        return self._engines[name]

    def _finish(
        self,
        clip: Clip,
        engine: str,
        script: Script,
        sound: Callable[[], Sound],
        version: str,
        rate: float = 1.0,
    ) -> Spoken:
        key = address(engine, version, script.voice, rate, *(script.parts or (script.text,)), *script.rests)
        kept = self._cache.find(key)
        cached = kept is not None
        kept = kept or self._make(key, engine, script, sound)
        return Spoken(clip.id, engine, script.voice, script.shown, kept.seconds, kept.path, cached)

    def _make(self, key: str, engine: str, script: Script, sound: Callable[[], Sound]) -> Kept:
        try:
            wav, seconds = mastering.master(sound())
        except Failure:
            raise
        except mastering.Silence:
            raise findings.no_audio(engine) from None
        except Exception as broken:
            raise findings.engine_failed(engine, _what(broken)) from broken
        about = {"engine": engine, "voice": script.voice, "reading": script.shown}
        return self._cache.keep(key, wav, seconds, about)


def _script(engine: Engine, clip: Clip) -> Script:
    try:
        return engine.script(clip)
    except Failure:
        raise
    except Exception as broken:
        raise findings.engine_failed(engine.name, _what(broken)) from broken


def _what(broken: Exception) -> str:
    """What an engine raised, on one line."""
    return " ".join(f"{type(broken).__name__}: {broken}".split())


def _say(engine: Engine, script: Script, rate: float) -> Sound:
    """All parts of a script, checked for having been said to the end, and joined."""
    sounds = [engine.speak(part, script.voice) for part in script.parts or (script.text,)]
    whole = mastering.join(sounds, script.rests)
    heard = mastering.audible(whole.samples, whole.rate)
    seconds = (heard[1] - heard[0]) / whole.rate if heard else 0.0
    least = script.syllables * _SHORTEST_SYLLABLE / rate
    if heard and seconds < least:
        what = f"{seconds:.1f} s < {least:.1f} s"
        raise findings.cut_off(engine.name, what, what)
    return whole
