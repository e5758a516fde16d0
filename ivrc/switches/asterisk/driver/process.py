"""One Asterisk process in a private folder: started, reached over AMI, ended by its own id."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from ivrc.switches.asterisk.driver import config, verdicts
from ivrc.switches.asterisk.driver.ami import Manager
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.verify.connection import Closed
from ivrc.verify.driver import Unable

START_SECONDS = 60
_TRIES = 5
_PR_SET_PDEATHSIG = 1
_MOST_MEMORY = 6 << 30
"""Bytes of address space; a few hundred calls at once take a third of it."""
_FOLDERS = ("etc", "var", "db", "key", "data/sounds", "spool/monitor", "run", "log")


class Process:
    """A running switch. `folder` holds everything that it reads and writes, and goes with it.

    `manager` tells its events, `actions` takes orders: a connection reads no order as long as it has events to write,
    and a call that goes round in circles without a pause would never let itself be hung up.
    """

    def __init__(
        self, folder: Path, popen: subprocess.Popen[bytes], manager: Manager, actions: Manager, port: int
    ) -> None:
        self.folder, self.manager, self.actions, self.port = folder, manager, actions, port
        self._popen = popen

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._popen.pid

    def shelf(self, plan: Plan, language: str) -> Path:
        """Where the switch looks for a hotline's clips in a language: below its own folder of sounds."""
        return self.folder / "data/sounds" / language / Path(plan.clip("x")).parent

    def log(self) -> list[str]:
        """The lines of the switch's log."""
        return _log(self.folder)

    async def end(self) -> None:
        """Ends the process and removes its folder. May be called twice."""
        await self.manager.close()
        await self.actions.close()
        _end(self._popen, self.folder)


def folder() -> Path:
    """A new private folder for a switch. Its path is short: a Unix socket's name holds 107 bytes."""
    made = Path(tempfile.mkdtemp(prefix="ivrc-"))
    for name in _FOLDERS:
        (made / name).mkdir(parents=True)
    return made


async def start(
    asterisk: Installed, place: Path, speed: float, modules: Sequence[str], more: Mapping[str, str] = {}
) -> Process:
    """Starts the switch with these modules and its own on a folder that holds the dialplan and sounds already; `more` are
    further configuration files. Raises Unable; then nothing of it is left, the folder neither."""
    (place / "data/documentation").symlink_to(asterisk.documentation)
    tries = _TRIES
    while True:
        tries -= 1
        port = _free_port()
        secret = secrets.token_urlsafe(24)
        texts = {**config.files(place, asterisk.modules, port, secret, modules), **more}
        for name, text in texts.items():
            (place / name).write_text(text, encoding="utf-8")
        (place / "log" / "messages").unlink(missing_ok=True)
        popen = _spawn(asterisk, place, speed)
        try:
            manager = await _reach(popen, place, port, secret)
            actions = await Manager.connect(port, config.USER, secret, events=False)
        except _PortTaken:
            _end(popen, None)
            if tries:
                continue
            _end(popen, place)
            raise Unable(verdicts.does_not_start("AMI: no free port")) from None
        except BaseException:
            _end(popen, place)
            raise
        return Process(place, popen, manager, actions, port)


class _PortTaken(Exception):
    """Somebody else was quicker."""


def _spawn(asterisk: Installed, place: Path, speed: float) -> subprocess.Popen[bytes]:
    command = [*asterisk.command, "-C", str(place / "asterisk.conf"), "-f"]
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("LD_", "FAKETIME"))
    }
    environment["LC_ALL"] = "C.UTF-8"
    if speed != 1 and asterisk.faketime is not None:
        environment |= {
            "LD_PRELOAD": str(asterisk.faketime),
            "FAKETIME": f"+0 x{speed:g}",
            "FAKETIME_NO_CACHE": "1",
        }
    with (place / "log" / "out").open("wb") as out:
        try:
            return subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                cwd=place,
                env=environment,
                start_new_session=True,
                preexec_fn=_bounded,
            )
        except OSError as problem:
            shutil.rmtree(place, ignore_errors=True)
            raise Unable(verdicts.does_not_start(problem.strerror or str(problem))) from problem


def _bounded() -> None:
    """So that nothing is left running even when this process is killed outright (prctl(2), Linux), and that a dialplan
    that goes in circles takes no more than its share: the switch keeps every event until it has been read."""
    import resource  # of Unix alone, as this function is

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


async def _reach(popen: subprocess.Popen[bytes], place: Path, port: int, secret: str) -> Manager:
    """Logs in as soon as the switch answers, and waits until it has booted."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if popen.poll() is not None:
            raise Unable(verdicts.does_not_start(_last_words(place)))
        if any("Unable to bind" in line or "Address already in use" in line for line in _log(place)):
            raise _PortTaken
        try:
            manager = await Manager.connect(port, config.USER, secret)
        except PermissionError:
            raise _PortTaken from None
        except (OSError, Closed):
            await asyncio.sleep(0.05)
            continue
        await manager.command("core waitfullybooted")
        return manager
    raise Unable(verdicts.does_not_start(_last_words(place)))


def _last_words(place: Path) -> str:
    """The log's last complaint, else what was printed last."""
    worst = [line for line in _log(place) if "ERROR[" in line or "WARNING[" in line]
    with contextlib.suppress(OSError):
        printed = (place / "log" / "out").read_text(encoding="utf-8", errors="replace").strip().splitlines()
        worst = worst or printed
    return worst[-1][:300] if worst else "…"


def _log(place: Path) -> list[str]:
    try:
        return (place / "log" / "messages").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _end(popen: subprocess.Popen[bytes], place: Path | None) -> None:
    """Ends our own process: asked first, killed after three seconds."""
    if popen.poll() is None:
        popen.terminate()
        try:
            popen.wait(3)
        except subprocess.TimeoutExpired:
            popen.kill()
            popen.wait()
    for name in ("faketime_shm", "sem.faketime_sem"):
        with contextlib.suppress(OSError):
            Path(f"/dev/shm/{name}_{popen.pid}").unlink()
    if place is not None:
        shutil.rmtree(place, ignore_errors=True)
