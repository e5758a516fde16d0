"""Where the data that ivrc ships lies: in the installed package, or in the repository's own folders."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_REPOSITORY = {"prompts": "prompts", "checks": "docs/checks"}


def folder(name: str) -> Path:
    """The folder of shipped data: `prompts` (the standard phrases) or `checks` (a page for each code)."""
    installed = _PACKAGE / "_standard" / name
    return installed if installed.is_dir() else _PACKAGE.parent / _REPOSITORY[name]
