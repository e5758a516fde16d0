"""`11位，以#结束，保密，须是口令 管理员`: how long the number is that is collected, how it ends, whether it is a secret, and which PIN it
must be."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Name
from ivrc.language.values import key, lengths
from ivrc.language.words import Word


class DigitsLine(NamedTuple):
    """`lengths`, `last`, `end_key`, `secret` and `pin` are as of a `NumberLine`."""

    lengths: tuple[tuple[int, int], ...]
    last: str
    end_key: str
    secret: bool
    pin: Name | None
    span: Span


def digits_line(at: At, digits: Token, *clauses: Token | Name | None) -> DigitsLine:
    written = {word.type: word for word in clauses if isinstance(word, Token)}
    pin = next((word for word in clauses if isinstance(word, Name)), None)
    last, ends = (key(written[each]) if each in written else "" for each in ("LAST", "ENDS"))
    end = next((word for word in reversed(clauses) if word), digits)
    secret = "SECRET" in written or pin is not None
    return DigitsLine(lengths(digits), last, ends, secret, pin, at(digits, end))


def digits_word(at: At, word: Token) -> Token:
    return word


def must_be(at: At, word: Token, name: Name) -> Name:
    return name


def digits_pin(at: At, name: Name) -> Name:
    return name


def digits_comma(at: At) -> None:
    return None


LINE = Kind(
    DigitsLine,
    ("COLLECT",),
    (Form("DIGITS digits_clause*", digits_line),),
    within=(
        Word("SECRET", ("保密",), ("secret",)),
        Word("MUST_BE", ("须是口令", "必须是口令", "须为口令"), ("must be the pin",)),
    ),
    once=True,
    rules={
        "digits_clause": (
            Form("(LAST | ENDS | SECRET)", digits_word),
            Form("pin", digits_pin),
            Form("_COMMA", digits_comma),
        ),
        "pin": (Form("MUST_BE name", must_be),),
    },
)
