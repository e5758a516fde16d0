"""Menu files of several projects in one run: each is checked by the project that it lies in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ivrc.cli import main

MENU = """hotline acme 8005551234
    language en-US
    no input 5s, repeat 2 times, -> desk
    wrong key repeat 2 times, -> desk
    fault -> <system-fault> bye

menu main: "Welcome."
    {option} -> desk

transfer desk: dial {desk}, ring 20s
    busy, no answer, unavailable -> "Please call again later." bye

say bye: <goodbye> -> hang up
"""


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two projects with a hotline of one name and number, each with a site of its own; the second ignores what the first tells."""
    for name, settings in (
        ("north", "site: lab\ntargets: [asterisk]\n"),
        ("south", "site: lab\ntargets: [asterisk]\nchecks: {ignore: [IVRC316]}\n"),
    ):
        for folder in ("menus", "sites"):
            (tmp_path / name / folder).mkdir(parents=True)
        (tmp_path / name / "ivrc.yaml").write_text(settings)
        (tmp_path / name / "sites/lab.yaml").write_text(
            f"destinations:\n  {name}-desk: {{asterisk: PJSIP/8001}}\n"
        )
        menu = MENU.format(option="For sales, press 1", desk=f"{name}-desk")
        (tmp_path / name / "menus/acme.ivr").write_text(menu)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_each_has_its_sites_names_and_numbers(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for paths in (["north/menus", "south/menus"], ["south/menus/acme.ivr", "north"], ["."]):
        assert main(["--lang", "en", "check", *paths]) == 0, capsys.readouterr().out
        assert "2 menu files, nothing found." in capsys.readouterr().out


def test_each_has_its_settings(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("north", "south"):
        menu = MENU.format(option="Press 1 for sales", desk=f"{name}-desk")
        (two / name / "menus/acme.ivr").write_text(menu)
    main(["check", "north/menus", "south/menus", "--format", "json"])
    told = json.loads(capsys.readouterr().out)["diagnostics"]
    assert [(one["code"], one["file"]) for one in told] == [("IVRC316", "north/menus/acme.ivr")]


def test_within_one_project_two_of_a_name_are_told_as_ever(
    two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (two / "north/menus/again.ivr").write_text((two / "north/menus/acme.ivr").read_text())
    assert main(["--lang", "en", "check", "north", "south"]) == 1
    out = capsys.readouterr().out
    assert "IVRC008" in out and "IVRC014" in out and "south" not in out


def test_mends_are_written_in_all_of_them(two: Path) -> None:
    for name in ("north", "south"):
        menu = MENU.format(option="1", desk=f"{name}-desk").replace("Welcome.", "咨询请拔1。")
        (two / name / "menus/acme.ivr").write_text(menu)
    main(["check", "north", "south", "--fix"])
    for name in ("north", "south"):
        assert "咨询请拨1" in (two / name / "menus/acme.ivr").read_text()


def test_a_folder_without_settings_is_of_the_first(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (two / "loose").mkdir()
    (two / "loose/acme.ivr").write_text((two / "north/menus/acme.ivr").read_text())
    assert main(["--lang", "en", "check", "north/menus", "loose"]) == 1
    assert "IVRC008" in capsys.readouterr().out
