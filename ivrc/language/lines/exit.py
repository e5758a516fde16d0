"""`完成 → 查余额`: where a use of a sub-flow goes on when it comes to that exit."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Name, Way
from ivrc.language.width import narrow


class ExitLine(NamedTuple):
    name: Name
    way: Way
    span: Span


def exit_line(at: At, word: Token, way: Way) -> ExitLine:
    return ExitLine(Name(narrow(str(word)), at(word)), way, at(word, way))


LINE = Kind(ExitLine, ("USE",), (Form("EXIT way", exit_line),))
