"""`ivrc schema`: the schemas of the files that people write, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema_rs
import pytest
import yaml

from ivrc.__main__ import main
from ivrc.offered_schemas import OFFERED

ROOT = Path(__file__).parents[2]
PROJECTS = (ROOT, ROOT / "examples", *(ROOT / "ivrc/starter").glob("*/*"))


def files(name: str) -> list[Path]:
    """The files of the projects here that a schema is for."""
    meant = [pattern for pattern in OFFERED[name].holds if not pattern.startswith("!")]
    left = [pattern[1:] for pattern in OFFERED[name].holds if pattern.startswith("!")]
    found = {path for root in PROJECTS for pattern in meant for path in root.glob(pattern)}
    return sorted(found - {path for root in PROJECTS for pattern in left for path in root.glob(pattern)})


@pytest.mark.parametrize("name", [name for name in OFFERED if name not in ("readings", "calendar")])
def test_every_file_that_it_is_for_fits_as_any_reader_of_yaml_has_it(name: str) -> None:
    judge = jsonschema_rs.Draft202012Validator(OFFERED[name].document())
    assert files(name)
    for path in files(name):
        value = yaml.safe_load(path.read_text("utf-8"))
        assert [f"{e.instance_path}: {e.message}" for e in judge.iter_errors(value)] == [], path


def test_all_are_listed_printed_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(OFFERED)
    assert main(["schema", "site"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert "asterisk" in printed["properties"]["audio"]["properties"]
    assert main(["schema", "-o", str(tmp_path / "new/schemas")]) == 0
    assert sorted(path.stem for path in (tmp_path / "new/schemas").iterdir()) == sorted(OFFERED)
    assert json.loads((tmp_path / "new/schemas/site.json").read_text("utf-8")) == printed


def test_what_cannot_be_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["schema", "nothing"])
    assert ended.value.code == 2 and "calendar" in capsys.readouterr().err
    (tmp_path / "file").write_text("")
    assert main(["schema", "-o", str(tmp_path / "file")]) == 2
    assert "IVRC009" in capsys.readouterr().err


def test_no_schema_of_a_file_for_people_is_left_out() -> None:
    there = {path.name for path in (ROOT / "ivrc/schemas").glob("*.json")} - {"record.json"}
    assert there == {Path(each.file).name for each in OFFERED.values() if each.file.startswith("schemas/")}
