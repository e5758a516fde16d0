"""Outputs that lack characters, are closed, full or gone, and terminals: whatever a report is written to, it comes out."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

ENCODINGS = {
    "gbk": {"PYTHONIOENCODING": "gbk"},
    "latin-1": {"PYTHONIOENCODING": "latin-1:strict"},
    "ascii": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}
MENU = "menus/分机\U0001f600.ivr"
GOOD = """\
热线 甲 4001234567
    无按键 5秒，重听 1次，→ 再见
    按错键 重听 1次，→ 再见
    故障 → 再见
菜单 主菜单
    结束\U0001f600请按1 → 再见
播报 再见：“再见é，\U0001f600您好。” → 挂机
"""
BAD = GOOD.replace("结束\U0001f600请按1 → 再见", "结束\U0001f600请按1 → 再\U0001f600会")
COMMANDS = {
    "check": 1,
    "check --lang zh bad": 1,
    "check --format github bad": 1,
    "build --engine tones --lang zh": 0,
    f"call {MENU} --keys 1 --lang zh": 0,
    f"paths {MENU} --lang zh": 0,
    "test --lang zh": 1,
    "flow bad/坏\U0001f600.ivr": 1,
    "prompts list --engine tones --lang zh": 0,
    "prompts export --engine tones -o 稿\U0001f600.csv": 0,
    "prompts play 没有\U0001f600 --engine tones --lang zh": 2,
    "prompts import 没有\U0001f600": 2,
    "say 您好\U0001f600 --engine tones -o 您好\U0001f600.wav": 0,
    "new 新\U0001f600 --lang zh": 0,
    "explain IVRC203 --lang zh": 0,
    "explain 没有\U0001f600": 2,
    "build --no-such-\U0001f600": 2,
    "--help": 0,
}
FOR_PROGRAMS = {
    "check --format json bad": 1,
    "check --format sarif bad": 1,
    f"flow {MENU}": 0,
    f"call {MENU} --keys 1 --json": 0,
    f"paths {MENU} --json": 0,
    "prompts list --engine tones --json": 0,
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "menus").mkdir()
    (tmp_path / MENU).write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "坏\U0001f600.ivr").write_text(BAD, encoding="utf-8")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "\U0001f600.calls.yaml").write_text(
        f'menu: {MENU}\ncalls:\n  - {{name: "é\U0001f600", keys: "1", expect: [听到 没有\U0001f600]}}\n',
        encoding="utf-8",
    )
    (tmp_path / "ivrc.yaml").write_text("targets: [asterisk]\n", encoding="utf-8")
    return tmp_path


def ivrc(project: Path, line: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LC_", "LANG", "PYTHONUTF8"))
    }
    return subprocess.run(
        [sys.executable, "-m", "ivrc", *line.split()],
        cwd=project,
        env={**inherited, "IVRC_CACHE": str(project / "cache"), **env},
        capture_output=True,
        check=False,
        timeout=120,
    )


def shell(project: Path, line: str) -> subprocess.CompletedProcess[str]:
    """A line of the shell in which $IVRC is the command."""
    return subprocess.run(
        ["sh", "-c", line.replace("$IVRC", f"'{sys.executable}' -m ivrc")],
        cwd=project,
        env={**os.environ, "IVRC_CACHE": str(project / "cache"), "IVRC_LANG": "en"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_report_comes_out_in_every_encoding(encoding: str, project: Path) -> None:
    for line, status in COMMANDS.items():
        done = ivrc(project, line, **ENCODINGS[encoding])
        said = done.stdout + done.stderr
        assert done.returncode == status, (line, said)
        assert said.strip() and b"Traceback" not in said and b"Error:" not in said, line
        said.decode(encoding)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_what_programs_read_stays_json_and_the_same(encoding: str, project: Path) -> None:
    for line, status in FOR_PROGRAMS.items():
        there = ivrc(project, line, PYTHONIOENCODING="utf-8", PYTHONUTF8="1")
        here = ivrc(project, line, **ENCODINGS[encoding])
        assert there.returncode == here.returncode == status, line
        assert parsed(here.stdout.decode(encoding)) == parsed(there.stdout.decode("utf-8")), line


def parsed(text: str) -> list[object]:
    """One JSON document, or one a line."""
    try:
        return [json.loads(text)]
    except json.JSONDecodeError:
        return [json.loads(line) for line in text.splitlines()]


def test_a_name_that_the_locale_cannot_write_is_told(project: Path) -> None:
    """As under a locale of Latin-1, which few machines have: Python's own encoding of file names is set instead."""
    code = (
        "import sys, ivrc.cli; from pathlib import Path; "
        "name = '菜单.ivr'; sys.getfilesystemencoding = lambda: 'latin-1'\n"
        "def run(args): name.encode('latin-1')\n"
        "import ivrc.cli.check; ivrc.cli.check.run = run; sys.exit(ivrc.cli.main(['check', '--lang', 'en']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "菜单.ivr" in done.stderr and "latin-1" in done.stderr and "LC_ALL=C.UTF-8" in done.stderr


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("$IVRC check >&-", 1),
        ("$IVRC check <&-", 1),
        ("$IVRC check 2>&-", 1),
        ("$IVRC check <&- >&- 2>&-", 1),
        (f"$IVRC call {MENU} <&-", 0),
        (f"$IVRC call {MENU} <&- >&- 2>&-", 0),
        ("$IVRC build --engine tones >&-", 0),
        ("$IVRC build --engine tones <&- >&- 2>&-", 0),
        ("$IVRC check nowhere.ivr >&-", 2),
        ("$IVRC check nowhere.ivr 2>&-", 2),
        ("$IVRC flow nowhere.ivr 2>&-", 2),
        ("$IVRC --help >&-", 0),
        ("$IVRC nothing 2>&-", 2),
        ("$IVRC explain >/dev/full", 2),
        ("$IVRC explain >/dev/full 2>/dev/full", 2),
        ("$IVRC flow nowhere.ivr 2>/dev/full", 2),
    ],
)
def test_outputs_that_are_closed_or_full(line: str, status: int, project: Path) -> None:
    done = shell(project, line)
    assert done.returncode == status, done.stderr
    for shape in ("Traceback", "Exception ignored", "error of ivrc"):
        assert shape not in done.stdout + done.stderr


def test_a_closed_output_is_no_file_s_place(project: Path) -> None:
    """A file that is opened while number 1 is free would take it, and be written into by whoever prints."""
    shell(project, "$IVRC build --engine tones >&- 2>&-")
    kept = sorted(
        p.relative_to(project) for p in project.rglob("*") if p.is_file() and "cache" not in p.parts
    )
    made = {p: (project / p).read_bytes() for p in kept if p.suffix in (".conf", ".json", ".wav", ".ivr")}
    assert made
    for data in made.values():
        assert b"prompts, " not in data
    assert "s (unchanged)\n" in shell(project, "$IVRC build --engine tones").stdout


@pytest.mark.parametrize("command", ["explain", "--help", "check --format sarif bad", f"call {MENU} --json"])
def test_a_reader_that_goes_away_is_no_error_to_shout_about(command: str, project: Path) -> None:
    done = shell(project, f"$IVRC {command} | true")
    assert done.stderr == ""
    assert shell(project, f"($IVRC {command} 2>&1) | true").stderr == ""


@pytest.mark.parametrize(
    ("env", "coloured"),
    [
        ({"TERM": "xterm"}, True),
        ({}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
    ],
)
def test_colours_in_a_terminal(env: dict[str, str], coloured: bool, project: Path) -> None:
    ours, theirs = pty.openpty()
    inherited = {name: value for name, value in os.environ.items() if name not in ("TERM", "NO_COLOR")}
    done = subprocess.run(
        [sys.executable, "-m", "ivrc", "check", "bad"],
        cwd=project, env={**inherited, **env}, stdout=theirs, stderr=theirs, check=False, timeout=120,
    )  # fmt: skip
    os.close(theirs)
    said = b""
    try:
        while piece := os.read(ours, 65536):
            said += piece
    except OSError:  # a terminal whose other side is closed
        pass
    os.close(ours)
    assert done.returncode == 1 and b"IVRC203" in said
    assert (b"\x1b[" in said) is coloured
