"""Files that are there whole or not at all."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable
from pathlib import Path

_PREFIX = ".part-"
_FORGOTTEN = 3600
"""Seconds after which a part that nobody has finished belonged to a run that was killed."""


def write(file: Path, data: Iterable[bytes]) -> None:
    """Writes beside the file and renames, so that a reader, a crash or a second writer never meets half of it.

    Who may read it is as the umask says: a cache may be shared. Raises OSError, and leaves nothing then. Parts
    that killed runs have left in the folder are removed.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    _sweep(file.parent)
    part = file.parent / f"{_PREFIX}{secrets.token_hex(8)}"
    try:
        with part.open("xb") as out:
            out.writelines(data)
        part.replace(file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _sweep(folder: Path) -> None:
    for part in folder.glob(f"{_PREFIX}*"):
        try:
            if time.time() - part.stat().st_mtime > _FORGOTTEN:
                part.unlink()
        except OSError:
            continue
