"""What the tests of prompts share: a project whose prompts are spoken in tones, and recordings that sound like a voice."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest
from prompt_parts import VOICE, Reed, speech

from ivrc.cli import main

MENU = "menus/示例.ivr"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new project, as `ivrc new` makes it, with tones for a voice; the current directory is within it."""
    monkeypatch.setenv("IVRC_CACHE", str(tmp_path / "cache"))
    assert main(["new", str(tmp_path / "p")]) == 0
    monkeypatch.chdir(tmp_path / "p")
    speech(tmp_path / "p", "engines: [tones]")
    return tmp_path / "p"


@pytest.fixture
def cut(project: Path) -> Callable[[str, str], None]:
    """Writes something else in the menu."""

    def replace(old: str, new: str, file: str = MENU) -> None:
        path = project / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace


@pytest.fixture
def reed(project: Path, monkeypatch: pytest.MonkeyPatch) -> type[Reed]:
    """The project speaks with `reed`."""
    found = metadata.EntryPoints([metadata.EntryPoint("reed", "prompt_parts:Reed", "ivrc.engines")])
    original = metadata.entry_points

    def entry_points(**wanted: str) -> metadata.EntryPoints:
        return found.select(**wanted) if wanted.get("group") == "ivrc.engines" else original(**wanted)

    monkeypatch.setattr(metadata, "entry_points", entry_points)
    monkeypatch.setattr(Reed, "version", "1")
    monkeypatch.setattr(Reed, "spoken", [])
    speech(project, "engines: [reed]")
    return Reed


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Installs the engine `slow` for this process and those that it starts; gives the file of what was spoken."""
    place = tmp_path / "site"
    info = place / "slowvoice-1.dist-info"
    info.mkdir(parents=True)
    (place / "slowvoice.py").write_text(VOICE)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: slowvoice\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[ivrc.engines]\nslow = slowvoice:Slow\n")
    root = str(Path(__file__).parents[2])
    monkeypatch.setenv("PYTHONPATH", f"{place}{os.pathsep}{root}")
    monkeypatch.setenv("SPOKEN", str(tmp_path / "spoken.txt"))
    monkeypatch.syspath_prepend(str(place))
    return tmp_path / "spoken.txt"
