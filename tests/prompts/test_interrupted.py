"""Builds that are interrupted, killed, or run out of disk: what was finished is kept, and nothing half is served."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from prompt_parts import hotline, speech

from ivrc.speech.cache import Cache, read

ROOT = Path(__file__).parents[2]
BUILD = [sys.executable, "-m", "ivrc", "build", "-t", "asterisk"]


@pytest.fixture
def long(project: Path, slow: Path) -> Path:
    """A project of 22 prompts that takes a while."""
    shutil.rmtree(project / "menus")
    shutil.rmtree(project / "tests")
    (project / "menus").mkdir()
    (project / "menus" / "长.ivr").write_text(hotline(20), encoding="utf-8")
    speech(project, "engines: [slow]")
    return project


def whole(cache: Path) -> int:
    """How many prompts the cache holds; every one of them whole."""
    kept = Cache(cache)
    entries = list((cache / "entries").rglob("*.json"))
    for entry in entries:
        assert kept.find(read(entry.read_bytes(), entry.stem).recipe), entry
    assert not kept.damaged
    return len(entries)


def test_ctrl_c_ends_quietly_and_the_next_build_goes_on(long: Path, slow: Path, tmp_path: Path) -> None:
    running = subprocess.Popen(
        BUILD,
        cwd=long,
        env={**os.environ, "SLOW": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stderr
    seen = [running.stderr.readline() for _ in range(3)]
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=120)
    assert running.returncode == 130
    assert "Traceback" not in err
    assert err.strip().endswith("已中断。")
    assert not (long / "dist").exists()
    assert all(
        re.fullmatch(r"\[\d+/22\] 这是第\d+句话。(，约剩 [\d.]+ (秒|分钟))?\n", line) for line in seen
    ), seen
    finished = whole(tmp_path / "cache/clips")
    # a line says which prompt has begun, so two are done at the third; on a busy machine it is read as that one begins
    assert 2 <= finished < 22
    assert subprocess.run(BUILD, cwd=long, capture_output=True, check=False).returncode == 0
    counts = Counter(line.split()[1] for line in slow.read_text(encoding="utf-8").splitlines())
    assert len(counts) == 22
    assert sum(counts.values()) in (22, 23), "at most the prompt in hand is begun again"


def test_a_build_with_nothing_to_speak_shows_no_progress(long: Path) -> None:
    assert subprocess.run(BUILD, cwd=long, capture_output=True, check=False).returncode == 0
    shutil.rmtree(long / "dist")
    again = subprocess.run(BUILD, cwd=long, capture_output=True, text=True, check=False)
    assert again.returncode == 0
    assert again.stderr == ""


@pytest.mark.slow
def test_killed_at_a_hundred_moments(long: Path, slow: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("killed.py")), str(tmp_path / "cache"), str(slow), "100"],
        cwd=long, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["kills"] == 100
    assert told["cut"] >= 20, "many kills have to come while the build is at work"
    assert told["spoken_twice"] == []
    assert told["corrupt"] == []


def test_a_full_disk_is_named_and_the_next_build_goes_on(long: Path, slow: Path, tmp_path: Path) -> None:
    """A limit on file sizes stands in for the disk: audio is too large, entries are not."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))

    full = subprocess.run(BUILD, cwd=long, preexec_fn=limit, capture_output=True, text=True, check=False)
    assert full.returncode == 1
    assert "IVRC517" in full.stdout
    assert "Traceback" not in full.stdout + full.stderr
    assert not (long / "dist").exists()
    assert whole(tmp_path / "cache/clips") == 0
    assert subprocess.run(BUILD, cwd=long, capture_output=True, check=False).returncode == 0


@pytest.fixture
def small_disk(project: Path, tmp_path: Path) -> Path:
    """A real file system with 100 KiB for prompts, beside the language's own tables that are kept there first."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("file systems cannot be mounted here")
    env = {**os.environ, "IVRC_CACHE": str(place)}
    subprocess.run([sys.executable, "-m", "ivrc", "check"], cwd=project, env=env, check=True)
    size = shutil.disk_usage(place).used // 1024 + 100
    subprocess.run(["mount", "-o", f"remount,size={size}k", str(place)], check=True)
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_really_is_full(long: Path, slow: Path, small_disk: Path) -> None:
    env = {**os.environ, "IVRC_CACHE": str(small_disk)}
    full = subprocess.run(BUILD, cwd=long, env=env, capture_output=True, text=True, check=False)
    assert full.returncode == 1
    assert "No space left on device" in full.stdout
    kept = whole(small_disk / "clips")
    assert 0 < kept < 22
    spoken = len(slow.read_text(encoding="utf-8").splitlines())
    subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True)
    assert subprocess.run(BUILD, cwd=long, env=env, capture_output=True, check=False).returncode == 0
    assert len(slow.read_text(encoding="utf-8").splitlines()) - spoken == 22 - kept


def test_a_read_only_cache_serves_what_it_has(long: Path, slow: Path, small_disk: Path) -> None:
    env = {**os.environ, "IVRC_CACHE": str(small_disk)}
    subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True)
    assert subprocess.run(BUILD, cwd=long, env=env, capture_output=True, check=False).returncode == 0
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    shutil.rmtree(long / "dist")
    assert subprocess.run(BUILD, cwd=long, env=env, capture_output=True, check=False).returncode == 0
    menu = long / "menus/长.ivr"
    menu.write_text(
        menu.read_text(encoding="utf-8").replace("最后一句话", "真正最后一句话"), encoding="utf-8"
    )
    refused = subprocess.run(BUILD, cwd=long, env=env, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "IVRC517" in refused.stdout
    assert "Read-only file system" in refused.stdout
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    assert subprocess.run(BUILD, cwd=long, env=env, capture_output=True, check=False).returncode == 0
