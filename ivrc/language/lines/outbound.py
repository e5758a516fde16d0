"""`外呼 订单号:号码，金额:金额`: a hotline that calls; and what a row of its list has, each value with its type."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.values import typed
from ivrc.language.words import Word


class OutboundLine(NamedTuple):
    """`values` are names, each with the word of its type."""

    values: tuple[tuple[str, str], ...]
    span: Span


def outbound_line(at: At, word: Token, rest: Token | None = None) -> OutboundLine:
    return OutboundLine(typed(str(rest)) if rest else (), at(word, rest or word))


LINE = Kind(
    OutboundLine,
    ("HOTLINE",),
    (Form("OUTBOUND [REST]", outbound_line),),
    words=(Word("OUTBOUND", ("外呼",), ("outbound",)),),
    whole=True,
)
