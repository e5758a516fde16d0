"""What the tests of builds share: a new project."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrc.cli import main


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new project, as `ivrc new` makes it, and the current directory within it."""
    monkeypatch.setenv("IVRC_CACHE", str(tmp_path / "cache"))
    assert main(["new", str(tmp_path / "p")]) == 0
    monkeypatch.chdir(tmp_path / "p")
    return tmp_path / "p"
