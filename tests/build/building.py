"""What the tests of builds share."""

from __future__ import annotations

from pathlib import Path

from ivrc.cli import main

TARGETS = ("asterisk", "freeswitch", "voicexml")
MENU = "menus/示例.ivr"


def built(*more: str) -> int:
    """`ivrc build` with tones, in the current directory."""
    return main(["build", "--engine", "tones", *more])


def contents(place: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
