"""`4至6位{密码}，末位可为*，以#结束，保密，须是口令 管理员 → …`: a number to be typed."""

from __future__ import annotations

from typing import Any, NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Name, Speech, Way
from ivrc.language.values import key, lengths


class NumberLine(NamedTuple):
    """`lengths` are the first and last of each range of numbers of digits, none where it may have any (`数字{金额}`).
    `secret` says that nobody may know what was typed; which a `pin`
    does too: it names the PIN of the site that must be typed; `words` are what is spoken there, if anything."""

    lengths: tuple[tuple[int, int], ...]
    variable: str
    last: str
    end_key: str
    secret: bool
    pin: Name | None
    words: Speech
    way: Way
    span: Span


def number_line(
    at: At,
    digits: Token,
    variable: Token,
    last: Token | None,
    ends: Token | None,
    secret: Token | None,
    pin: Name | None,
    *rest: Any,
) -> NumberLine:
    *speech, way = rest
    may_be, end_key = (key(word) if word else "" for word in (last, ends))
    words: Speech = speech[0] if speech else ()
    hidden = secret is not None or pin is not None
    where = at(digits, way)
    return NumberLine(lengths(digits), str(variable), may_be, end_key, hidden, pin, words, way, where)


LINE = Kind(
    NumberLine,
    ("MENU",),
    (
        Form(
            "DIGITS VARIABLE [_COMMA? LAST] [_COMMA? ENDS] [_COMMA? SECRET] [_COMMA? pin] speech? way",
            number_line,
        ),
    ),
)
