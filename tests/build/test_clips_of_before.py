"""Calls that began under the build before go on playing its clips: a rebuild keeps them, the one after may not."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from building import MENU, built, change, contents

from ivrc import seal
from ivrc.output import folder, former

SOUNDS = {"asterisk": "sounds", "freeswitch": "sounds", "voicexml": "audio"}


def clips(project: Path, target: str) -> dict[str, bytes]:
    """The clips that a target's manifest names, with what they hold."""
    place = project / "dist/示例" / target
    made = json.loads((place / "manifest.json").read_bytes())
    return {name: (place / name).read_bytes() for name in made["files"] if name.startswith(SOUNDS[target])}


def lying(project: Path, target: str) -> set[str]:
    place = project / "dist/示例" / target
    return {name for name in contents(place) if name.startswith(SOUNDS[target])}


@pytest.mark.parametrize("target", SOUNDS)
def test_over_builds_with_another_text_each(project: Path, target: str) -> None:
    words = ["您好，欢迎致电", "您好，这里是", "您好，您正在致电", "早上好，这里是"]
    builds = []
    for old, new in zip([words[0], *words], words):
        change(project / MENU, old, new)
        assert built("-t", target) == 0
        builds.append(clips(project, target))
        now, before = builds[-1], builds[-2] if len(builds) > 1 else {}
        assert lying(project, target) == set(now) | set(before)
        for name, data in before.items():
            assert name in now or (project / "dist/示例" / target / name).read_bytes() == data
    gone = set(builds[0]) - set(builds[2]) - set(builds[3])
    assert len(gone) == 1
    assert not gone & lying(project, target)


def test_a_build_that_drops_no_clip_lets_none_go(project: Path) -> None:
    assert built("-t", "asterisk") == 0
    first = clips(project, "asterisk")
    change(project / MENU, "您好，欢迎致电", "您好，这里是")
    assert built("-t", "asterisk") == 0
    for n in range(3):
        (project / MENU).write_text(
            (project / MENU).read_text(encoding="utf-8") + f"\n// {n}\n", encoding="utf-8"
        )
        assert built("-t", "asterisk") == 0
        assert set(first) <= lying(project, "asterisk")


def test_what_was_kept_is_no_part_of_the_manifest(project: Path) -> None:
    """A build with a past has the manifest of one without."""
    assert built("-t", "asterisk") == 0
    change(project / MENU, "您好，欢迎致电", "您好，这里是")
    assert built("-t", "asterisk") == 0
    assert built("-t", "asterisk", "-o", "fresh") == 0
    one, two = (contents(project / out / "示例/asterisk") for out in ("dist", "fresh"))
    assert one["manifest.json"] == two["manifest.json"]
    assert set(one) - set(two) == {"former.json", *json.loads(one["former.json"])["files"]}


def test_a_clip_that_is_not_as_it_was_is_not_kept(project: Path) -> None:
    assert built("-t", "asterisk") == 0
    spoilt = next(name for name in clips(project, "asterisk") if "您好欢迎" in name)
    (project / "dist/示例/asterisk" / spoilt).write_bytes(b"noise")
    change(project / MENU, "您好，欢迎致电", "您好，这里是")
    assert built("-t", "asterisk") == 0
    assert spoilt not in lying(project, "asterisk")


@pytest.mark.parametrize("record", ["manifest.json", "former.json"])
def test_beside_a_damaged_record_every_clip_is_kept(project: Path, record: str) -> None:
    assert built("-t", "asterisk") == 0
    change(project / MENU, "您好，欢迎致电", "您好，这里是")
    assert built("-t", "asterisk") == 0
    there = lying(project, "asterisk")
    (project / "dist/示例/asterisk" / record).write_text("[" * 100_000)
    change(project / MENU, "您好，这里是", "早上好，这里是")
    assert built("-t", "asterisk") == 0
    assert there < lying(project, "asterisk")


def test_a_file_that_only_looks_like_a_clip_is_somebody_elses(project: Path) -> None:
    assert built("-t", "asterisk") == 0
    theirs = project / "dist/示例/asterisk/sounds/我的-12345678.alaw"
    theirs.write_bytes(b"mine")
    change(project / MENU, "您好，欢迎致电", "您好，这里是")
    assert built("-t", "asterisk") == 2
    assert theirs.read_bytes() == b"mine"


@pytest.mark.parametrize("moment", ["fill", "keep", "install"])
def test_a_build_that_breaks_off_is_no_step(
    project: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """However often a build is interrupted, the clips of the one before stay until one is finished."""
    assert built("-t", "asterisk") == 0
    first = clips(project, "asterisk")
    change(project / MENU, "您好，欢迎致电", "您好，这里是")

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        where = {"fill": (seal, "text"), "keep": (former, "keep"), "install": (folder, "install")}
        patched.setattr(*where[moment], broken)
        for _ in range(3):
            assert built("-t", "asterisk") != 0
            assert clips(project, "asterisk") == first
    assert built("-t", "asterisk") == 0
    assert set(first) <= lying(project, "asterisk")


def test_killed_builds_keep_what_calls_may_play(project: Path) -> None:
    """Killed at many moments; after each, every clip that the plan there names is there, and so are those of the
    plan before it."""
    assert built("-t", "asterisk") == 0
    plans = [set(clips(project, "asterisk"))]
    for number in range(8):
        text = (project / MENU).read_text(encoding="utf-8")
        (project / MENU).write_text(text.replace("欢迎致电", f"第{number}次欢迎致电", 1), encoding="utf-8")
        build = subprocess.Popen(
            [sys.executable, "-m", "ivrc", "build", "--engine", "tones", "-t", "asterisk"],
            cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )  # fmt: skip
        time.sleep(0.2 + number * 0.1)
        build.send_signal(signal.SIGKILL)
        build.wait()
        now = set(clips(project, "asterisk"))
        if now != plans[-1]:
            plans.append(now)
        assert set().union(*plans[-2:]) <= lying(project, "asterisk")
    assert built("-t", "asterisk") == 0
