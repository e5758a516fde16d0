"""`ivrc manifest verify`: whether a build, or a copy of one, is as it was written."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from building import MENU, built, change

from ivrc.cli import main

Out = pytest.CaptureFixture[str]
ASTERISK = Path("dist/示例/asterisk")
PLAN = ASTERISK / "ivrc-示例.conf"


def verified(*more: str) -> int:
    return main(["manifest", "verify", "--lang", "en", *more])


def test_a_build_is_as_it_was_written_and_so_is_a_copy(project: Path, capsys: Out) -> None:
    assert built() == 0
    capsys.readouterr()
    assert verified() == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3 and all("as they were written" in line for line in lines)
    seal = json.loads((ASTERISK / "manifest.json").read_bytes())["seal"]
    assert sum(line.startswith(seal) for line in lines) == 1
    shutil.copytree(ASTERISK, "elsewhere/on the switch")
    assert verified("elsewhere", "--seal", seal[:8].upper()) == 0
    assert verified("dist", "--seal", seal) == 0


def test_clips_of_the_build_before_belong_to_it(project: Path) -> None:
    assert built() == 0
    change(Path(MENU), "欢迎致电", "感谢您致电")
    assert built() == 0
    assert (ASTERISK / "former.json").is_file()
    assert verified() == 0


def _a_clip() -> Path:
    return sorted((ASTERISK / "sounds").iterdir())[0]


def _link() -> None:
    shutil.copy(PLAN, "same.conf")
    PLAN.unlink()
    PLAN.symlink_to(Path("same.conf").resolve())


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda: _a_clip().unlink(), "files are missing: sounds/"),
        (lambda: _a_clip().write_bytes(b""), "not as they were written: sounds/"),
        (lambda: change(PLAN, "Answer()", "Answer( )"), "not as they were written: ivrc-示例.conf"),
        (_link, "not as they were written: ivrc-示例.conf"),
        (lambda: (ASTERISK / ".hidden").touch(), "that no build has written: .hidden"),
        (lambda: change(ASTERISK / "manifest.json", '"audio": true', '"audio": false'), "proves nothing"),
        (lambda: (ASTERISK / "manifest.json").write_bytes(b"{}"), "proves nothing"),
    ],
)
def test_whatever_changes_is_told(project: Path, harm: Callable[[], object], told: str, capsys: Out) -> None:
    assert built("-t", "asterisk") == 0
    harm()
    capsys.readouterr()
    assert verified() == 1
    output = capsys.readouterr().out
    assert "[IVRC017]" in output and told in output and "as they were written\n" not in output


def test_another_build_than_the_one_signed_off(project: Path, capsys: Out) -> None:
    assert built() == 0
    seal = json.loads((ASTERISK / "manifest.json").read_bytes())["seal"]
    change(Path(MENU), "欢迎致电", "感谢您致电")
    assert built() == 0
    capsys.readouterr()
    assert verified("--seal", seal) == 1
    assert "none of the folders is the build that was signed off" in capsys.readouterr().out


def test_where_nothing_was_built(project: Path, capsys: Out) -> None:
    assert verified("no such folder") == 1
    assert verified("menus") == 1
    assert capsys.readouterr().out.count("[IVRC017]") == 2


@pytest.mark.parametrize("hash_", ["", "abc", "g" * 8, "0" * 65, "坏坏坏坏坏坏坏坏"])
def test_what_is_no_seal_is_refused(project: Path, hash_: str) -> None:
    with pytest.raises(SystemExit) as ended:
        verified("--seal", hash_)
    assert ended.value.code == 2


def test_as_json(project: Path, capsys: Out) -> None:
    assert built() == 0
    PLAN.unlink()
    capsys.readouterr()
    assert verified("--format", "json") == 1
    read = json.loads(capsys.readouterr().out)
    assert [Path(each["folder"]).name for each in read["folders"] if not each["whole"]] == ["asterisk"]
    assert read["errors"] == 1
