"""A menu file as a tree, and everything that is wrong with its form.

One run reports every mistake: when a token does not fit, its line is given up, the parser goes back to where a
line may begin (the `BROKEN` of the grammar, as yacc's `error` token), and the next line is read as if nothing had
happened.
"""

from __future__ import annotations

import hashlib
import re
import threading
from typing import Any

from lark import Lark, Token, UnexpectedToken

from ivrc.diagnostics import Diagnostic
from ivrc.diagnostics.listed import given_up
from ivrc.hidden import hidden
from ivrc.language import tree
from ivrc.language.grammar import grammar
from ivrc.language.lexer import LineLexer, tokens
from ivrc.language.mends import HEADER_TYPES
from ivrc.language.mistakes import explain, where
from ivrc.language.to_tree import ToTree
from ivrc.language.words import HEADERS
from ivrc.places import cache as cache_folder

MOST_BROKEN = 200
"""Lines that cannot be read and are explained one by one; after the last of them a file is read no further."""


def parse(source: str, file: str) -> tuple[tree.File, list[Diagnostic]]:
    """The tree of the lines that are well formed, and a diagnostic for each line that is not."""
    found = hidden(source, file)
    lost: set[str] = set()
    lark, build = _PARSERS.own()
    build.file = file
    interactive = lark.parse_interactive()
    state = interactive.parser_state
    feed = state.feed_token
    skipping = False
    broken, kind = 0, ""
    line: list[Token] = []
    for token in tokens(source, file, found):
        line.append(token)
        if token.column == 1 and token.type in (*HEADER_TYPES, "STRAY", "LONG"):
            kind = token.type if token.type in HEADER_TYPES else ""
        ends = token.type == "_NL"
        if not skipping or ends:
            skipping = False
            try:
                feed(token)
            except UnexpectedToken:
                accepted = frozenset(interactive.accepts())  # type: ignore[no-untyped-call]
                found.append(explain(token, line, accepted, source, file, kind))
                broken += 1
                lost |= _lost(line, source)
                _recover(state, token)
                skipping = not ends
                if ends:
                    feed(token)
        if ends:
            line = []
            if broken >= MOST_BROKEN:
                found.append(given_up(where(token, file), broken))
                if "_DEDENT" in interactive.accepts():  # type: ignore[no-untyped-call]
                    feed(Token("_DEDENT", ""))
                break
    result = feed(Token("$END", ""), True)
    assert isinstance(result, tree.File)
    return result._replace(lost=frozenset(lost), whole=broken < MOST_BROKEN), found


def _lost(line: list[Token], source: str) -> set[str]:
    """What a header that cannot be read may have named: its first words."""
    first = next((token for token in line if token.type not in ("_INDENT", "_DEDENT")), None)
    if first is None or (first.column != 1 and first.type not in HEADER_TYPES):
        return set()
    start = first.start_pos or 0
    words = re.findall(r"[\w\-·]+", source[start : start + 200].partition("\n")[0])[:2]
    return {*words, *(word.removeprefix(header.zh[0]) for word in words for header in HEADERS)}


def _recover(state: Any, token: Token) -> None:
    """Drops what was read of the broken line and puts a BROKEN in its place."""
    states = state.parse_conf.states
    while "BROKEN" not in states[state.state_stack[-1]]:
        state.state_stack.pop()
        state.value_stack.pop()
    state.feed_token(Token.new_borrow_pos("BROKEN", "", token))


class _Parsers(threading.local):
    """A parser for each thread: it holds the name of the file that it is reading."""

    def __init__(self) -> None:
        self._made: tuple[Lark, ToTree] | None = None

    def own(self) -> tuple[Lark, ToTree]:
        """The parser of this thread and what builds its trees."""
        if self._made is None:
            self._made = _parser()
        return self._made


_PARSERS = _Parsers()


def _parser() -> tuple[Lark, ToTree]:
    """A parser. The tables are kept in the user's cache folder: making them costs fifteen times reading them."""
    text = grammar()
    build = ToTree()
    options: dict[str, Any] = {"parser": "lalr", "lexer": LineLexer, "transformer": build}
    folder = cache_folder("grammar")
    name = f"grammar-{hashlib.sha256(text.encode()).hexdigest()[:16]}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return Lark(text, cache=str(folder / name), **options), build
    except OSError:
        return Lark(text, **options), build
