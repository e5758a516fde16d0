"""Lark's bare parse of a menu file: the project's grammar and tokens, Lark's own tree with positions, and nothing else."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lark import Lark, Token
from lark.lexer import Lexer

from ivrc.language.grammar import grammar
from ivrc.language.lexer import tokens


class LineLexer(Lexer):
    """Ours, with tokens of Lark's."""

    def __init__(self, lexer_conf: object) -> None: ...

    def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[Token]:
        for token in tokens(lexer_state, "", []):
            yield Token(
                token.type, token, token.start_pos, token.line, token.column, token.end_line, token.end_column
            )


lark = Lark(grammar(), parser="lalr", lexer=LineLexer, propagate_positions=True)
tree = lark.parse(Path(sys.argv[1]).read_text(encoding="utf-8"))
print(len(tree.children))
