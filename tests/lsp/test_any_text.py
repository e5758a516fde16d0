"""Whatever a text holds: every answer is given, in places that are there. `IVRC_TEXTS=10000` is the long run."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from ivrc.lsp import colours, completion, meant, outline
from ivrc.lsp.names import at, names
from ivrc.lsp.places import UTF8, UTF16, UTF32, characters, units
from ivrc.phrases import Library
from ivrc.project import standard_phrases

ROOT = Path(__file__).parents[2]
TEXTS = int(os.environ.get("IVRC_TEXTS", "60"))
FILES = sorted((*(ROOT / "menus").glob("*.ivr"), *(ROOT / "examples").glob("*.ivr")))
SIGNS = '→->《》<>{}“”":，,0123*#\t \n😀𠮷\u2028\ud800\x00菜单播报转接流程使用'


def mutated(text: str, random: Random) -> str:
    """The text with some stretches cut out, doubled, moved, or signs put in."""
    for _ in range(random.randint(1, 6)):
        start = random.randrange(len(text) + 1)
        end = min(len(text), start + random.randint(0, 40))
        how = random.randrange(4)
        piece = text[start:end]
        if how == 0:
            text = text[:start] + text[end:]
        elif how == 1:
            text = text[:start] + piece + text[start:]
        elif how == 2:
            signs = "".join(random.choices(SIGNS, k=random.randint(1, 5)))
            text = text[:start] + signs + text[start:]
        else:
            other = random.randrange(len(text) + 1)
            text = text[:start] + text[end:]
            text = text[:other] + piece + text[other:]
    return text


def asked(text: str, library: Library, random: Random) -> None:
    """All that an editor may ask of a text; what is told lies within it."""
    lines, texts = text.split("\n"), {"a": text}
    for each in names(text):
        assert lines[each.line][each.start : each.end] == each.name
    for entry in outline.outline(text, "en"):
        assert 0 <= entry.line <= entry.last < len(lines)
    assert all(first < last < len(lines) for first, last in outline.folds(text))
    data = colours.colours(text, lambda line, count: units(line, count))
    assert len(data) % 5 == 0 and all(each >= 0 for each in data) and 0 not in data[2::5]
    for _ in range(4):
        line = random.randrange(len(lines))
        character = random.randrange(len(lines[line]) + 1)
        found = completion.offers(texts, "a", (line, character), library)
        assert all(0 <= each.start <= character for each in found)
        if named := at(text, line, character):
            same = meant.alike(texts, named)
            assert any(each.named == named for each in same)


def test_a_text_that_was_broken_is_answered() -> None:
    library, random = standard_phrases(), Random(7)
    sources = [path.read_text("utf-8") for path in FILES]
    for number in range(TEXTS):
        asked(mutated(sources[number % len(sources)], random), library, random)


@pytest.mark.parametrize("encoding", [UTF8, UTF16, UTF32])
def test_places_go_there_and_back(encoding: str) -> None:
    line = "a菜😀𠮷é\u2028\ud800，z"
    size = {UTF8: "utf-8", UTF16: "utf-16-le", UTF32: "utf-32-le"}[encoding]
    each = {UTF8: 1, UTF16: 2, UTF32: 4}[encoding]
    for at_ in range(len(line) + 1):
        count = units(line, at_, encoding)
        assert count == len(line[:at_].encode(size, errors="surrogatepass")) // each
        assert characters(line, count, encoding) == at_
    assert characters(line, 999, encoding) == len(line)


def test_only_the_block_that_changed_is_read_again() -> None:
    from ivrc.lsp.chunks import _read

    text = "".join(f"菜单 级{number}\n    人工请按{number % 10} → 级{number + 1}\n" for number in range(300))
    names(text)
    before = _read.cache_info().misses
    names(text.replace("级299", "级甲", 1))
    assert _read.cache_info().misses - before <= 2
