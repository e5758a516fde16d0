"""Every text of the repository that is a menu file, or a part of one: files, samples of the documentation, cases and texts of tests."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from ivrc.language.parser import parse
from ivrc.language.words import HEADERS

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^[ ]*```ivr[^\n]*\n(.*?)^[ ]*```$", re.MULTILINE | re.DOTALL)


def well_formed() -> dict[str, str]:
    """Those that are right in their form, by where they stand; each text once."""
    found: dict[str, str] = {}
    for place, text in _texts():
        if text not in found and "\n" in text and _right(text):
            found[text] = place
    return {place: text for text, place in found.items()}


_HEADER = re.compile(rf"^\s*(?:{'|'.join(s for word in HEADERS for s in word.zh + word.en)})", re.MULTILINE)


def _right(text: str) -> bool:
    if not _HEADER.search(text):
        return False
    tree, wrong = parse(text, "")
    return not wrong and bool(tree.blocks)


def _texts() -> Iterator[tuple[str, str]]:
    for path in sorted(ROOT.glob("*/**/*")):
        place = str(path.relative_to(ROOT))
        if path.suffix == ".ivr":
            yield place, path.read_text(encoding="utf-8")
        elif path.suffix == ".md":
            for number, text in enumerate(_FENCE.findall(path.read_text(encoding="utf-8"))):
                yield f"{place}#{number}", text
        elif path.suffix in (".yaml", ".yml") and "tests" in path.parts:
            loaded = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
            for number, text in enumerate(_strings(loaded)):
                yield f"{place}#{number}", text
        elif path.suffix == ".py" and "tests" in path.parts:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield f"{place}:{node.lineno}", node.value


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
