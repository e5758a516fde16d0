"""The page on the commands names every command and every option that there is, in both languages."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from ivrc.cli.arguments import _parser

DOCS = Path(__file__).parents[2] / "docs"


def options(parser: argparse.ArgumentParser) -> set[str]:
    """The long options and the commands of a parser, its commands' own included."""
    found: set[str] = set()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, made in action.choices.items():
                found |= {name} | options(made)
        else:
            found.update(word for word in action.option_strings if word.startswith("--"))
    return found - {"--help", "--version"}


@pytest.mark.parametrize("ending", [".md", ".zh-CN.md"])
def test_every_command_and_option_is_told(ending: str) -> None:
    pages = [path for path in DOCS.rglob(f"*{ending}") if path.parent.name != "checks"]
    if ending == ".md":
        pages = [path for path in pages if not path.name.endswith(".zh-CN.md")]
    text = "".join(path.read_text(encoding="utf-8") for path in pages)
    missing = sorted(word for word in options(_parser()) if word not in text)
    assert missing == []
