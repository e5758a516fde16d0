"""The table of dialled numbers, and the one way into all hotlines of a project."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import contents
from test_in_the_way import hotline

from ivrc.cli import main

Out = pytest.CaptureFixture[str]


def table(**numbers: str) -> None:
    lines = [f'  "{number.strip("n")}": {name}\n' for number, name in numbers.items()]
    whole = Path("ivrc.yaml").read_text("utf-8") if Path("ivrc.yaml").exists() else ""
    Path("ivrc.yaml").write_text(whole + "numbers:\n" + "".join(lines), encoding="utf-8")


@pytest.fixture
def two(project: Path) -> Path:
    for old in (*Path("menus").glob("*.ivr"), *Path("tests").glob("*.calls.yaml")):
        old.unlink()
    hotline("menus/a.ivr", "甲 400-765-4321")
    hotline("menus/b.ivr", "乙")
    return project


def test_a_build_of_the_project_has_one_way_in_for_every_number(two: Path) -> None:
    table(n4007654322n="乙", n4007654323n="甲")
    assert main(["build", "--no-audio", "-t", "asterisk", "-t", "freeswitch"]) == 0
    conf = Path("dist/ivrc-numbers.conf").read_text("utf-8")
    assert "exten => 4007654321,1,Goto(ivrc-甲,4007654321,1)\n" in conf
    assert "exten => 4007654322,1,Goto(ivrc-乙,s,1)\n" in conf
    assert "exten => 4007654323,1,Goto(ivrc-甲,s,1)\n" in conf
    xml = Path("dist/ivrc-numbers.xml").read_text("utf-8")
    assert 'data="4007654321 XML ivrc-甲"' in xml and 'data="start XML ivrc-乙"' in xml


def test_it_follows_the_menus_and_leaves_with_the_last_number(two: Path) -> None:
    assert main(["build", "--no-audio", "-t", "asterisk"]) == 0
    before = contents(Path("dist"))
    assert main(["build", "--no-audio", "-t", "asterisk"]) == 0
    assert contents(Path("dist")) == before
    Path("menus/a.ivr").unlink()
    assert main(["build", "--no-audio", "-t", "asterisk"]) == 0
    assert not Path("dist/ivrc-numbers.conf").exists()


def test_what_is_told_of_the_way_in_is_what_was_done(two: Path, capsys: Out) -> None:
    def told(*more: str) -> str:
        capsys.readouterr()
        assert main(["build", "--no-audio", "-t", "asterisk", "--lang", "en", *more]) == 0
        (line,) = [line for line in capsys.readouterr().out.splitlines() if "ivrc-numbers" in line]
        return line.partition("leads to")[2]

    assert told("--dry-run") == " (not written)" and not Path("dist").exists()
    assert told() == "" and told("--dry-run") == " (unchanged)"
    table(n4007654322n="乙")
    assert told("--dry-run") == " (not written)" and told() == ""


def test_a_build_of_one_file_leaves_the_way_in_alone(two: Path) -> None:
    assert main(["build", "--no-audio", "-t", "asterisk", "menus/b.ivr"]) == 0
    assert not Path("dist/ivrc-numbers.conf").exists()


@pytest.mark.parametrize("command", [["check"], ["build", "--no-audio"]])
@pytest.mark.parametrize(
    ("numbers", "code", "words"),
    [
        ({"n4007654399n": "丙"}, "IVRC016", "“丙”"),
        ({"n4007654321n": "乙"}, "IVRC014", "“甲”"),
        ({"n4007654322n": "甲", "n400-765-4322n": "乙"}, "IVRC014", "“甲”"),
        ({"n4007654322n": "甲", "n400-765-4322n": "甲"}, "IVRC014", "“甲”"),
        ({"n40076x4322n": "甲"}, "IVRC025", "连字符"),
    ],
)
def test_a_table_that_misleads_callers(
    two: Path, command: list[str], numbers: dict[str, str], code: str, words: str, capsys: Out
) -> None:
    table(**numbers)
    assert main([*command, "--lang", "zh"]) == 1
    told = capsys.readouterr().out
    assert f"[{code}]" in told and words in told and "ivrc.yaml" in told
    assert not Path("dist").exists()


def test_a_number_that_stands_with_its_hotline_may_stand_in_the_table_as_well(two: Path) -> None:
    table(n4007654321n="甲")
    assert main(["check"]) == 0
