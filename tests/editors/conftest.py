"""What of an editor needs node is tried where it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture(autouse=True, scope="session")
def _node() -> None:
    """Skips, and says why, where node or VS Code's engine is missing."""
    if shutil.which("node") is None:
        pytest.skip("node is not installed: the extension for VS Code is not tried")
    if not (Path(__file__).parent / "node_modules/vscode-textmate").is_dir():
        pytest.skip("VS Code's engine is not installed: run make editor-tests")
