"""What a build tells people and programs, and what a dry run leaves as it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from building import MENU, TARGETS, built, change, contents

Out = pytest.CaptureFixture[str]


def told(capsys: Out, *more: str, status: int = 0) -> dict[str, Any]:
    capsys.readouterr()
    assert built("--json", *more) == status
    read: dict[str, Any] = json.loads(capsys.readouterr().out)
    return read


def everything(project: Path) -> dict[str, bytes]:
    return {name: data for name, data in contents(project).items() if not name.startswith("cache")}


def test_a_dry_run_tells_what_a_build_then_does_and_writes_nothing(project: Path, capsys: Out) -> None:
    before = everything(project)
    dry = told(capsys, "--dry-run")
    assert everything(project) == before
    done = told(capsys)
    assert done == dry and [each["target"] for each in done["built"]] == list(TARGETS)
    assert all(each["new"] and not each["changed"] + each["gone"] for each in done["built"])


def test_a_dry_run_of_a_change_names_its_files(project: Path, capsys: Out) -> None:
    assert built() == 0
    change(Path(MENU), "欢迎致电", "感谢您致电")
    before = everything(project)
    dry = told(capsys, "--dry-run", "-t", "asterisk")["built"]
    assert everything(project) == before
    (one,) = dry
    assert one["changed"] == ["ivrc-示例.conf"] and not one["unchanged"]
    assert [Path(name).parent.name for name in one["new"] + one["gone"]] == ["sounds"] * 2
    assert built("--dry-run", "--lang", "en", "-t", "asterisk") == 0
    assert "1 file would be new, 1 changed, 1 gone" in capsys.readouterr().out
    assert told(capsys, "-t", "asterisk")["built"] == dry


def test_a_dry_run_of_a_release_and_of_a_folder_that_is_not_ours(project: Path, capsys: Out) -> None:
    assert told(capsys, "--dry-run", "--release", "--uncommitted", status=1)["built"] == []
    place = Path("dist/示例/asterisk")
    place.mkdir(parents=True)
    (place / "notes.txt").write_text("mine", encoding="utf-8")
    found = told(capsys, "--dry-run", "-t", "asterisk", status=2)
    assert [each["code"] for each in found["diagnostics"]] == ["IVRC007"] and not found["built"]
    assert contents(place) == {"notes.txt": b"mine"}


def test_an_unchanged_build_is_told_as_one(project: Path, capsys: Out) -> None:
    first = told(capsys)["built"]
    second = told(capsys)["built"]
    assert [each["seal"] for each in first] == [each["seal"] for each in second]
    assert [each["unchanged"] for each in first + second] == [False] * 3 + [True] * 3
    made = json.loads((Path(second[0]["folder"]) / "manifest.json").read_bytes())
    assert made["seal"] == second[0]["seal"]


def test_quiet_is_quiet_and_tells_what_is_wrong(project: Path, capsys: Out) -> None:
    assert built("--quiet") == 0
    assert capsys.readouterr() == ("", "")
    change(Path(MENU), "→ 再见", "→ 再贝")
    assert built("--quiet") == 1
    assert "[IVRC203]" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["sarif", "gitlab", "junit", "github"])
def test_findings_in_the_forms_of_check(project: Path, form: str, capsys: Out) -> None:
    change(Path(MENU), "→ 再见", "→ 再贝")
    assert built("--format", form) == 1
    output = capsys.readouterr().out
    assert "IVRC203" in output and "dist/" not in output
    if form in ("sarif", "gitlab"):
        json.loads(output)


def test_two_forms_at_once_are_refused(project: Path, capsys: Out) -> None:
    with pytest.raises(SystemExit) as ended:
        built("--json", "--format", "sarif")
    assert ended.value.code == 2
