"""Files of records for tests of reports."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ivrc.cli import main
from tests.records.made import GONE, line

Report = Callable[..., dict[str, Any]]
AT = "2026-12-01T00:00:00+08:00"


def call(id: str, start: str = "2026-11-26T10:00:00+08:00", **other: Any) -> str:
    """A call that somebody answered, which lasts no time to speak of and has no notes."""
    return line(
        **{"id": id, "start": start, "answered": start, "end": start, "waited_s": 0, "notes": []} | other
    )


def gone(id: str, start: str = "2026-11-26T10:00:00+08:00", **other: Any) -> str:
    """One whose caller left in the menu."""
    return call(id, start, **{**GONE, **other})


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., str]:
    """Writes a file of records."""

    def write(*calls: str, name: str = "calls.jsonl") -> str:
        (tmp_path / name).write_text("".join(calls), encoding="utf-8")
        return str(tmp_path / name)

    return write


@pytest.fixture
def report(written: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> Report:
    """The report of some calls, as JSON has it."""

    def make(*calls: str, options: tuple[str, ...] = ()) -> dict[str, Any]:
        at = () if "--at" in options else ("--at", AT)
        assert main(["report", written(*calls), "--format", "json", *at, *options]) == 0
        told: dict[str, Any] = json.loads(capsys.readouterr().out)
        return told

    return make
