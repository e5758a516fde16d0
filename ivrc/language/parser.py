"""A menu file as a tree, and everything that is wrong with its form.

One run reports every mistake: when a token does not fit, its line is given up, the parser goes back to where a
line may begin (the `BROKEN` of the grammar, as yacc's `error` token), and the next line is read as if nothing had
happened.
"""

from __future__ import annotations

import re

from ivrc.diagnostics import Diagnostic
from ivrc.diagnostics.listed import given_up
from ivrc.hidden import hidden
from ivrc.language import tree
from ivrc.language.automaton import Automaton
from ivrc.language.lexer import tokens
from ivrc.language.mends import HEADER_TYPES
from ivrc.language.mistakes import explain, where
from ivrc.language.tables import tables
from ivrc.language.to_tree import makes
from ivrc.language.token import Token
from ivrc.language.words import HEADERS
from ivrc.stopping import step

MOST_BROKEN = 200
"""Lines that cannot be read and are explained one by one; after the last of them a file is read no further."""


def parse(source: str, file: str) -> tuple[tree.File, list[Diagnostic]]:
    """The tree of the lines that are well formed, and a diagnostic for each line that is not."""
    found = hidden(source, file)
    lost: set[str] = set()
    automaton = Automaton(tables(), makes(file))
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
            if not automaton.take(token.type, token):
                found.append(explain(token, line, automaton.accepted(), source, file, kind))
                broken += 1
                lost |= _lost(line, source)
                automaton.drop_to("BROKEN")
                automaton.take("BROKEN", token)
                skipping = not ends
                if ends:
                    automaton.take(token.type, token)
        if ends:
            step()
            line = []
            if broken >= MOST_BROKEN:
                found.append(given_up(where(token, file), broken))
                if automaton.fits("_DEDENT"):
                    automaton.take("_DEDENT", Token("_DEDENT", ""))
                break
    result = automaton.end()
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
