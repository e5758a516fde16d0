"""Hotlines that are built for some of a project's targets only, as `ivrc.yaml` says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from building import contents
from test_in_the_way import hotline

from ivrc.cli import main

Out = pytest.CaptureFixture[str]
EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def settings(text: str) -> None:
    Path("ivrc.yaml").write_text(text, encoding="utf-8")


def folders() -> set[str]:
    """What lies in the output folder, as HOTLINE/TARGET."""
    return {
        f"{path.parent.parent.name}/{path.parent.name}" for path in Path("dist").glob("*/*/manifest.json")
    }


@pytest.fixture
def two(project: Path) -> Path:
    for menu in Path("menus").glob("*.ivr"):
        menu.unlink()
    hotline("menus/a.ivr", "甲 400-765-4321")
    hotline("menus/b.ivr", "乙 400-765-4322")
    settings("targets: [asterisk, freeswitch]\nhotlines: {乙: {targets: [asterisk]}}\n")
    return project


def test_a_hotline_is_built_for_its_own_targets_and_the_others_for_the_project_s(
    two: Path, capsys: Out
) -> None:
    assert main(["build", "--no-audio"]) == 0
    assert folders() == {"甲/asterisk", "甲/freeswitch", "乙/asterisk"}
    assert "IVRC630" not in capsys.readouterr().out, "nothing was asked that is not there"
    before = contents(Path("dist"))
    assert main(["build", "--no-audio"]) == 0
    assert contents(Path("dist")) == before
    assert capsys.readouterr().out.count("没有变化") == 3


def test_its_number_leads_to_it_only_where_it_was_built(two: Path) -> None:
    assert main(["build", "--no-audio"]) == 0
    assert "4007654322" in Path("dist/ivrc-numbers.conf").read_text("utf-8")
    xml = Path("dist/ivrc-numbers.xml").read_text("utf-8")
    assert "4007654321" in xml and "4007654322" not in xml


def test_a_hotline_may_have_a_target_that_the_project_usually_has_not(two: Path) -> None:
    settings("targets: [asterisk]\nhotlines: {乙: {targets: [freeswitch]}}\n")
    assert main(["build", "--no-audio"]) == 0
    assert folders() == {"甲/asterisk", "乙/freeswitch"}


def test_the_command_line_chooses_among_them_and_what_is_left_out_is_told(two: Path, capsys: Out) -> None:
    assert main(["build", "--no-audio", "-t", "freeswitch"]) == 0
    told = capsys.readouterr().out
    assert folders() == {"甲/freeswitch"}
    assert told.count("[IVRC630]") == 1 and "“乙”" in told and "asterisk" in told and "ivrc.yaml" in told


def test_also_where_the_file_is_named_alone(two: Path, capsys: Out) -> None:
    assert main(["build", "--no-audio", "-t", "freeswitch", "menus/b.ivr"]) == 0
    assert not folders()
    assert "[IVRC630]" in capsys.readouterr().out
    assert main(["build", "--no-audio", "menus/b.ivr"]) == 0
    assert folders() == {"乙/asterisk"}


@pytest.mark.parametrize("command", [["check"], ["build", "--no-audio"]])
def test_a_name_that_no_hotline_has_is_an_error(two: Path, command: list[str], capsys: Out) -> None:
    settings("targets: [asterisk]\nhotlines:\n  丙: {targets: [asterisk]}\n")
    assert main(command) == 1
    told = capsys.readouterr().out
    assert "[IVRC631]" in told and "“丙”" in told and "ivrc.yaml:3:" in told and "甲" in told
    assert not Path("dist").exists()


def test_a_target_that_there_is_not_is_an_error(two: Path, capsys: Out) -> None:
    settings("targets: [asterisk]\nhotlines: {乙: {targets: [astersik]}}\n")
    assert main(["build", "--no-audio"]) == 1
    assert "[IVRC010]" in capsys.readouterr().out


def test_a_target_that_cannot_express_a_hotline_names_the_way_round_and_it_works(
    project: Path, capsys: Out
) -> None:
    shutil.copytree(EXAMPLES, "lessons")
    lesson = next(Path("lessons").glob("33-*.ivr"))
    place = Path("lessons/ivrc.yaml")
    place.write_text("site: lab\ntargets: [asterisk, voicexml]\n", encoding="utf-8")
    assert main(["build", "--no-audio", "-o", "dist", str(lesson)]) == 1
    assert "hotlines: {名单: {targets: […]}}" in capsys.readouterr().out
    with place.open("a", encoding="utf-8") as file:
        file.write("hotlines: {名单: {targets: [asterisk]}}\n")
    assert main(["build", "--no-audio", "-o", "dist", str(lesson)]) == 0
    assert folders() == {"名单/asterisk"}


def test_the_menus_build_as_they_are_shipped(project: Path, capsys: Out) -> None:
    assert main(["build", "--no-audio", "-o", "dist", str(EXAMPLES.parent / "menus")]) == 0
    assert "IVRC401" not in capsys.readouterr().out
    built = folders()
    assert {"大众联合/voicexml", "智能400/freeswitch", "回访/asterisk"} <= built
    assert "回访/freeswitch" not in built and "智能400/voicexml" not in built


def test_the_examples_build_as_they_are_shipped(project: Path, capsys: Out) -> None:
    assert main(["build", "--no-audio", "-o", "dist", str(EXAMPLES)]) == 0
    assert "IVRC401" not in capsys.readouterr().out
    built = folders()
    assert {"名单/asterisk", "名单/freeswitch", "排队/asterisk"} <= built
    assert "名单/voicexml" not in built and "排队/freeswitch" not in built
    assert sum(each.endswith("/voicexml") for each in built) > 20
