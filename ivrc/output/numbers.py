"""The one way into all hotlines of a project, by the number that was dialled: a file for each switch that has one, beside
the hotlines' folders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic
from ivrc.numbers import Dialled
from ivrc.output import build_findings
from ivrc.switches.target import Target


class WayIn(NamedTuple):
    """A file by which numbers come in, and whether its text is `fresh`: another than the one that stood there."""

    path: Path
    fresh: bool


def put(
    out: Path, led: Iterable[tuple[Target, Sequence[Dialled]]], *, dry: bool = False
) -> tuple[list[WayIn], list[Diagnostic]]:
    """Writes the files of each target, for the numbers that lead to hotlines of it, whose text has changed, each at one
    stroke; one that no number is left for goes. Says which there are; `dry`: which there would be, and nothing is touched."""
    there: list[WayIn] = []
    for target, dialled in led:
        for name, text in target.numbers(dialled).items():
            path = out / name
            try:
                if dialled:
                    there.append(WayIn(path, _put(path, text.encode(), dry)))
                elif not dry:
                    path.unlink(missing_ok=True)
            except OSError as problem:
                return there, [build_findings.cannot_write(path, problem)]
    return there, []


def _put(path: Path, data: bytes, dry: bool) -> bool:
    """Whether the file holds anything else. Raises OSError."""
    if path.is_file() and path.read_bytes() == data:
        return False
    if not dry:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(f".{path.name}.new")
        new.write_bytes(data)
        new.replace(path)
    return True
