"""Who makes prompts: this process, its threads, or a Dask cluster. Prompts do not depend on one another.

All three are executors of `concurrent.futures`; only as many prompts as there are hands are given out at a time, so
that memory stays bounded, an engine that is out is not asked again, and an interruption has little to wait for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from typing import Any

from ivrc.speech import run_findings
from ivrc.speech.engines.base import Engine
from ivrc.speech.findings import Failure
from ivrc.speech.job import Job, Made, Opener, Outcome, make, make_at_worker
from ivrc.speech.studio import Studio

Begun = Callable[[Job], None]
Refused = Callable[[Job], Failure | None]
Crew = Callable[[Sequence[Job], Begun, Refused], Iterator[tuple[Job, Outcome]]]
"""Makes jobs and gives each with its outcome as it is done. `Begun` is called as work on a job begins; `Refused` may
give a failure instead of having it begun (an engine that is known to be out)."""

_PATIENCE = "10s"
_DEATHS = 10
"""How many workers may die over one prompt before it counts as the prompt's fault."""


@contextmanager
def crew(studio: Studio, opened: Opener) -> Iterator[Crew]:
    """The crew of a run. Raises Failure where the cluster cannot be used."""
    if studio.cluster:
        with _cluster(studio) as far:
            yield far
    else:
        yield lambda jobs, begun, refused: _here(jobs, opened, begun, refused)


def _here(
    jobs: Sequence[Job], opened: Opener, begun: Begun, refused: Refused
) -> Iterator[tuple[Job, Outcome]]:
    """One engine after the other, each with as many threads as it says it can take (`Engine.parallel`)."""
    groups: dict[tuple[object, ...], list[Job]] = {}
    for job in jobs:
        groups.setdefault((job.engine, job.settings), []).append(job)
    for (name, settings), group in groups.items():
        engine = _engine(name, settings, opened)
        hands = max(1, engine.parallel) if engine else 1
        with _pool(hands) as pool, _stopped(engine):
            yield from _flow(group, hands, lambda job: pool.submit(make, job, opened), begun, refused)


def _engine(name: Any, settings: Any, opened: Opener) -> Engine | None:
    try:
        return opened(name, settings)
    except Failure:
        return None  # recordings and the beep have none; one that is out says so when the job is made


@contextmanager
def _stopped(engine: Engine | None) -> Iterator[None]:
    """Has an engine drop what it is speaking when the run is interrupted, so that nothing waits for a service."""
    try:
        yield
    except BaseException:
        if engine:
            engine.stop()
        raise


def _pool(hands: int) -> AbstractContextManager[Executor]:
    return _threads(hands) if hands > 1 else _AtOnce()


@contextmanager
def _threads(hands: int) -> Iterator[Executor]:
    pool = ThreadPoolExecutor(hands, "speech")
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


class _AtOnce(Executor):
    """Does the work in the calling thread, so that an interruption stops it where it is."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


def _flow(
    jobs: Sequence[Job], hands: int, submit: Callable[[Job], Future[Any]], begun: Begun, refused: Refused
) -> Iterator[tuple[Job, Outcome]]:
    """Gives out jobs, `hands` at a time."""
    waiting = list(reversed(jobs))
    working: dict[Future[Any], Job] = {}
    try:
        while waiting or working:
            while waiting and len(working) < hands:
                job = waiting.pop()
                if failure := refused(job):
                    yield job, failure
                    continue
                begun(job)
                working[submit(job)] = job
            if working:
                done, _ = wait(working, return_when=FIRST_COMPLETED)
                for future in done:
                    yield working.pop(future), future.result()
    finally:
        for future in working:
            future.cancel()


@contextmanager
def _cluster(studio: Studio) -> Iterator[Crew]:
    try:
        distributed: Any = import_module("distributed")
    except ImportError as missing:
        raise run_findings.extra_missing("executor: dask", missing.name or "distributed", "dask") from missing
    address = studio.cluster
    if "://" not in address:
        raise run_findings.cluster_unreachable(address, "speech: address: tcp://…")
    try:
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError, RuntimeError) as unreachable:
        raise run_findings.cluster_unreachable(address, _reason(unreachable)) from unreachable
    with client:
        hands = 2 * sum(client.nthreads().values())
        if not hands:
            raise run_findings.cluster_unreachable(address, "no workers")
        pool = client.get_executor(retries=_DEATHS, pure=False)
        folder = str(studio.cache)

        def far(jobs: Sequence[Job], begun: Begun, refused: Refused) -> Iterator[tuple[Job, Outcome]]:
            def submit(job: Job) -> Future[Any]:
                future: Future[Any] = pool.submit(make_at_worker, job, folder, studio.shared)
                return future

            try:
                for job, came in _flow(jobs, hands, submit, begun, refused):
                    yield job, _outcome(came)
            except (OSError, RuntimeError, distributed.CancelledError) as lost:
                raise run_findings.cluster_unreachable(address, _reason(lost)) from lost

        yield far
        pool.shutdown(wait=False)


def _outcome(came: Any) -> Outcome:
    """What a worker sent, which is plain data: a prompt, or the parts of a failure. Raises the Failure of a worker that
    cannot be used at all."""
    if not isinstance(came, dict):
        return Made(*came)
    failure = Failure(**came)
    if failure.code == run_findings.CLUSTER_UNUSABLE:
        raise failure
    return failure


def _reason(problem: BaseException) -> str:
    return " ".join(f"{type(problem).__name__}: {problem}".split())[:200]
