"""From clips to finished prompts: recording, locked result, cache, or the first engine that can speak them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from ivrc import voice
from ivrc.diagnostics import Span
from ivrc.flow.lengths import length_ms
from ivrc.flow.nodes import BEEP, Clip
from ivrc.numerals.two_ways import doubt
from ivrc.speech import beep, engines, findings, recordings, run_findings
from ivrc.speech.cache import Cache
from ivrc.speech.crew import crew
from ivrc.speech.engines.base import Engine, Setup
from ivrc.speech.findings import Failure
from ivrc.speech.job import BEEP as BEEP_SOURCE
from ivrc.speech.job import RECORDING, Job, Made, Outcome, job_of, open_engine, what
from ivrc.speech.ledger import Ledger
from ivrc.speech.mandarin.normalise import has_words
from ivrc.speech.pieces import around, in_sentence
from ivrc.speech.results import Begun, Progress, Result, Spoken, unheard
from ivrc.speech.settings import Settings
from ivrc.speech.spoken import Carrier, Script
from ivrc.speech.store import Store
from ivrc.speech.studio import Studio, asked

__all__ = ["Begun", "Progress", "Result", "Spoken", "look", "produce", "speak", "unheard"]

Plan = dict[str, tuple[Job, list[Clip]]]
"""What has to be made, by cache address, and the clips that need it."""


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
    """One run over all clips, with the engines opened so far."""

    def __init__(self, clips: Sequence[Clip], studio: Studio) -> None:
        self._clips = list({clip.id: clip for clip in clips}.values())
        self._studio = studio
        self._store = Store(studio.shared) if studio.shared else None
        self._cache = Cache(studio.cache, self._store)
        self._shelf = recordings.Shelf(studio.recordings)
        self._ledger = Ledger(self._clips)
        self._engines: dict[tuple[str, Settings], Engine] = {}
        self._broken = cache(engines.check)
        self._by_itself = cache(engines.by_itself)

    def planned(self) -> Plan:
        """What would have to be made for the clips that are not there."""
        try:
            return self._plan(self._clips)
        except Failure as failure:
            self._ledger.stopped(failure)
            return {}

    def make(self, progress: Progress) -> None:
        """Makes what is not there. A clip whose engine fails goes to its next engine in a further round."""
        try:
            left = self._plan(self._clips)
            if left:
                self._make(left, progress)
        except Failure as failure:
            self._ledger.stopped(failure)

    def _make(self, left: Plan, progress: Progress) -> None:
        total, number, finished, whole = len(left), 0, 0, _efforts(left)

        def begun(job: Job) -> None:
            nonlocal number
            number += 1
            progress(Begun(min(number, total), total, left[job.key][1][0], finished / whole if whole else 0))

        with crew(self._studio, self._opened) as make:
            while left:
                again: list[Clip] = []
                for job, outcome in make([job for job, _ in left.values()], begun, self._refused):
                    finished += _effort(job, left[job.key][1][0])
                    again += self._take(job, outcome, left[job.key][1])
                left = self._plan(again)
                total += len(left)
                whole += _efforts(left)

    def result(self) -> Result:
        found = self._ledger.findings()
        poisoned = self._ledger.at(self._cache.damaged)
        found += [run_findings.damaged(poisoned)] if poisoned else []
        if self._store and self._store.failure:
            found.append(run_findings.as_warning(self._store.failure, Span("ivrc.yaml")))
        spoken = self._ledger.spoken
        return Result({c.id: spoken[c.id] for c in self._clips if c.id in spoken}, tuple(found))

    def _plan(self, clips: Sequence[Clip]) -> Plan:
        """What has to be made, by cache address, each once for all the clips that need it. A clip that is there, or
        that cannot be made, is settled here. Raises Failure when the cache cannot be used."""
        left: Plan = {}
        for clip in clips:
            job = None if self._locked(clip) else self._job(clip)
            if job is None:
                continue
            self._ledger.asked(clip, job)
            kept = self._cache.find(job.recipe) if job.key not in left else None
            if kept:
                self._ledger.done(clip, job, kept, cached=True)
            else:
                left.setdefault(job.key, (job, []))[1].append(clip)
        return left

    def _job(self, clip: Clip) -> Job | None:
        """What a clip is to be made of, or None when it cannot be made: then that is noted."""
        settings, piece = self._studio.of(clip), self._carrier(clip) is not None
        try:
            recording = self._shelf.find(clip)
        except Failure as failure:
            self._ledger.given_up(clip, failure)
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
            self._ledger.given_up(clip, findings.nothing_to_speak())
            return None
        said = self._studio.with_readings(clip)
        two_ways = doubt(said.text, said.locale, said.readings)
        if two_ways and not clip.piece:
            self._ledger.given_up(clip, findings.read_two_ways(two_ways))
            return None
        if broken := self._broken(settings):
            self._ledger.given_up(clip, broken)
            return None
        return self._first(clip, settings)

    def _first(self, clip: Clip, settings: Settings) -> Job | None:
        """The job for the first engine that has not failed at the clip yet."""
        tried = self._ledger.tried(clip)
        for name in settings.engines:
            if name in tried:
                continue
            try:
                engine = self._opened(name, settings)
                carrier = self._carrier(clip)
                script = _script(engine, in_sentence(self._studio.with_readings(clip)), carrier)
                return job_of(name, engine.version, settings, script, carrier is not None)
            except Failure as failure:
                self._ledger.failed(clip, name, failure)
        self._ledger.given_up(clip)
        return None

    def _carrier(self, clip: Clip) -> Carrier | None:
        return self._studio.carriers.get(clip.id) or around(clip)

    def _locked(self, clip: Clip) -> bool:
        """Whether a former run's result still answers what is asked, and is there. Where a setting names a file, which
        may hold something else by now, none does."""
        locked, settings = self._studio.locked.get(clip.id), self._studio.of(clip)
        if locked is None or self._ledger.tried(clip) or settings.names_files:
            return False
        preferred = locked.engine == settings.engines[0]
        if not (preferred or self._studio.firmly) or locked.asked != asked(
            self._studio.with_readings(clip), settings
        ):
            return False
        if not self._by_itself(locked.engine) or self._shelf.has(clip):
            return False
        kept = self._cache.audio(locked.audio, locked.seconds)
        if kept:
            self._ledger.locked(clip, locked, kept)
        return kept is not None

    def _take(self, job: Job, outcome: Outcome, clips: Sequence[Clip]) -> list[Clip]:
        """What came of a job, noted for its clips; those that another engine may speak are given back."""
        if isinstance(outcome, Made):
            self._cache.damaged += [job.key] if outcome.damaged else []
            kept = self._cache.keep(job.recipe, outcome.wav, outcome.seconds, job.script.shown)
            for clip in clips:
                self._ledger.done(clip, job, kept, cached=False)
            return []
        for clip in clips:
            if job.engine in (RECORDING, BEEP_SOURCE):
                self._ledger.given_up(clip, outcome)
            else:
                self._ledger.failed(clip, job.engine, outcome)
        return [clip for clip in clips if not self._ledger.settled(clip)]

    def _refused(self, job: Job) -> Failure | None:
        return self._ledger.out(job.engine)

    def _opened(self, name: str, settings: Settings) -> Engine:
        if name in (RECORDING, BEEP_SOURCE):
            raise findings.engine_failed(name, "no engine")
        if out := self._ledger.out(name):
            raise out
        if (name, settings) not in self._engines:
            setup = Setup(settings, self._studio.cache / "models", self._clips)
            self._engines[name, settings] = open_engine(name, setup)
        return self._engines[name, settings]


def _script(engine: Engine, clip: Clip, carrier: Carrier | None) -> Script:
    try:
        return engine.piece(clip, carrier) if carrier else engine.script(clip)
    except Failure:
        raise
    except Exception as broken:
        if voice.lacking(broken):
            raise
        raise findings.engine_failed(engine.name, what(broken)) from broken


def _effort(job: Job, clip: Clip) -> int:
    """How much there is to speak, in milliseconds, by syllables: alike in any language. A recording and a tone are ready at once."""
    return 0 if job.engine in (RECORDING, BEEP_SOURCE) else length_ms(clip.text)


def _efforts(plan: Plan) -> int:
    return sum(_effort(job, clips[0]) for job, clips in plan.values())
