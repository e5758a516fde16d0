"""Regular expressions at the top of a module are compiled when they are met, not when the module is read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import ivrc
from ivrc.regex import regex

ROOT = Path(ivrc.__file__).parent
READ_BY_EVERY_CHECK = ("checks", "flow", "language", "lowering", "phrases", "yamlfile")


def test_it_does_what_the_compiled_one_does() -> None:
    late = regex(r"(\d)\s*([a-z])", re.IGNORECASE)
    match = late.search("…1 B")
    assert match
    assert match.groups() == ("1", "B")
    assert late.sub(r"\2\1", "1B2c") == "B1c2"
    assert [each[0] for each in late.finditer("1B2c")] == ["1B", "2c"]
    assert (late.pattern, late.groups) == (r"(\d)\s*([a-z])", 2)


def test_it_is_compiled_when_something_is_asked_of_it() -> None:
    late = regex("(")
    assert late.pattern == "("
    with pytest.raises(re.error):
        late.match("(")


def compiled_at_the_top(file: Path) -> Iterator[int]:
    for statement in ast.parse(file.read_text(encoding="utf-8")).body:
        if not isinstance(statement, ast.FunctionDef | ast.ClassDef):
            yield from (
                node.lineno
                for node in ast.walk(statement)
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"
            )


@pytest.mark.parametrize("folder", READ_BY_EVERY_CHECK)
def test_no_module_that_every_check_reads_compiles_any(folder: str) -> None:
    files = list((ROOT / folder).rglob("*.py"))
    assert files
    assert [f"{file.name}:{line}" for file in files for line in compiled_at_the_top(file)] == []
