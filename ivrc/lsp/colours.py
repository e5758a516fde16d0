"""What each stretch of a text is, as an editor colours it: five numbers a stretch, each place told from the one before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from ivrc.diagnostics import Diagnostic
from ivrc.language.keywords import TYPES, WORDS
from ivrc.language.lexer import comment, plain, tokens
from ivrc.language.words import TARGETS, folded
from ivrc.lsp.chunks import Chunk, chunks
from ivrc.lsp.names import DESTINATION, FILE, FLOW, HOTLINE, HOURS, NODE, PHRASE, VARIABLE, names
from ivrc.lsp.names import read as read_names

KINDS = ("keyword", "comment", "string", "function", "variable", "namespace", "enumMember", "type")
"""The kinds of the protocol that are used, by their numbers."""
_NAMES = {
    NODE: "function", HOURS: "type", FLOW: "namespace", VARIABLE: "variable", PHRASE: "enumMember", DESTINATION: "enumMember",
    HOTLINE: "namespace", FILE: "string",
}  # fmt: skip
_KEYWORDS = frozenset(word.type for word in WORDS) | {f"_{word.type}" for word in WORDS}
_ENDS = {*(word.type for word in TARGETS), "HANGUP"}
"""Where a way may lead that is no node."""
Stretch = tuple[int, int, int, str]
"""Line, start, end, kind."""


def colours(source: str, units: Callable[[str, int], int]) -> list[int]:
    """The stretches of a text. `units` says how many units so many characters of a line are."""
    lines = source.split("\n")
    data: list[int] = []
    line = start = 0
    for at, begin, end, kind in _apart(sorted(_stretches(source))):
        text = lines[at]
        from_, to = units(text, begin), units(text, end)
        data += (at - line, from_ - (start if at == line else 0), to - from_, KINDS.index(kind), 0)
        line, start = at, from_
    return data


def read(chunk: Chunk) -> None:
    """Reads a block, as what is asked of its text will."""
    read_names(chunk)
    _of(chunk.text)


def _stretches(source: str) -> Iterator[Stretch]:
    for chunk in chunks(source):
        for line, begin, end, kind in _of(chunk.text):
            yield line + chunk.line, begin, end, kind
    for each in names(source):
        ends = each.kind == NODE and not each.given and TYPES.get(folded(each.name)) in _ENDS
        yield each.line, each.start, each.end, "keyword" if ends else _NAMES[each.kind]


@lru_cache(maxsize=30_000)
def _of(text: str) -> tuple[Stretch, ...]:
    return tuple(_read(text))


def _read(text: str) -> Iterator[Stretch]:
    ignored: list[Diagnostic] = []
    for number, raw in enumerate(text.split("\n")):
        if (at := comment(plain(raw))) is not None:
            yield number, at, len(raw), "comment"
    for token in tokens(text, "", ignored):
        if token.type in _KEYWORDS and token.line is not None and token.column is not None:
            yield token.line - 1, token.column - 1, token.column - 1 + len(token), "keyword"


def _apart(found: list[Stretch]) -> Iterator[Stretch]:
    """Those that do not lie within one that was told before."""
    last = (-1, 0)
    for line, begin, end, kind in found:
        if end > begin and (line > last[0] or begin >= last[1]):
            yield line, begin, end, kind
            last = (line, end)
