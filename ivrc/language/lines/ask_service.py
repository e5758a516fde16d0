"""`问 余额服务（卡号，类型=余额）`: which service is asked, and what it is sent."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Name, Text
from ivrc.language.width import narrow
from ivrc.language.words import Word
from ivrc.regex import regex

_CALL = regex(r"\s*([^(（]*?)\s*(?:[(（](.*)[)）])?\s*")
_BETWEEN = regex(r"[,，、]")


class AskServiceLine(NamedTuple):
    """`fields` are names with what is sent under them; a value's name alone is both."""

    service: Name
    fields: tuple[tuple[str, Text], ...]
    span: Span


def ask_service_line(at: At, word: Token, rest: Token) -> AskServiceLine:
    match = _CALL.fullmatch(str(rest))
    name, inner = (match[1], match[2] or "") if match else (str(rest), "")
    parts = [part for part in _BETWEEN.split(inner) if part.strip()]
    fields = tuple(_field(part, at(rest)) for part in parts)
    return AskServiceLine(Name(narrow(name), at(rest)), fields, at(word, rest))


def _field(part: str, span: Span) -> tuple[str, Text]:
    name, sign, what = narrow(part).partition("=")
    name = name.strip()
    return name, Text(what.strip() if sign else f"{{{name.strip('{}')}}}", span)


LINE = Kind(
    AskServiceLine,
    ("LOOKUP", "POST"),
    (Form("ASK_SERVICE REST", ask_service_line),),
    words=(Word("ASK_SERVICE", ("问",), ("ask",)),),
    whole=True,
    once=True,
)
