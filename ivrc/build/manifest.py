"""`manifest.json`: what a build made, of what, and the proof that a folder is ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

NAME = "manifest.json"
MADE_BY = "ivrc"


def digest(data: bytes) -> str:
    """SHA-256, hexadecimal."""
    return sha256(data).hexdigest()


def digest_of(path: Path) -> str:
    """SHA-256 of a file, or an empty string where it cannot be read."""
    try:
        with path.open("rb") as file:
            total = sha256()
            while block := file.read(1 << 20):
                total.update(block)
            return total.hexdigest()
    except OSError:
        return ""


def text(value: Mapping[str, Any]) -> str:
    """A manifest as it is written: the same value gives the same bytes."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def read(folder: Path) -> dict[str, Any] | None:
    """The manifest of a folder that ivrc made, else None."""
    try:
        value = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    ours = (
        isinstance(value, dict) and value.get("made_by") == MADE_BY and isinstance(value.get("files"), dict)
    )
    return value if ours else None


def intact(folder: Path, manifest: Mapping[str, Any]) -> bool:
    """Whether every file that the manifest lists is there, as it was written."""
    return all(digest_of(folder / name) == known for name, known in manifest["files"].items())


def strangers(folder: Path, manifest: Mapping[str, Any] | None) -> list[str]:
    """Files in the folder that the manifest does not list: somebody else's."""
    known = {NAME, *(manifest["files"] if manifest else ())}
    found = (path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink())
    return sorted(name for name in (str(path.relative_to(folder)) for path in found) if name not in known)
