"""`上班 → 主菜单`, `否则 → 留言`: the ways of a branch."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.conditions import asked
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Asked, Name, Way
from ivrc.language.words import HEADERS, TARGETS, Word


class CaseLine(NamedTuple):
    """`test` None is 否则."""

    test: Asked | None
    way: Way
    span: Span


def case_line(at: At, word: Token, way: Way) -> CaseLine:
    return CaseLine(asked(Name(str(word), at(word))), way, at(word, way))


def otherwise_line(at: At, way: Way) -> CaseLine:
    return CaseLine(None, way, way.span)


_NAMES = " | ".join(
    ("CONDITION", "NAME", *(word.type for word in (*HEADERS, *TARGETS) if word.type != "INCLUDE"))
)

LINE = Kind(
    CaseLine,
    ("BRANCH",),
    (Form(f"({_NAMES}) way", case_line), Form("_OTHERWISE way", otherwise_line)),
    words=(Word("_OTHERWISE", ("否则",), ("otherwise",)),),
    leading=True,
)
