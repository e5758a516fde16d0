"""Shells complete what ivrc takes, tried in a real one."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import shtab

from ivrc.cli import main

SHELLS = ("bash", "zsh", "fish", "tcsh", "powershell")


def script(shell: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["completion", shell]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("shell", SHELLS)
def test_there_is_a_script_that_knows_every_command(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = script(shell, capsys)
    assert all(name in told for name in ("verify", "rollback", "completion"))


def test_every_shell_that_can_be_had_is_offered() -> None:
    assert set(SHELLS) == set(shtab.SUPPORTED_SHELLS)


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash here")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["che"], {"check"}),
        (["prompts", "i"], {"import"}),
        (["check", "--format", "sa"], {"sarif"}),
        (["verify", "--on", "a"], {"asterisk"}),
        (["check", "menu"], {"menu one.ivr"}),
        (["check", "--se"], {"--select"}),
    ],
)
def test_bash_completes(
    typed: list[str], offered: set[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "menu one.ivr").touch()
    (tmp_path / "complete.sh").write_text(script("bash", capsys), encoding="utf-8")
    words = " ".join(f"'{word}'" for word in ["ivrc", *typed])
    asked = (
        "source complete.sh; "
        f"COMP_WORDS=({words}); COMP_CWORD={len(typed)}; _shtab_ivrc ivrc '{typed[-1]}' ''; "
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    run = subprocess.run(["bash", "-c", asked], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert {line for line in run.stdout.splitlines() if line} == offered, run
