"""Putting a finished folder in another's place at one stroke, so that a killed build leaves the former one whole.

On Linux the exchange is `renameat2(RENAME_EXCHANGE)`: at every moment there is one whole folder of that name.
Elsewhere it is two renames; a build killed between them leaves the former folder beside, and the next build puts it
back.
"""

from __future__ import annotations

import ctypes
import os
import shutil
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def staging(target: Path) -> Path:
    """A new empty folder beside `target`, for this process alone. Leavings of builds that were killed go."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target)
    made = target.parent / f".{target.name}.new-{os.getpid()}"
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir()
    return made


def install(made: Path, target: Path) -> None:
    """Puts `made` in the place of `target`, and removes what stood there. OSError leaves `target` as it was."""
    if not target.exists():
        made.rename(target)
        return
    if _exchange(made, target):
        shutil.rmtree(made)
        return
    former = target.parent / f".{target.name}.old-{os.getpid()}"
    target.rename(former)
    try:
        made.rename(target)
    except OSError:
        former.rename(target)
        raise
    shutil.rmtree(former)


def _exchange(one: Path, other: Path) -> bool:
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(done == 0)


def _sweep(target: Path) -> None:
    for path in target.parent.glob(f".{target.name}.*-*"):
        kind, _, pid = path.name.removeprefix(f".{target.name}.").partition("-")
        if kind not in ("new", "old") or not pid.isdigit() or _alive(int(pid)):
            continue
        if kind == "old" and not target.exists():
            path.rename(target)
        else:
            shutil.rmtree(path, ignore_errors=True)


def _alive(pid: int) -> bool:
    if pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def discard(made: Path) -> None:
    """Removes a folder that will not be installed."""
    shutil.rmtree(made, ignore_errors=True)
