"""The machine that is deployed to: this one, or another by the system's ssh. Whatever is changed there, a shell does that holds
the lock, and that ends with whoever deploys: a deployer that is killed leaves no lock, and nothing half done."""

from __future__ import annotations

import secrets
import shlex
import subprocess
import tarfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

BUSY = 75
"""The exit status of a shell that finds the lock taken (EX_TEMPFAIL)."""
_LOCKED = f"""
umask 022
mkdir -p "$1/versions" "$1/states" "$1/staging" && cd "$1" && exec 9>>lock || exit 1
flock -n 9 || {{ cat lock; exit {BUSY}; }}
printf '%s\\n' "$2" > lock
rm -rf staging/* && echo ready && exec sh -s
"""
_SECONDS = 120


class Unreachable(OSError):
    """Why nothing could be done there."""


class Busy(OSError):
    """Who deploys there now."""


class Machine(NamedTuple):
    """Where to, the folder there, and the words before a command of the switch's console."""

    host: str
    folder: str
    console: tuple[str, ...]

    def words(self, script: str, *given: str) -> list[str]:
        """The command that runs a script there."""
        command = ["sh", "-c", script, "ivrc", *given]
        far = ["ssh", "-T", "-o", "BatchMode=yes", "-o", "ConnectTimeout=20", "--", self.host]
        return [*far, shlex.join(command)] if self.host else command

    def run(self, script: str, *given: str) -> str:
        """What a script that changes nothing prints. Raises Unreachable."""
        try:
            ran = subprocess.run(
                self.words(script, *given),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as problem:
            raise Unreachable(str(problem)) from None
        if ran.returncode:
            raise Unreachable(_last(ran.stderr) or _last(ran.stdout) or f"exit status {ran.returncode}")
        return ran.stdout.decode(errors="replace")

    def ask(self, command: str) -> str:
        """What the switch's console says. Raises Unreachable."""
        return self.run('exec "$@"', *self.console, command)

    def read(self, name: str) -> str:
        """A file in the folder, empty where there is none. Raises Unreachable."""
        return self.run('cd "$1" 2>/dev/null && [ -e "$2" ] || exit 0; exec cat -- "$2"', self.folder, name)

    def send(self, files: Sequence[tuple[str, Path | bytes]]) -> str:
        """Puts files, by their names, in a new folder of `staging`, which is given; anybody may read them, whatever the umask
        is. Raises Unreachable."""
        name = f"staging/{secrets.token_hex(8)}"
        script = 'umask 022; cd "$1" && mkdir "$2" && exec tar -xf - --no-same-owner -C "$2"'
        with subprocess.Popen(
            self.words(script, self.folder, name),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        ) as process:
            assert process.stdin is not None and process.stderr is not None
            try:
                with tarfile.open(fileobj=process.stdin, mode="w|") as packed:
                    for file, what in files:
                        _pack(packed, file, what)
                process.stdin.close()
            except BrokenPipeError:
                pass
            said = process.stderr.read()
        if process.returncode:
            raise Unreachable(_last(said) or f"exit status {process.returncode}")
        return name


def _pack(packed: tarfile.TarFile, name: str, what: Path | bytes) -> None:
    import io

    data = what if isinstance(what, bytes) else what.read_bytes()
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(data), 0o644
    packed.addfile(entry, io.BytesIO(data))


class Session:
    """A shell on the machine that holds the lock of the folder and stands in it. Use as a context manager; entering raises
    Busy and Unreachable."""

    def __init__(self, machine: Machine, who: str) -> None:
        self.machine, self._who = machine, who
        self._mark = secrets.token_hex(16)

    def __enter__(self) -> Session:
        words = self.machine.words(_LOCKED, self.machine.folder, self._who)
        try:
            self._shell = subprocess.Popen(
                words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
        except OSError as problem:
            raise Unreachable(str(problem)) from None
        assert self._shell.stdout is not None and self._shell.stderr is not None
        first = self._shell.stdout.readline()
        if first != b"ready\n":
            rest = self._shell.stdout.read()
            wrong = _last(self._shell.stderr.read())
            status = self._shell.wait()
            if status == BUSY:
                raise Busy((first + rest).decode(errors="replace").strip())
            raise Unreachable(wrong or f"exit status {status}")
        return self

    def __exit__(self, *_: object) -> None:
        self._shell.communicate()

    def run(self, script: str, *given: str) -> str:
        """What a script prints. Raises Unreachable where it fails. It is read whole or not at all: one that is cut off is no
        command."""
        assert self._shell.stdin is not None and self._shell.stdout is not None
        whole = f"{{ set -- {shlex.join(given)}\n{script}\n}} </dev/null 2>&1\nprintf '\\n%s %s\\n' {self._mark} $?\n"
        told: list[bytes] = []
        try:
            self._shell.stdin.write(whole.encode())
            self._shell.stdin.flush()
        except BrokenPipeError:
            raise Unreachable("the shell is gone") from None
        while line := self._shell.stdout.readline():
            if line.startswith(self._mark.encode()):
                said = b"".join(told).decode(errors="replace").removesuffix("\n")
                if line.split()[1] != b"0":
                    raise Unreachable(_last(said.encode()) or line.split()[1].decode())
                return said
            told.append(line)
        raise Unreachable("the shell is gone")

    def ask(self, command: str) -> str:
        """What the switch's console says. Raises Unreachable."""
        return self.run(f'timeout {_SECONDS} "$@"', *self.machine.console, command)


def _last(said: bytes) -> str:
    lines = said.decode(errors="replace").strip().splitlines()
    return lines[-1][:300] if lines else ""
