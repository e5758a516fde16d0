"""`ivrc import` as a user calls it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.importing.dialplans import CLINIC
from tests.importing.test_freeswitch import LIBRARY


def ivrc(*words: str, folder: Path, lang: str = "en") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ivrc", "--lang", lang, *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    (tmp_path / "extensions.conf").write_text(CLINIC)
    return tmp_path


def test_a_project_that_needs_only_the_words(clinic: Path) -> None:
    """The project is there; with the words of its sounds no form is wrong, and a call can be played."""
    (clinic / "words.txt").write_text(
        "; what was recorded\nclinic/welcome: Welcome to the practice.\nmenu: For the nurse, press 1. For a room, dial its number. For our hours, press 9.\n"
        "clinic/busy: The nurse is busy.\nclinic/nobody: Nobody answers.\nclinic/bye: Goodbye.\nwrong: That is no choice.\nclinic/hours: We are open from nine to five.\n"
    )
    made = ivrc(
        "import",
        "asterisk",
        "extensions.conf",
        "--entry",
        "incoming",
        "--words",
        "words.txt",
        "--number",
        "5550199",
        "-o",
        "out",
        folder=clinic,
    )
    assert made.returncode == 0, made.stderr
    assert sorted(str(path.relative_to(clinic / "out")) for path in (clinic / "out").rglob("*.*")) == [
        "ivrc.yaml", "menus/incoming.ivr", "prompts/incoming-sounds.yaml", "sites/incoming.yaml",
    ]  # fmt: skip
    called = ivrc(
        "call",
        "menus/incoming.ivr",
        "--keys",
        "19",
        "--dest",
        "Local-nurse-ends-n=busy",
        folder=clinic / "out",
    )
    assert "The nurse is busy." in called.stdout, called.stderr
    assert "We are open from nine to five." in called.stdout
    formed = ivrc("fmt", "--check", "menus", folder=clinic / "out")
    assert (formed.returncode, formed.stdout) == (0, "")


def test_words_that_are_not_known_are_told_by_check(clinic: Path) -> None:
    assert ivrc("import", "asterisk", "extensions.conf", "--entry", "incoming", folder=clinic).returncode == 0
    checked = ivrc("check", "menus/incoming.ivr", folder=clinic)
    assert "IVRC319" in checked.stdout
    assert "[clinic-welcome]" in checked.stdout


def test_nothing_is_overwritten(clinic: Path) -> None:
    assert ivrc("import", "asterisk", "extensions.conf", "--entry", "incoming", folder=clinic).returncode == 0
    before = {path: path.read_bytes() for path in clinic.rglob("*") if path.is_file()}
    again = ivrc("import", "asterisk", "extensions.conf", "--entry", "incoming", folder=clinic)
    assert again.returncode == 2
    assert "IVRC007" in again.stderr
    assert {path: path.read_bytes() for path in clinic.rglob("*") if path.is_file()} == before


def test_where_calls_come_in_has_to_be_known(clinic: Path) -> None:
    for entry in ([], ["--entry", "nowhere"]):
        refused = ivrc("import", "asterisk", "extensions.conf", *entry, folder=clinic)
        assert refused.returncode == 1
        assert "IVRC662" in refused.stderr
        assert "--entry incoming,s" in refused.stderr
    assert [path.name for path in clinic.iterdir()] == ["extensions.conf"]


def test_an_include_does_not_leave_the_folder(clinic: Path) -> None:
    (clinic / "in").mkdir()
    (clinic / "in" / "a.conf").write_text(
        "#include ../extensions.conf\n#include b.conf\n[x]\nexten => s,1,Hangup\n"
    )
    (clinic / "in" / "b.conf").write_text("[y]\nexten => s,1,Playback(b)\n")
    made = ivrc("import", "asterisk", "in/a.conf", "--entry", "y", "-o", "out", folder=clinic)
    assert made.returncode == 0
    assert "#include ../extensions.conf" in made.stderr
    assert "<b>" in (clinic / "out/menus/y.ivr").read_text()


def test_menus_of_freeswitch(tmp_path: Path) -> None:
    (tmp_path / "library.xml").write_text(LIBRARY)
    made = ivrc("import", "freeswitch", "library.xml", folder=tmp_path, lang="zh")
    assert made.returncode == 0, made.stderr
    text = (tmp_path / "menus/library.ivr").read_text()
    assert "无按键 4秒，重听 2次，→ 《lib-bye》 挂机" in text
    assert "voicemail" not in made.stdout
    (tmp_path / "bad.xml").write_text("<menu>\n</nemu>")
    refused = ivrc("import", "fusionpbx", "bad.xml", folder=tmp_path, lang="zh")
    assert refused.returncode == 1
    assert "IVRC663" in refused.stderr


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for words in (["asterisk", "none.conf"], ["freeswitch", "none.xml"]):
        refused = ivrc("import", *words, folder=tmp_path)
        assert refused.returncode == 2
        assert "IVRC003" in refused.stderr
