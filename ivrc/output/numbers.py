"""The one way into all hotlines of a project, by the number that was dialled: a file for each switch that has one, beside
the hotlines' folders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from ivrc.diagnostics import Diagnostic
from ivrc.numbers import Dialled
from ivrc.output import build_findings
from ivrc.switches.target import Target


def put(
    out: Path, led: Iterable[tuple[Target, Sequence[Dialled]]], *, dry: bool = False
) -> tuple[list[Path], list[Diagnostic]]:
    """Writes the files of each target, for the numbers that lead to hotlines of it, whose text has changed, each at one
    stroke; one that no number is left for goes. Says which there are; `dry`: which there would be, and nothing is touched."""
    there: list[Path] = []
    for target, dialled in led:
        for name, text in target.numbers(dialled).items():
            path = out / name
            try:
                if dialled:
                    if not dry:
                        _write(path, text.encode())
                    there.append(path)
                elif not dry:
                    path.unlink(missing_ok=True)
            except OSError as problem:
                return there, [build_findings.cannot_write(path, problem)]
    return there, []


def _write(path: Path, data: bytes) -> None:
    """Raises OSError."""
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(data)
    new.replace(path)
