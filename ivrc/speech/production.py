"""From clips to finished prompts: recording, locked result, cache, or the first engine that can speak them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic, Span
from ivrc.flow.nodes import BEEP, Clip
from ivrc.speech import beep, engines, findings, recordings, troubles
from ivrc.speech.cache import Cache, Kept
from ivrc.speech.crew import crew
from ivrc.speech.engines.base import Engine, Setup
from ivrc.speech.findings import Failure
from ivrc.speech.job import BEEP as BEEP_SOURCE
from ivrc.speech.job import RECORDING, Job, Made, Outcome, job_of, open_engine, what
from ivrc.speech.mandarin.normalise import has_words
from ivrc.speech.settings import Settings
from ivrc.speech.spoken import Carrier, Script
from ivrc.speech.store import Store
from ivrc.speech.studio import Studio, asked


class Spoken(NamedTuple):
    """A finished prompt: who spoke it (`recording` and `beep` are no engines), as what, how long, and its file.

    `reading` is what was really said: pinyin or the normalised text, a recording's file name. `path` is a
    16-bit 8 kHz WAV in the cache, and `audio` the SHA-256 of it. `cached` says that nothing had to be spoken.
    """

    id: str
    engine: str
    voice: str
    reading: str
    seconds: float
    path: Path
    cached: bool
    version: str
    audio: str


class Result(NamedTuple):
    """Finished prompts by clip id, and what is to be said about the others. A clip in neither is an error
    there.
    """

    clips: dict[str, Spoken]
    diagnostics: tuple[Diagnostic, ...]


class Begun(NamedTuple):
    """Work on a prompt that has to be made begins: its number from 1, how many there are, its clip, and which share
    of all the speaking is finished by now (0 to 1)."""

    number: int
    total: int
    clip: Clip
    finished: float


Progress = Callable[[Begun], None]
"""Told what begins."""

_EVERY_PROMPT = 8
"""What a prompt takes besides its words, in characters: an engine begins and ends each one."""


def _effort(job: Job, clip: Clip) -> int:
    """How much there is to speak, in characters. A recording and a tone are ready at once."""
    return 0 if job.engine in (RECORDING, BEEP_SOURCE) else len(clip.text) + _EVERY_PROMPT


def unheard(_: Begun) -> None:
    """Nobody is told."""


def speak(
    clips: Sequence[Clip],
    settings: Settings,
    cache_dir: Path,
    recordings_dir: Path | None = None,
    progress: Progress = unheard,
) -> Result:
    """Speaks every clip, once, on this machine. Failures become diagnostics that name the prompt; none is raised."""
    return produce(clips, Studio(settings, cache_dir, recordings=recordings_dir), progress)


def produce(clips: Sequence[Clip], studio: Studio, progress: Progress = unheard) -> Result:
    """Makes every clip that is not there yet, once. Failures become diagnostics; none is raised."""
    run = _Run(clips, studio)
    run.make(progress)
    return run.result()


def look(clips: Sequence[Clip], studio: Studio) -> tuple[Result, dict[str, Job]]:
    """What there is already, and for the other clips what would be made. Nothing is spoken."""
    run = _Run(clips, studio)
    left = run.planned()
    return run.result(), {clip.id: job for job, those in left.values() for clip in those}


class _Run:
    """One run over all clips: the engines opened so far, those that are out, and what came of each clip."""

    def __init__(self, clips: Sequence[Clip], studio: Studio) -> None:
        self._clips = list({clip.id: clip for clip in clips}.values())
        self._studio = studio
        self._store = Store(studio.shared) if studio.shared else None
        self._cache = Cache(studio.cache, self._store)
        self._shelf = recordings.Shelf(studio.recordings)
        self._engines: dict[tuple[str, Settings], Engine] = {}
        self._out: dict[str, Failure] = {}
        self._keys: dict[str, list[Clip]] = {}
        self._spoken: dict[str, Spoken] = {}
        self._errors: dict[str, list[Diagnostic]] = {}
        self._failures: dict[str, list[tuple[str, Failure]]] = {}
        self._fallen: dict[tuple[str, str, str], tuple[Failure, list[Clip]]] = {}
        self._left: dict[str, tuple[Failure, list[Clip]]] = {}
        self._broken = cache(engines.check)

    def planned(self) -> dict[str, tuple[Job, list[Clip]]]:
        """What would have to be made for the clips that are not there."""
        try:
            return self.plan(self._clips)
        except Failure as failure:
            self._give_up(failure)
            return {}

    def make(self, progress: Progress) -> None:
        """Makes what is not there. A clip whose engine fails goes to its next engine in a further round."""
        try:
            left = self.plan(self._clips)
            if not left:
                return
            total, number, finished = len(left), 0, 0
            whole = sum(_effort(job, clips[0]) for job, clips in left.values())

            def begun(job: Job) -> None:
                nonlocal number
                number += 1
                progress(
                    Begun(min(number, total), total, left[job.key][1][0], finished / whole if whole else 0)
                )

            with crew(self._studio, self._opened) as make:
                while left:
                    again: list[Clip] = []
                    for job, outcome in make([job for job, _ in left.values()], begun, self._refused):
                        finished += _effort(job, left[job.key][1][0])
                        again += self._take(job, outcome, left[job.key][1])
                    left = self.plan(again)
                    total += len(left)
                    whole += sum(_effort(job, clips[0]) for job, clips in left.values())
        except Failure as failure:
            self._give_up(failure)

    def _give_up(self, failure: Failure) -> None:
        """The run cannot go on: one error for all the clips that are left."""
        settled = (
            {c.id for _, clips in self._left.values() for c in clips}
            | self._spoken.keys()
            | self._errors.keys()
        )
        waiting = [clip for clip in self._clips if clip.id not in settled]
        self._left.setdefault(failure.code, (failure, []))[1].extend(waiting)

    def result(self) -> Result:
        found = [d for clip in self._clips for d in self._errors.get(clip.id, ())]
        found += [findings.about_all(clips, failure) for failure, clips in self._left.values() if clips]
        place = {clip.id: number for number, clip in enumerate(self._clips)}
        found += [
            findings.fell_through(sorted(clips, key=lambda c: place[c.id]), engine, instead, failure)
            for (engine, instead, _), (failure, clips) in self._fallen.items()
        ]
        poisoned = [clip for key in self._cache.damaged for clip in self._keys.get(key, ())]
        found += [troubles.damaged(poisoned)] if poisoned else []
        if self._store and self._store.failure:
            found.append(troubles.as_warning(self._store.failure, Span("ivrc.yaml")))
        spoken = {c.id: self._spoken[c.id] for c in self._clips if c.id in self._spoken}
        return Result(spoken, tuple(found))

    def plan(self, clips: Sequence[Clip]) -> dict[str, tuple[Job, list[Clip]]]:
        """What has to be made, by cache address, each once for all the clips that need it. A clip that is there, or
        that cannot be made, is settled here. Raises Failure when the cache cannot be used."""
        left: dict[str, tuple[Job, list[Clip]]] = {}
        for clip in clips:
            if self._locked(clip):
                continue
            job = self._job(clip)
            if job is None:
                continue
            self._keys.setdefault(job.key, []).append(clip)
            kept = self._cache.find(job.recipe) if job.key not in left else None
            if kept:
                self._done(clip, job, kept, cached=True)
            else:
                left.setdefault(job.key, (job, []))[1].append(clip)
        return left

    def _job(self, clip: Clip) -> Job | None:
        """What a clip is to be made of, or None when it cannot be made: then that is noted."""
        settings, piece = self._studio.of(clip), clip.id in self._studio.carriers
        try:
            recording = self._shelf.find(clip)
        except Failure as failure:
            self._fails(clip, failure)
            return None
        if recording:
            name = recording.path.name
            script = Script(recording.sha256, name, "")
            return job_of(RECORDING, "1", Settings(), script, piece)._replace(
                recorded=(str(recording.path), recording.data)
            )
        if clip.id == BEEP and not clip.text:
            return job_of(BEEP_SOURCE, beep.VERSION, Settings(), Script("beep", "", ""))
        if not has_words(clip.text.replace("*", "星").replace("#", "井")):
            self._errors[clip.id] = [findings.nothing_to_speak(clip)]
            return None
        if broken := self._broken(settings):
            self._left.setdefault(broken.en, (broken, []))[1].append(clip)
            return None
        return self._first(clip, settings)

    def _first(self, clip: Clip, settings: Settings) -> Job | None:
        """The job for the first engine that has not failed at the clip yet."""
        failures = self._failures.setdefault(clip.id, [])
        tried = {name for name, _ in failures}
        for name in settings.engines:
            if name in tried:
                continue
            try:
                engine = self._opened(name, settings)
                carrier = self._studio.carriers.get(clip.id)
                script = _script(engine, self._studio.told(clip), carrier)
                return job_of(name, engine.version, settings, script, carrier is not None)
            except Failure as failure:
                self._note(clip, name, failure)
        self._errors[clip.id] = [findings.about(clip, cause) for _, cause in failures]
        return None

    def _locked(self, clip: Clip) -> bool:
        """Whether a former run's result still answers what is asked, and is there."""
        locked, settings = self._studio.locked.get(clip.id), self._studio.of(clip)
        if locked is None or clip.id in self._failures or settings.kokoro_model:
            return False
        preferred = locked.engine == settings.engines[0]
        if not (preferred or self._studio.firmly) or locked.asked != asked(self._studio.told(clip), settings):
            return False
        if _depends_on_others(locked.engine) or self._shelf.has(clip):
            return False
        kept = self._cache.audio(locked.audio, locked.seconds)
        if kept is None:
            return False
        self._spoken[clip.id] = Spoken(
            clip.id, locked.engine, locked.voice, locked.reading, kept.seconds, kept.path, True,
            locked.version, kept.digest,
        )  # fmt: skip
        return True

    def _take(self, job: Job, outcome: Outcome, clips: Sequence[Clip]) -> list[Clip]:
        """What came of a job, noted for its clips; those that another engine may speak are given back."""
        if isinstance(outcome, Made):
            self._cache.damaged += [job.key] if outcome.damaged else []
            kept = self._cache.keep(job.recipe, outcome.wav, outcome.seconds, job.script.shown)
            for clip in clips:
                self._done(clip, job, kept, cached=False)
            return []
        for clip in clips:
            if job.engine in (RECORDING, BEEP_SOURCE):
                self._fails(clip, outcome)
            else:
                self._note(clip, job.engine, outcome)
        return [clip for clip in clips if clip.id not in self._errors]

    def _done(self, clip: Clip, job: Job, kept: Kept, *, cached: bool) -> None:
        self._spoken[clip.id] = Spoken(
            clip.id, job.engine, job.script.voice, job.script.shown, kept.seconds, kept.path, cached,
            job.version, kept.digest,
        )  # fmt: skip
        for failed, cause in self._failures.get(clip.id, ()):
            self._fallen.setdefault((failed, job.engine, cause.en), (cause, []))[1].append(clip)

    def _note(self, clip: Clip, engine: str, failure: Failure) -> None:
        if failure.code == findings.CACHE_UNUSABLE:
            raise failure
        if failure.whole:
            self._out[engine] = failure
        self._failures.setdefault(clip.id, []).append((engine, failure))

    def _fails(self, clip: Clip, failure: Failure) -> None:
        self._errors[clip.id] = [findings.about(clip, failure)]

    def _refused(self, job: Job) -> Failure | None:
        return self._out.get(job.engine)

    def _opened(self, name: str, settings: Settings) -> Engine:
        if name in (RECORDING, BEEP_SOURCE):
            raise findings.engine_failed(name, "no engine")
        if name in self._out:
            raise self._out[name]
        if (name, settings) not in self._engines:
            setup = Setup(settings, self._studio.cache / "models", self._clips)
            self._engines[name, settings] = open_engine(name, setup)
        return self._engines[name, settings]


def _script(engine: Engine, clip: Clip, carrier: Carrier | None) -> Script:
    piece = getattr(engine, "piece", None) if carrier else None
    try:
        script: Script = piece(clip, carrier) if piece else engine.script(clip)
    except Failure:
        raise
    except Exception as broken:
        raise findings.engine_failed(engine.name, what(broken)) from broken
    return script


def _depends_on_others(engine: str) -> bool:
    """Whether what an engine makes of a clip depends on the run's other clips: such a result is never locked."""
    return engine == "tones"
