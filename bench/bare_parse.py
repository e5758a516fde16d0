"""Lark's bare parse of a menu file: the project's grammar, Lark's own tree with positions, and nothing else."""

import sys
from pathlib import Path

from lark import Lark

from ivrc.language.grammar import grammar
from ivrc.language.lexer import LineLexer

lark = Lark(grammar(), parser="lalr", lexer=LineLexer, propagate_positions=True)
tree = lark.parse(Path(sys.argv[1]).read_text(encoding="utf-8"))
print(len(tree.children))
