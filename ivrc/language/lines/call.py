"""`身份核对（称呼=会员）`: the sub-flow that is used, and what its parameters are here."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language import values
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Name


class CallLine(NamedTuple):
    name: Name
    arguments: tuple[tuple[str, str], ...]
    span: Span
    others: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """What its parameters are in other languages (BCP 47)."""


def call_line(at: At, word: Token) -> CallLine:
    name, arguments = values.phrase(str(word).strip())
    return CallLine(Name(name, at(word)), arguments, at(word))


LINE = Kind(CallLine, ("USE",), (Form("CALL", call_line),), once=True)
