"""Text to tokens, line by line: input-method forms, comments, indentation, and where a word is a keyword.

A line is read as its full-width forms mean it (`：` is `:`, U+3000 a space, “ a "), one character for one, so every
column stays true; what is spoken keeps the characters that were typed. Every line ends in `_NL`, so that a mistake
is a mistake of its own line.
"""

from __future__ import annotations

from collections.abc import Iterator

from lark import Token
from lark.lexer import Lexer

from ivrc.diagnostics import Diagnostic, Span
from ivrc.hidden import CODES
from ivrc.language import forms
from ivrc.language.layout import Indents, cells, no_block
from ivrc.language.scan import Lexed, header_tokens, line_tokens, tongue_tokens

LONGEST_LINE = 2000
"""Characters. Nobody listens to a sentence that takes ten minutes; a longer line is data that lost its way."""


_PLAIN = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys((0x3000, 0x00A0, 0x200B, 0xFEFF, *CODES), 0x20),
    **dict.fromkeys(map(ord, "“”„‟〝〞"), ord('"')),
    ord("、"): ord(","),
}


class LineLexer(Lexer):
    """The lexer as Lark wants it, so that the grammar can be used by Lark alone."""

    def __init__(self, lexer_conf: object = None) -> None:
        self.found: list[Diagnostic] = []

    def lex(self, data: str) -> Iterator[Token]:  # type: ignore[override]
        """All tokens of a file; what is wrong with its layout is put in `found`."""
        return tokens(data, "", self.found)


def tokens(source: str, file: str, found: list[Diagnostic]) -> Iterator[Token]:
    """The tokens of a file. Layout mistakes (tabs mixed with spaces, a line of no block) go to `found`."""
    indents = Indents(source, file, found)
    within = inline = False
    inner: int | None = None
    first_type = ""
    kind = ""
    position = 0
    number = 0
    for number, raw in enumerate(source.split("\n"), 1):
        start = position
        position += len(raw) + 1
        line = plain(raw)
        line = line[: comment(line)].rstrip()
        body = line.lstrip(" \t")
        if not body:
            continue
        indent = len(line) - len(body)
        long = [("LONG", indent, len(line), "")] if len(body) > LONGEST_LINE else None
        deep = indent if inner is None else cells(raw[:indent])
        if indent and inner is not None:
            inner = inner or deep
        if deep > inner if inner else indent:
            if kind in ("", "INCLUDE"):
                found.append(no_block(Span(file, number, indent + 1, number, len(line) + 1), kind != ""))
                continue
            if not within:
                yield Token("_INDENT", "", start, number, 1, number, indent + 1)
                within = True
                indents.begin()
            tongue = None
            if indents.beneath(raw[:indent], inline):
                tongue = tongue_tokens(line, raw, indent, first_type)
            if tongue is None:
                indents.line(number, raw[:indent])
            lexed = long or tongue or line_tokens(line, raw, indent, kind)
            first_type = first_type if tongue else lexed[0][0]
        else:
            if within:
                yield Token("_DEDENT", "", start, number, 1, number, 1)
                within = False
            inner = inner if indent else None
            inline = False
            header, _, first = line.partition(":")
            lexed = long or header_tokens(header, raw, indent)
            kind = lexed[0][0]
            if kind == "STRAY":
                lexed = [("STRAY", 0, len(line), line)]
            elif kind == "INCLUDE":
                lexed = header_tokens(line, raw, indent)
            elif first.strip() and not long:
                yield from _place(lexed, start, number)
                at = start + len(header)
                yield Token("_NL", ":", at, number, len(header) + 1, number, len(header) + 2)
                yield Token("_INDENT", "", at + 1, number, len(header) + 2, number, len(header) + 2)
                within = True
                indents.begin()
                lexed = line_tokens(line, raw, len(line) - len(first.lstrip()), kind)
                inline, first_type = True, lexed[0][0]
            inner = 0 if kind == "FLOW" else inner
        yield from _place(lexed, start, number)
        yield Token("_NL", "\n", start + len(line), number, len(line) + 1, number + 1, 1)
    if within:
        yield Token("_DEDENT", "", position, number, 1, number, 1)


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
