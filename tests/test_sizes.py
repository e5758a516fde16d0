"""A file holds one idea and a function one step: both stay as long as can be read at once."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import ivrc

PACKAGE = Path(ivrc.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 300, 50


def functions(text: str) -> dict[str, int]:
    """The lines of every function, by its name and place."""
    return {
        f"{node.name}:{node.lineno}": (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


@pytest.mark.parametrize("folder", sorted({file.relative_to(PACKAGE).parts[0] for file in FILES}))
def test_files_and_functions_are_short(folder: str) -> None:
    for file in FILES:
        if file.relative_to(PACKAGE).parts[0] == folder:
            text = file.read_text(encoding="utf-8")
            assert text.count("\n") <= LONGEST_FILE, file.name
            assert {n: lines for n, lines in functions(text).items() if lines > LONGEST_FUNCTION} == {}, (
                file.name
            )


def test_a_long_function_is_seen() -> None:
    assert functions("def a():\n" + "    pass\n" * 50) == {"a:1": 51}
