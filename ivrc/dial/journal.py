"""What has been done of a list, a line for each thing that happened, on the disk before the next one does. A runner that is killed goes on
from it: a call stands in it before it is placed."""

from __future__ import annotations

import fcntl
import io
import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ivrc import given
from ivrc.records.outward import FORM, LARGEST, BrokenError, Entry, Read, read


def of(path: Path, hotline: str) -> tuple[Entry, ...]:
    """What stands in the journal of a hotline; nothing where there is none. Raises BrokenError and OSError."""
    try:
        return _of(given.contents(path, LARGEST), hotline).entries
    except FileNotFoundError:
        return ()


def _of(data: bytes, hotline: str) -> Read:
    held = read(data)
    if held.hotline and held.hotline != hotline:
        raise BrokenError(f"它是热线“{held.hotline}”的", f'it is of the hotline "{held.hotline}"')
    return held


class Journal:
    """A journal that is gone on with; nobody else does meanwhile. Use as a context manager; entering raises BrokenError and OSError."""

    def __init__(self, path: Path, hotline: str, zone: ZoneInfo) -> None:
        self._path, self._hotline, self._zone = path, hotline, zone
        self.entries: tuple[Entry, ...] = ()

    def __enter__(self) -> Journal:
        number = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
        self._file = io.FileIO(number, "r+b")
        try:
            self._begin()
        except BaseException:
            self._file.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def _begin(self) -> None:
        lock(self._file)
        data = self._file.readall()
        held = _of(data, self._hotline)
        self.entries = held.entries
        if held.whole < len(data):
            self._file.truncate(held.whole)
        if not held.whole:
            self._line({"journal": FORM, "hotline": self._hotline})
            _settle(self._path.parent)

    def write(self, entry: Entry) -> None:
        """Notes something down. When this is done, it stands on the disk."""
        at = datetime.fromtimestamp(entry.at, self._zone).isoformat(timespec="milliseconds")
        told: dict[str, Any] = {"at": at, "number": entry.number, "is": entry.what, "call": entry.call}
        self._line(told | ({"cause": entry.cause} if entry.cause else {}))

    def _line(self, told: dict[str, Any]) -> None:
        self._file.write((json.dumps(told, ensure_ascii=False) + "\n").encode())
        os.fsync(self._file.fileno())


def lock(file: io.IOBase) -> None:
    """Takes a file for ourselves. Raises BrokenError where somebody else has it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise BrokenError("另一个 ivrc dial 正在打", "another ivrc dial is calling") from None


def _settle(folder: Path) -> None:
    """A new file is in its folder, whatever happens to the machine."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
