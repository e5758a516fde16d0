"""`manifest.json`: what a build made, of what, and the proof that a folder is ours. docs/commands/README.md tells its
form.

It holds nothing of the machine, the folder, the user or the time: the same sources give the same bytes everywhere. It
is sealed by the SHA-256 of its own contents, so that whatever else changed in it is noticed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from ivrc import seal
from ivrc.seal import Broken

NAME = "manifest.json"
MADE_BY = "ivrc"
VERSION = 2
"""Of the form. A manifest of another version is not read; what it lies beside is built anew."""

_SHAPE: dict[str, type | tuple[type, ...]] = {
    "hotline": str, "target": str, "source": str, "asked": dict, "lock": str, "menus": dict, "inputs": dict,
    "diagnostics": list, "clips": list, "files": dict,
}  # fmt: skip


def digest(data: bytes) -> str:
    """SHA-256, hexadecimal."""
    return sha256(data).hexdigest()


def digest_of(path: Path) -> str:
    """SHA-256 of a file, or an empty string where there is none that can be read."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            total = sha256()
            while block := file.read(1 << 20):
                total.update(block)
            return total.hexdigest()
    except (OSError, ValueError):
        return ""


def sealed(value: Mapping[str, Any]) -> dict[str, Any]:
    """The value with who made it, the version of its form, and its seal."""
    return seal.sealed({"made_by": MADE_BY, "version": VERSION, **value})


def read(folder: Path, name: str = NAME) -> dict[str, Any] | None:
    """The record of that name in a folder; None where there is none. Raises Broken for one that is not as this version
    of ivrc wrote it."""
    path = folder / name
    if not path.exists() and not path.is_symlink():
        return None
    try:
        data = path.read_bytes() if path.is_file() else b""
    except OSError:
        data = b""
    value = seal.opened(data)
    shaped = name != NAME or all(isinstance(value.get(key), kind) for key, kind in _SHAPE.items())
    ours = (value.get("made_by"), value.get("version")) == (MADE_BY, VERSION)
    files = value.get("files")
    if not ours or not shaped or not isinstance(files, dict) or not _all_inside(files):
        raise Broken(value)
    return value


def whole(folder: Path) -> dict[str, Any] | None:
    """The manifest of a folder, or None where there is none that is as it was written."""
    try:
        return read(folder)
    except Broken:
        return None


def legible(broken: Broken) -> set[str]:
    """The names of files that a damaged manifest still holds, if ivrc made it."""
    value = broken.value
    if not isinstance(value, dict) or value.get("made_by") != MADE_BY:
        return set()
    files = value.get("files")
    return {name for name in files if _all_inside([name])} if isinstance(files, dict) else set()


def intact(folder: Path, manifest: Mapping[str, Any]) -> bool:
    """Whether every file that the manifest lists is there, as it was written."""
    return all(digest_of(folder / name) == known for name, known in manifest["files"].items())


def _all_inside(names: Iterable[object]) -> bool:
    """Whether all are names of files within a folder."""
    return all(
        isinstance(name, str)
        and "\0" not in name
        and not PurePosixPath(name).is_absolute()
        and ".." not in PurePosixPath(name).parts
        for name in names
    )
