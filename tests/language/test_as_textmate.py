"""The grammar of editors is what the tables of keywords make."""

from __future__ import annotations

from pathlib import Path

from ivrc.language import as_textmate

FILE = Path(__file__).parents[2] / "editors/vscode/syntaxes/ivr.tmLanguage.json"


def test_the_grammar_that_is_shipped_is_what_the_tables_make() -> None:
    assert FILE.read_text("utf-8") == as_textmate.text()
