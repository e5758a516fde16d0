"""Text to tokens, line by line: input-method forms, comments, indentation, and where a word is a keyword.

A line is read as its full-width forms mean it (`：` is `:`, U+3000 a space, “ a "), one character for one, so every
column stays true; what is spoken keeps the characters that were typed. Every line ends in `_NL`, so that a mistake
is a mistake of its own line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic, Span
from ivrc.hidden import CODES
from ivrc.language import forms
from ivrc.language.layout import Indents, cells, no_block
from ivrc.language.scan import Lexed, header_tokens, line_tokens, tongue_tokens
from ivrc.language.token import Token

LONGEST_LINE = 2000
"""Characters. Nobody listens to a sentence that takes ten minutes; a longer line is data that lost its way."""


_PLAIN = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys((0x3000, 0x00A0, 0x200B, 0xFEFF, *CODES), 0x20),
    **dict.fromkeys(map(ord, "“”„‟〝〞"), ord('"')),
    ord("、"): ord(","),
}


def tokens(source: str, file: str, found: list[Diagnostic]) -> Iterator[Token]:
    """The tokens of a file. Layout mistakes (tabs mixed with spaces, a line of no block) go to `found`."""
    return _Layout(source, file, found).tokens()


class _Line(NamedTuple):
    """A line of a file: as it stands and as it is meant, without its comment; where it begins in the file; how far it is
    indented, in characters."""

    number: int
    start: int
    raw: str
    text: str
    indent: int

    @property
    def too_long(self) -> list[Lexed] | None:
        """What stands for a line that nobody reads."""
        return (
            [("LONG", self.indent, len(self.text), "")]
            if len(self.text) - self.indent > LONGEST_LINE
            else None
        )


class _Layout:
    """Where a file is while its lines are read: in which block, and how deep. `inner` is the depth of blocks within a
    sub-flow: None outside of one, 0 until its first line shows it."""

    def __init__(self, source: str, file: str, found: list[Diagnostic]) -> None:
        self._source, self._file, self._found = source, file, found
        self._indents = Indents(source, file, found)
        self._within = self._inline = False
        self._inner: int | None = None
        self._first_type = self._kind = ""

    def tokens(self) -> Iterator[Token]:
        """Those of the whole file."""
        position = number = 0
        for number, raw in enumerate(self._source.split("\n"), 1):
            start = position
            position += len(raw) + 1
            text = plain(raw)
            text = text[: comment(text)].rstrip()
            if body := text.lstrip(" \t"):
                yield from self._line(_Line(number, start, raw, text, len(text) - len(body)))
        if self._within:
            yield Token("_DEDENT", "", position, number, 1, number, 1)

    def _line(self, line: _Line) -> Iterator[Token]:
        deep = line.indent if self._inner is None else cells(line.raw[: line.indent])
        if line.indent and self._inner is not None:
            self._inner = self._inner or deep
        if deep > self._inner if self._inner else line.indent:
            if self._kind in ("", "INCLUDE"):
                place = Span(self._file, line.number, line.indent + 1, line.number, len(line.text) + 1)
                self._found.append(no_block(place, self._kind != ""))
                return
            yield from self._statement(line)
        else:
            yield from self._header(line)
        end = len(line.text)
        yield Token("_NL", "\n", line.start + end, line.number, end + 1, line.number + 1, 1)

    def _statement(self, line: _Line) -> Iterator[Token]:
        """A line of a block."""
        before = line.raw[: line.indent]
        if not self._within:
            yield Token("_INDENT", "", line.start, line.number, 1, line.number, line.indent + 1)
            self._begin()
        tongue = None
        if self._indents.beneath(before, self._inline):
            tongue = tongue_tokens(line.text, line.raw, line.indent, self._first_type)
        if tongue is None:
            self._indents.line(line.number, before)
        lexed = line.too_long or tongue or line_tokens(line.text, line.raw, line.indent, self._kind)
        self._first_type = self._first_type if tongue else lexed[0][0]
        yield from _place(lexed, line.start, line.number)

    def _header(self, line: _Line) -> Iterator[Token]:
        """The header of a block, perhaps with the block's first line behind its colon."""
        number, start, raw = line.number, line.start, line.raw
        if self._within:
            yield Token("_DEDENT", "", start, number, 1, number, 1)
            self._within = False
        self._inner = self._inner if line.indent else None
        self._inline = False
        header, _, first = line.text.partition(":")
        lexed = line.too_long or header_tokens(header, raw, line.indent)
        self._kind = lexed[0][0]
        if self._kind == "STRAY":
            lexed = [("STRAY", 0, len(line.text), line.text)]
        elif self._kind == "INCLUDE":
            lexed = header_tokens(line.text, raw, line.indent)
        elif first.strip() and not line.too_long:
            yield from _place(lexed, start, number)
            end = len(header)
            yield Token("_NL", ":", start + end, number, end + 1, number, end + 2)
            yield Token("_INDENT", "", start + end + 1, number, end + 2, number, end + 2)
            self._begin()
            lexed = line_tokens(line.text, raw, len(line.text) - len(first.lstrip()), self._kind)
            self._inline, self._first_type = True, lexed[0][0]
        self._inner = 0 if self._kind == "FLOW" else self._inner
        yield from _place(lexed, start, number)

    def _begin(self) -> None:
        """A block's lines begin."""
        self._within = True
        self._indents.begin()


def plain(raw: str) -> str:
    """A line as its full-width forms mean it, one character for one."""
    return raw if raw.isascii() and raw.isprintable() else raw.translate(_PLAIN)


def comment(line: str) -> int | None:
    """The column, counting from 0, at which the comment of a plain line begins; None without one."""
    before = forms.COMMENT.match(line) if "//" in line else None
    return before.end(1) if before else None


def before_arrow(text: str) -> str | None:
    """What stands before the first arrow, in any of its forms; None without one."""
    arrow = forms.ANY_ARROW.search(text.translate(_PLAIN))
    return text[: arrow.start()] if arrow else None


def has_arrow(text: str) -> bool:
    """Whether an arrow stands in it, in any of its forms."""
    return before_arrow(text) is not None


def _place(lexed: list[Lexed], start: int, number: int) -> Iterator[Token]:
    for type_, low, high, value in lexed:
        yield Token(type_, value, start + low, number, low + 1, number, high + 1, start + high)
