"""Calls that a switch could not be given now, told with the ways on that only they take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ivrc.cli.report import sentence
from ivrc.diagnostics import Diagnostic

if TYPE_CHECKING:
    from ivrc.coverage.feature import Feature
    from ivrc.coverage.generate import Path
    from ivrc.verify.harness import Left
    from ivrc.verify.run import Judged

_SHOWN = 5


def undriven(
    left: Left | None,
    judged: Sequence[Judged | None],
    paths: Sequence[Path],
    ways: Sequence[Feature],
    lang: str,
) -> list[Diagnostic]:
    """What is to be said of the calls that were not driven; `ways` are all those of the hotline."""
    out = [path for one, path in zip(judged, paths) if one is None]
    if not out or left is None:
        return []
    driven = {way for one, path in zip(judged, paths) if one for way in path.covers}
    theirs = {way for path in out for way in path.covers} - driven
    only = [way for way in ways if way in theirs]
    words = sentence(lang, "、", ", ").join(f"{way.node}.{way.cause}" for way in only[:_SHOWN])
    return [left(len(out), len(only), words)]
