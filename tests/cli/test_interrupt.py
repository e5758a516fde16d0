"""Ctrl-C at any moment, from reading the first modules to the end of the work: no traceback, and status 130."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MENU = "menus/大众联合.ivr"


def heeding() -> None:
    """In a new process: SIGINT as a terminal's processes have it, also where these tests run with it ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def interrupted(command: list[str], after: float, cache: Path, read: str) -> tuple[int, str]:
    """The command's status and what it said, interrupted so many seconds after it has read a module, as a terminal
    interrupts: it and all its processes."""
    process = subprocess.Popen(
        [sys.executable, "-X", "importtime", "-m", "ivrc", *command],
        cwd=ROOT,
        env={**os.environ, "IVRC_CACHE": str(cache), "IVRC_LANG": "en"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heeding,
    )
    assert process.stderr is not None
    for line in process.stderr:
        if line.rpartition("|")[2].strip() == read:
            break
    time.sleep(after)
    os.killpg(process.pid, signal.SIGINT)
    said = process.stderr.read()
    process.stderr.close()
    return process.wait(60), "".join(t for t in said.splitlines(True) if not t.startswith("import time:"))


@pytest.mark.parametrize("read", ["ivrc.cli", "argparse", "ivrc.cli.build", "numpy", "lark"])
@pytest.mark.parametrize("after", [0, 0.003, 0.01, 0.05])
def test_while_modules_are_read(after: float, read: str, tmp_path: Path) -> None:
    command = ["build", "--engine", "tones", "-o", str(tmp_path / "out"), MENU]
    status, said = interrupted(command, after, tmp_path / "cache", read)
    assert status in (130, 0), "0: it was done before"
    assert said == ("" if status == 0 else "Interrupted.\n") or not said, said


@pytest.mark.parametrize("after", [0, 0.1, 0.3, 0.6, 1.0])
def test_at_its_work(after: float, tmp_path: Path) -> None:
    out = tmp_path / "out"
    status, said = interrupted(
        ["build", "-o", str(out), MENU], after, tmp_path / "cache", "ivrc.speech.production"
    )
    assert status == 130
    assert "Interrupted." in said or said == ""
    assert "Traceback" not in said and "Exception ignored" not in said
    assert not [path for path in out.rglob("*") if path.is_file()]


def test_in_a_live_call() -> None:
    """The terminal is as it was before."""
    pid, terminal = pty.fork()
    if pid == 0:
        heeding()
        os.chdir(ROOT)
        os.environ["IVRC_LANG"] = "en"
        os.execv(sys.executable, [sys.executable, "-m", "ivrc", "call", MENU, "--at", "2026-11-23 10:00"])
    said = b""
    while b"press 0-9" not in said:
        said += os.read(terminal, 4096)
    time.sleep(0.2)
    os.kill(pid, signal.SIGINT)
    try:
        while piece := os.read(terminal, 4096):
            said += piece
    except OSError:  # its other side is closed
        pass
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 130
    assert b"Interrupted." in said and b"Traceback" not in said


def test_where_it_is_ignored_it_stays_ignored(tmp_path: Path) -> None:
    """As under `nohup`, or in the background of a script."""
    line = "trap '' INT; echo ready; exec \"$0\" -m ivrc check menus/大众联合.ivr"
    process = subprocess.Popen(
        ["sh", "-c", line, sys.executable],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None and process.stdout.readline() == "ready\n"
    for _ in range(20):
        time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0 and out


SWALLOWED = """
import sys, time, signal, os
import ivrc.cli, ivrc.cli.check
class Gone:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(1000): time.sleep(0.0001)
def run(args):
    Gone()
    time.sleep(60)
ivrc.cli.check.run = run
sys.exit(ivrc.cli.main(["check", "--lang", "en"]))
"""
DISGUISED = """
import sys, ivrc.cli, ivrc.cli.check
def run(args):
    try:
        raise KeyboardInterrupt
    except KeyboardInterrupt as cause:
        raise ImportError("numpy cannot be imported") from cause
ivrc.cli.check.run = run
sys.exit(ivrc.cli.main(["check", "--lang", "en"]))
"""


@pytest.mark.parametrize(
    "code", [SWALLOWED, DISGUISED], ids=["swallowed by a destructor", "told as another error"]
)
def test_an_interruption_is_never_lost(code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=False, timeout=120, preexec_fn=heeding,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (130, "Interrupted.\n")
