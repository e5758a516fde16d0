"""One process at a time at a place on disk: what is read, changed and written back loses nothing that others wrote."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def held(place: Path) -> Iterator[None]:
    """Waits until no other process holds the file or folder. The system lets go of it when a process ends, however it
    ends, and nothing is left on disk. A file system without locks (some network ones) lets everybody in.

    Raises OSError where the place cannot be opened."""
    handle = _opened(place)
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _opened(place: Path) -> int:
    """For writing where it can be: NFS locks nothing that is open for reading only."""
    try:
        return os.open(place, os.O_RDWR | os.O_CLOEXEC)
    except (IsADirectoryError, PermissionError):
        return os.open(place, os.O_RDONLY | os.O_CLOEXEC)
