"""What is shipped is silent where everything is told, or says why it stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrc.compile import compile_file
from ivrc.diagnostics.chosen import Chosen
from ivrc.project import find, open_project, phrases

ROOT = Path(__file__).parents[2]
ALL = Chosen(("strict",))
MENUS = [
    path
    for folder in ("menus", "examples", "examples/companies")
    for path in sorted((ROOT / folder).glob("*.ivr"))
]
WORDS = 4
"""Characters of a reason that says anything."""


@pytest.mark.parametrize("path", MENUS, ids=lambda path: path.stem)
def test_a_shipped_menu_is_silent_or_says_why(path: Path) -> None:
    project, _ = open_project(find(path))
    compiled = compile_file(path, project.root, phrases(project)[0], ALL)
    if compiled.hotline is None:  # a part, checked with what includes it
        assert path.stem == "公共"
        return
    assert [(one.code, one.span.line) for one in compiled.diagnostics] == []
    assert all(len(each.reason) >= WORDS for each in compiled.allowed)
