"""Prompts made by a real Dask cluster of several processes on this machine, one of which is killed on the way."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import pytest
from prompt_parts import speech

from ivrc.cli import main
from ivrc.diagnostics import Span
from ivrc.flow.nodes import Clip
from ivrc.speech import Settings, job
from ivrc.speech.job import Job, make_at_worker
from ivrc.speech.production import look, produce
from ivrc.speech.recipe import Recipe
from ivrc.speech.studio import Studio

distributed = pytest.importorskip("distributed")


def clips(count: int) -> list[Clip]:
    return [Clip(f"c{n}", f"第{n}句话", "zh-CN", (), Span("m.ivr", n + 1, 1, n + 1, 2)) for n in range(count)]


@pytest.fixture
def cluster(slow: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """Three workers, one process and one thread each; one that dies is started again, as on a cluster."""
    monkeypatch.setenv("SLOW", "0.05")
    with distributed.LocalCluster(
        n_workers=3, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address="127.0.0.1:0"
    ) as running:
        yield running


def test_a_worker_is_killed_and_nothing_is_lost_or_spoken_twice(cluster, slow: Path, tmp_path: Path) -> None:
    victim = next(iter(cluster.workers.values())).pid
    killed = threading.Event()

    def kill() -> None:
        while not slow.exists() or len(slow.read_text(encoding="utf-8").splitlines()) < 15:
            time.sleep(0.01)
        os.kill(victim, signal.SIGKILL)
        killed.set()

    killer = threading.Thread(target=kill)
    killer.start()
    seen: list[tuple[int, int]] = []
    studio = Studio(Settings(engines=("slow",)), tmp_path / "clips", cluster=cluster.scheduler_address)
    result = produce(clips(60), studio, lambda begun: seen.append((begun.number, begun.total)))
    killer.join()
    assert killed.is_set()
    assert not result.diagnostics
    assert list(result.clips) == [f"c{n}" for n in range(60)]
    lines = [line.split() for line in slow.read_text(encoding="utf-8").splitlines()]
    spoken = Counter(text for _, text in lines)
    assert set(spoken) == {clip.text for clip in clips(60)}
    assert sum(spoken.values()) <= 61, "only what the killed worker had in hand may be spoken again"
    assert len({pid for pid, _ in lines}) >= 3
    assert seen[-1] == (60, 60)
    alone = produce(clips(60), Studio(Settings(engines=("slow",)), tmp_path / "clips"))
    assert {c: s.audio for c, s in alone.clips.items()} == {c: s.audio for c, s in result.clips.items()}
    assert all(said.cached for said in alone.clips.values())


def test_failures_come_back_from_the_workers_and_the_next_engine_speaks(cluster, tmp_path: Path) -> None:
    broken = Settings(engines=("kokoro", "slow"), own=(("kokoro_model", tmp_path / "no-model.onnx"),))
    result = produce(clips(3), Studio(broken, tmp_path / "clips", cluster=cluster.scheduler_address))
    assert {said.engine for said in result.clips.values()} == {"slow"}
    assert {d.code for d in result.diagnostics} == {"IVRC515"}


def test_a_cluster_that_is_not_there_is_named(
    slow: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ivrc.speech import crew

    monkeypatch.setattr(crew, "_PATIENCE", "1s")
    studio = Studio(Settings(engines=("slow",)), tmp_path, cluster="tcp://127.0.0.1:9")
    result = produce(clips(2), studio)
    assert [d.code for d in result.diagnostics] == ["IVRC531"]
    assert "tcp://127.0.0.1:9" in result.diagnostics[0].zh
    assert not result.clips
    nowhere = produce(clips(2), Studio(Settings(engines=("slow",)), tmp_path, cluster="?"))
    assert [d.code for d in nowhere.diagnostics] == ["IVRC531"]


def test_what_is_there_needs_no_cluster(slow: Path, tmp_path: Path) -> None:
    here = Studio(Settings(engines=("slow",)), tmp_path)
    produce(clips(2), here)
    far = Studio(Settings(engines=("slow",)), tmp_path, cluster="tcp://127.0.0.1:9")
    assert all(said.cached for said in produce(clips(2), far).clips.values())


def test_a_cluster_without_an_address_is_told_and_nothing_is_made_here(
    project: Path, slow: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    speech(project, "engines: [slow]", "executor: dask")
    assert main(["build"]) == 1
    assert "IVRC531" in capsys.readouterr().out
    assert not slow.exists()


def test_a_build_by_the_cluster_of_ivrc_yaml(project: Path, cluster, slow: Path) -> None:
    speech(project, "engines: [slow]", "executor: dask", f"address: {cluster.scheduler_address}")
    assert main(["build"]) == 0
    lines = slow.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 13
    assert str(os.getpid()) not in {line.split()[0] for line in lines}


def test_a_workers_rotated_cache_is_told_and_its_prompts_are_made_anew(
    slow: Path, cluster, tmp_path: Path
) -> None:
    """The workers share a folder that this machine has not: it was rotated there."""
    here = produce(clips(6), Studio(Settings(engines=("slow",)), tmp_path / "reference"))
    there = Studio(Settings(engines=("slow",)), tmp_path / "clips", cluster=cluster.scheduler_address)
    produce(clips(6), there)
    files = sorted((tmp_path / "clips/entries").rglob("*.json"))
    held = [file.read_bytes() for file in files]
    for file, data in zip(files, held[1:] + held[:1], strict=True):
        file.write_bytes(data)
    jobs = [one for one, _ in planned(tmp_path / "elsewhere")]
    came = [make_at_worker(one, str(tmp_path / "clips"), "") for one in jobs]
    assert all(isinstance(one, tuple) and one[2] for one in came), "each worker tells the damage"
    again = [make_at_worker(one, str(tmp_path / "clips"), "") for one in jobs]
    assert [one[:2] for one in came] == [one[:2] for one in again]
    assert not any(one[2] for one in again)
    assert {sha256(one[0]).hexdigest() for one in came} == {said.audio for said in here.clips.values()}


def planned(folder: Path) -> list[tuple[Job, Clip]]:
    """What would be made of the clips where nothing is there yet."""
    _, jobs = look(clips(6), Studio(Settings(engines=("slow",)), folder))
    return [(jobs[clip.id], clip) for clip in clips(6)]


@pytest.mark.parametrize("what", ["mastering", "engine"])
def test_a_worker_of_another_version_is_told(
    slow: Path, cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """What it makes would be kept as what it is not. Here is the newer one; the workers began before."""
    if what == "mastering":
        monkeypatch.setattr(job, "Recipe", partial(Recipe, mastering="next"))
    else:
        monkeypatch.setattr(import_module("slowvoice").Slow, "version", "2")
    studio = Studio(
        Settings(engines=("slow", "tones")), tmp_path / "clips", cluster=cluster.scheduler_address
    )
    result = produce(clips(3), studio)
    assert [d.code for d in result.diagnostics] == ["IVRC531"]
    assert "版本" in result.diagnostics[0].zh
    assert not result.clips
    assert not list((tmp_path / "clips").rglob("*.json"))
