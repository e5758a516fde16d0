"""Where a build writes, with what permissions, and what it refuses to let out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from building import MENU, TARGETS, built, change, contents

from ivrc.cli import main


@pytest.mark.parametrize("level", ["dist/示例", "dist/示例/asterisk"])
@pytest.mark.parametrize("former", [True, False])
def test_no_link_is_followed_below_the_output_folder(
    project: Path, level: str, former: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """A finished build may lie where it leads: it is not written through, and not called unchanged either."""
    elsewhere = project / "elsewhere"
    if former:
        assert built("-o", "elsewhere", "-t", "asterisk") == 0
        elsewhere = project / "elsewhere" / Path(level).relative_to("dist")
    else:
        elsewhere.mkdir()
    before = contents(elsewhere)
    (project / level).parent.mkdir(parents=True)
    (project / level).symlink_to(elsewhere)
    capsys.readouterr()
    assert built("-t", "asterisk") == 2
    out = capsys.readouterr().out
    assert "IVRC007" in out
    assert level in out
    assert contents(elsewhere) == before
    assert (project / level).is_symlink()


def test_a_link_that_leads_nowhere_is_refused_too(project: Path) -> None:
    (project / "dist").mkdir()
    (project / "dist/示例").symlink_to(project / "nowhere")
    assert built("-t", "asterisk") == 2
    assert not (project / "nowhere").exists()


def test_the_output_folder_itself_may_be_a_link(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "disk").mkdir()
    (project / "dist").symlink_to(project / "disk")
    assert built() == 0
    assert sorted(path.name for path in (project / "disk/示例").iterdir()) == sorted(TARGETS)
    capsys.readouterr()
    assert built() == 0
    assert capsys.readouterr().out.count("没有变化") == 3


def run(project: Path, umask: int, *more: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "ivrc", "build", "--engine", "tones", *more],
        cwd=project, capture_output=True, text=True, check=True, preexec_fn=lambda: os.umask(umask) and None,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    return done.stdout


def test_a_private_umask_is_kept_and_told(project: Path) -> None:
    assert "IVRC013" in run(project, 0o077)
    assert "IVRC013" in run(project, 0o077), "also where nothing has changed"
    place = project / "dist/示例/asterisk"
    assert all(path.stat().st_mode & 0o077 == 0 for path in place.rglob("*"))
    subprocess.run(["chmod", "-R", "a+rX", str(project / "dist")], check=True)
    assert "IVRC013" not in run(project, 0o077)


def test_both_mends_of_private_files_mend(project: Path) -> None:
    run(project, 0o077)
    assert "IVRC013" in run(project, 0o022), "unchanged, and as private as before"
    shutil.rmtree(project / "dist")
    assert "IVRC013" not in run(project, 0o022)


@pytest.mark.parametrize("umask", [0o022, 0o027])
def test_an_ordinary_umask_is_nothing_to_talk_about(project: Path, umask: int) -> None:
    assert "IVRC013" not in run(project, umask)
    assert (project / "dist/示例/asterisk/manifest.json").stat().st_mode & 0o777 == 0o666 & ~umask


@pytest.mark.parametrize("asked", [("--engine", "tones"), ("--no-audio",)])
def test_tones_and_silence_are_not_released(
    project: Path, asked: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--release", "--uncommitted", *asked]) == 1
    out = capsys.readouterr().out
    assert "IVRC544" in out
    assert "13 条提示音" in out
    assert "感谢您的来电，再见。" in out
    assert not (project / "dist").exists()
    assert not (project / "prompts.lock").exists()


def test_a_build_that_was_not_for_release_is_not_unchanged_for_one(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert built() == 0
    before = contents(project / "dist")
    assert built("--release", "--uncommitted") == 1
    assert "IVRC544" in capsys.readouterr().out
    assert contents(project / "dist") == before


def test_where_one_hotline_is_not_fit_none_is_released(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two hotlines, one of them with an error: with --release nothing is written, without it the other is."""
    second = project / "menus/又一条.ivr"
    text = (project / MENU).read_text(encoding="utf-8")
    second.write_text(text.replace("热线 示例 4001234567", "热线 又一条 4001234568"), encoding="utf-8")
    change(second, "→ 咨询", "→ 没有这个")
    assert built() == 1
    assert (project / "dist/示例").is_dir()
    assert not (project / "dist/又一条").exists()
    assert built("--release", "--uncommitted", "-o", "out") == 1
    assert not (project / "out").exists()
