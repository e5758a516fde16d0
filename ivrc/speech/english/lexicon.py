"""The dictionary of pronunciations that comes with the package (see NOTICE.md beside this file)."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import NamedTuple


class Entry(NamedTuple):
    """How a word sounds, in the symbols of `ivrc.speech.kokoro.symbols`; `verb` is how the verb does."""

    sounds: str
    verb: str
    noun: str


def find(word: str) -> Entry | None:
    """The word exactly as it is written, capitals and all, or None."""
    text = _text()
    start = text.find(f"\n{word}\t")
    if start < 0:
        return None
    start += len(word) + 2
    sounds, verb, noun, *_ = [*text[start : text.index("\n", start)].split("\t"), "", ""]
    return Entry(sounds, verb or sounds, noun or sounds)


@cache
def _text() -> str:
    """All of it as one string, which is searched as it is: quicker to load than a table of 87,000 words."""
    import lzma

    packed = resources.files(__package__).joinpath("lexicon.tsv.xz").read_bytes()
    return "\n" + lzma.decompress(packed).decode("utf-8")
