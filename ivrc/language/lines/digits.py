"""`11位，以#结束，保密`: how long the number is that is collected, how it ends, and whether it is a secret."""

from __future__ import annotations

from typing import NamedTuple

from lark import Token

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.values import key, lengths
from ivrc.language.words import Word


class DigitsLine(NamedTuple):
    """`lengths`, `last`, `end_key` and `secret` are as of a `NumberLine`."""

    lengths: tuple[tuple[int, int], ...]
    last: str
    end_key: str
    secret: bool
    span: Span


def digits_line(at: At, digits: Token, *clauses: Token | None) -> DigitsLine:
    written = {word.type: word for word in clauses if word}
    last, ends = (key(written[each]) if each in written else "" for each in ("LAST", "ENDS"))
    end = next((word for word in reversed(clauses) if word), digits)
    return DigitsLine(lengths(digits), last, ends, "SECRET" in written, at(digits, end))


def digits_word(at: At, word: Token) -> Token:
    return word


def digits_comma(at: At) -> None:
    return None


LINE = Kind(
    DigitsLine,
    ("COLLECT",),
    (Form("DIGITS digits_clause*", digits_line),),
    within=(Word("SECRET", ("保密",), ("secret",)),),
    once=True,
    rules={
        "digits_clause": (Form("(LAST | ENDS | SECRET)", digits_word), Form("_COMMA", digits_comma)),
    },
)
