"""`ivrc build --release`: what goes live has its sources committed, and nothing of it is for trying out."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from building import MENU, change

from ivrc.cli import main
from ivrc.compile import compile_text
from ivrc.flow.clips import all_clips
from ivrc.output.release import standing, unfit
from ivrc.speech import Spoken, engines

Out = pytest.CaptureFixture[str]
RELEASE = ["build", "--release", "--no-audio"]
"""Without audio it is refused all the same, by IVRC544; what else is found stands beside it."""


def git(*words: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *words], check=True, capture_output=True)


@pytest.fixture
def committed(project: Path) -> Path:
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "all")
    return project


def codes(capsys: Out, *more: str) -> set[str]:
    capsys.readouterr()
    assert main([*RELEASE, *more]) in (1, 2)
    told = capsys.readouterr().out
    assert not Path("dist").exists()
    return {code for code in ("IVRC047", "IVRC048", "IVRC544") if f"[{code}]" in told}


def test_what_is_committed(committed: Path, capsys: Out) -> None:
    assert codes(capsys) == {"IVRC544"}


def test_what_is_not_in_git(project: Path, capsys: Out) -> None:
    assert codes(capsys) == {"IVRC047"}
    assert codes(capsys, "--uncommitted") == {"IVRC544"}


def test_a_repository_without_a_commit(project: Path, capsys: Out) -> None:
    git("init", "-q")
    assert codes(capsys) == {"IVRC047"}


@pytest.mark.parametrize(
    "place",
    [
        MENU,
        "ivrc.yaml",
        "sites/新 站.yaml",
        "prompts/读音.yaml",
        "menus/另一个.ivr",
        "prompts.lock",
        "lists/a.txt",
    ],
)
def test_what_has_changed_since(committed: Path, place: str, capsys: Out) -> None:
    path = Path(place)
    path.parent.mkdir(exist_ok=True)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(f"{text}\n", encoding="utf-8")
    assert main([*RELEASE, MENU]) in (1, 2)
    told = capsys.readouterr().out
    assert "[IVRC047]" in told and place in told


def test_files_that_a_build_does_not_read_are_nobodys_matter(committed: Path, capsys: Out) -> None:
    Path("notes.txt").write_text("to do", encoding="utf-8")
    assert codes(capsys) == {"IVRC544"}


def test_a_menu_beside_the_project_s_own(committed: Path, capsys: Out) -> None:
    Path("try.ivr").write_text(Path(MENU).read_text("utf-8"), encoding="utf-8")
    assert codes(capsys, "try.ivr") == {"IVRC047"}


def test_warnings_that_stand(committed: Path, capsys: Out) -> None:
    change(Path(MENU), "    录音 ", "    客服  小王\n    录音 ")
    assert main(["check"]) == 0
    assert "[IVRC2" in capsys.readouterr().out
    assert codes(capsys, "--uncommitted") == {"IVRC048", "IVRC544"}


def test_only_what_may_stand_and_is_a_warning_counts() -> None:
    assert standing([], {"IVRC315"}) == []


def test_draft_voices() -> None:
    assert {name for name in engines.BUILT_IN if engines.draft(name)} == {"espeak", "tones"}
    assert not engines.draft("recording") and not engines.draft("no such engine")


@pytest.mark.parametrize(("engine", "told"), [("espeak", "试听用的声音"), ("tones", "单音"), ("kokoro", "")])
def test_a_draft_voice_is_not_let_out(engine: str, told: str) -> None:
    hotline = compile_text(
        Path(__file__).parents[2].joinpath("menus/大众联合.ivr").read_text("utf-8")
    ).hotline
    assert hotline is not None
    spoken = {
        clip.id: Spoken(clip.id, engine, "", "", 1.0, Path("a.wav"), False, "1", "")
        for clip in all_clips(hotline)
    }
    found = unfit(hotline, spoken, audio=True)
    assert [one.code for one in found] == ["IVRC544"] * bool(told)
    assert all(told in one.zh for one in found)
