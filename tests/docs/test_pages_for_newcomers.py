"""The pages for those who work on ivrc name files and folders; every one of them is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path
    for pattern in ("CONTRIBUTING.md", "SECURITY.md", "docs/architecture*.md", "docs/glossary.md", "docs/versions*.md", "docs/decisions/*.md")
    for path in ROOT.glob(pattern)
)  # fmt: skip
_QUOTED = re.compile(r"`([^`\s]+)`")
_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
_ELSEWHERE = re.compile(r"[a-z]+:")
_ANY = re.compile(r"\b(?:NAME|KIND|CODE|LANGUAGE)\b")
_MADE = ("dist", "prompts.lock")
"""What ivrc makes where it is used."""
_SUFFIX = re.compile(r".+\.(?:py|md|toml|yaml|json|txt|lark|lock|ivr|tsv)")


def named(text: str) -> Iterator[str]:
    """Paths from the root of the repository that a page names in code; NAME, KIND and the like stand for any."""
    text = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    for word in _QUOTED.findall(text):
        first, slash, _ = word.partition("/")
        if first not in _MADE and (is_folder(first) if slash else is_file(word)):
            yield word


def is_folder(word: str) -> bool:
    return bool(word) and (ROOT / word).is_dir()


def is_file(word: str) -> bool:
    """Whether a word without a folder is written as a file of the root."""
    return bool(_SUFFIX.fullmatch(word)) and any(ROOT.glob(f"*{Path(word).suffix}"))


def exists(word: str) -> bool:
    pattern = _ANY.sub("*", word).rstrip("/")
    return any(ROOT.glob(pattern)) if "*" in pattern else (ROOT / pattern).exists()


def missing(page: Path) -> list[str]:
    """What a page names or links to and is not there."""
    text = page.read_text(encoding="utf-8")
    links = [link for link in _LINK.findall(text) if not _ELSEWHERE.match(link)]
    return [word for word in named(text) if not exists(word)] + [
        link for link in links if not (page.parent / link).exists()
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_everything_that_a_page_names_is_there(page: Path) -> None:
    assert missing(page) == []


def test_what_is_not_there_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "`ivrc/flow/nodes.py`, `ivrc/flow/kinds/KIND.py`, `ivrc check`, `and/or`, [a](https://example.com/x)\n"
        "`ivrc/flow/gone.py`, `tests/gone/`, `ivrc/gone/NAME.py`, `gone.toml`, [b](gone.md#there)\n",
        encoding="utf-8",
    )
    assert missing(page) == [
        "ivrc/flow/gone.py",
        "tests/gone/",
        "ivrc/gone/NAME.py",
        "gone.toml",
        "gone.md",
    ]


@pytest.mark.parametrize("page", ["architecture.md", "architecture.zh-CN.md"])
def test_every_folder_of_the_program_stands_in_the_picture(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    folders = {path.parent.name for path in (ROOT / "ivrc").glob("*/*.*")} - {"__pycache__"}
    assert len(folders) > 15
    assert [name for name in sorted(folders) if f"| `ivrc/{name}` |" not in text] == []
