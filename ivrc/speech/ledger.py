"""What has become of each clip of a run, and what is to be said about it in the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ivrc.diagnostics import Diagnostic
from ivrc.flow.nodes import Clip
from ivrc.speech import findings
from ivrc.speech.cache import Kept
from ivrc.speech.findings import Failure
from ivrc.speech.job import Job
from ivrc.speech.results import Spoken
from ivrc.speech.studio import Locked


class Ledger:
    """`spoken` are the finished prompts by clip id. A clip is settled when it is spoken, or when nothing is left that
    could speak it."""

    def __init__(self, clips: Sequence[Clip]) -> None:
        self._clips = clips
        self.spoken: dict[str, Spoken] = {}
        self._keys: dict[str, list[Clip]] = {}
        self._out: dict[str, Failure] = {}
        self._tried: dict[str, list[tuple[str, Failure]]] = {}
        self._unspoken: dict[str, list[Failure]] = {}
        self._instead: dict[str, str] = {}

    def asked(self, clip: Clip, job: Job) -> None:
        """A clip is to come from this address of the cache."""
        self._keys.setdefault(job.key, []).append(clip)

    def done(self, clip: Clip, job: Job, kept: Kept, *, cached: bool) -> None:
        self.spoken[clip.id] = Spoken(
            clip.id, job.engine, job.script.voice, job.script.shown, kept.seconds, kept.path, cached,
            job.version, kept.digest,
        )  # fmt: skip
        self._instead[clip.id] = job.engine

    def locked(self, clip: Clip, locked: Locked, kept: Kept) -> None:
        """A former run's result is taken as it is."""
        self.spoken[clip.id] = Spoken(
            clip.id, locked.engine, locked.voice, locked.reading, kept.seconds, kept.path, True,
            locked.version, kept.digest,
        )  # fmt: skip

    def tried(self, clip: Clip) -> set[str]:
        """The engines that have failed at the clip."""
        return {engine for engine, _ in self._tried.get(clip.id, ())}

    def failed(self, clip: Clip, engine: str, failure: Failure) -> None:
        """An engine cannot speak the clip; another may. Raises the failure where no engine could make up for it."""
        if failure.code == findings.CACHE_UNUSABLE:
            raise failure
        if failure.whole:
            self._out[engine] = failure
        self._tried.setdefault(clip.id, []).append((engine, failure))

    def out(self, engine: str) -> Failure | None:
        """Why an engine cannot be used any more in this run."""
        return self._out.get(engine)

    def given_up(self, clip: Clip, *why: Failure) -> None:
        """Nothing can speak the clip: for these reasons, or those of the engines that were tried."""
        self._unspoken[clip.id] = list(why) or [failure for _, failure in self._tried[clip.id]]

    def stopped(self, failure: Failure) -> None:
        """The run cannot go on: that is what is wrong with all the clips that are left."""
        for clip in self._clips:
            if not self.settled(clip):
                self.given_up(clip, failure)

    def settled(self, clip: Clip) -> bool:
        return clip.id in self.spoken or clip.id in self._unspoken

    def at(self, keys: Sequence[str]) -> list[Clip]:
        """The clips that come from these addresses of the cache."""
        return [clip for key in keys for clip in self._keys.get(key, ())]

    def findings(self) -> list[Diagnostic]:
        """An error for each clip that is not spoken; one for all where the reason is not in the clip. A warning for
        each engine that another stood in for."""
        alone: list[Diagnostic] = []
        together: dict[str, tuple[Failure, list[Clip]]] = {}
        for clip in self._clips:
            for failure in self._unspoken.get(clip.id, ()):
                if failure.whole:
                    together.setdefault(failure.en, (failure, []))[1].append(clip)
                else:
                    alone.append(findings.about(clip, failure))
        alone += [findings.about_all(clips, failure) for failure, clips in together.values()]
        return [*alone, *self._stood_in()]

    def _stood_in(self) -> Iterator[Diagnostic]:
        fallen: dict[tuple[str, str, str], tuple[Failure, list[Clip]]] = {}
        for clip in self._clips:
            instead = self._instead.get(clip.id)
            for engine, failure in self._tried.get(clip.id, ()) if instead else ():
                fallen.setdefault((engine, instead or "", failure.en), (failure, []))[1].append(clip)
        for (engine, instead, _), (failure, clips) in fallen.items():
            yield findings.fell_through(clips, engine, instead, failure)
