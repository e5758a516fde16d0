"""`requires` of ivrc.yaml: a project is not built by a version that it does not ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrc import __version__
from ivrc.cli import main

Out = pytest.CaptureFixture[str]


def ask(asked: str) -> None:
    path = Path("ivrc.yaml")
    path.write_text(f"requires: {asked}\n{path.read_text('utf-8')}", encoding="utf-8")


@pytest.mark.parametrize("asked", ['">=0.1"', '">=0.0.9,<1"', f'"=={__version__}"', '"~=0.1"', '"!=0.0.3"'])
def test_a_version_that_is_asked_for(project: Path, asked: str) -> None:
    ask(asked)
    assert main(["check"]) == 0


@pytest.mark.parametrize("command", [["check"], ["build", "--no-audio"], ["rules"]])
def test_one_that_is_not(project: Path, command: list[str], capsys: Out) -> None:
    ask('">=99"')
    assert main(command) == 2
    told = "".join(capsys.readouterr())
    assert "[IVRC018]" in told and "ivrc.yaml" in told and __version__ in told
    assert not Path("dist").exists()


@pytest.mark.parametrize("asked", ['"0.1"', '"latest"', '">=0.1 or so"', '"' + ">" * 60 + '"'])
def test_what_is_no_range(project: Path, asked: str, capsys: Out) -> None:
    ask(asked)
    assert main(["check"]) == 1
    told = capsys.readouterr().out
    assert "[IVRC018]" in told and "ivrc.yaml:1:" in told


@pytest.mark.parametrize("asked", ["0.1", "[]", '""', "null"])
def test_what_is_no_text(project: Path, asked: str, capsys: Out) -> None:
    ask(asked)
    assert main(["check"]) == 1
    assert "[IVRC018]" not in capsys.readouterr().out
