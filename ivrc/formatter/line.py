"""The tokens of a line as they are written: each by its kind, and what stands between two of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ivrc.formatter.marks import ENGLISH, Marks
from ivrc.language.keywords import TYPES
from ivrc.language.lexer import plain
from ivrc.language.token import Token
from ivrc.language.width import narrow
from ivrc.language.words import folded
from ivrc.regex import regex

_SPOKEN = frozenset(("OPTION", "ANSWER", "REST", "VALUE", "CALL"))
"""Tokens that stay as they were typed: sentences, and what is given to a note or a sub-flow."""
_COUNTED = frozenset(("DURATION", "TIMES", "NTH", "ENDS", "LAST", "DIGITS", "TIMES_OF_DAY"))
"""Tokens in which no blank stands beside a Chinese character."""
_BLANKS = regex(r"[\s\u3000\u00a0\u200b\ufeff]+")
_BESIDE_HAN = regex(r"(?<=[\u4e00-\u9fff]) | (?=[\u4e00-\u9fff])")
_CLOCK = regex(r"\s*(-|—|–|~)\s*")
_KEPT = frozenset("，：；（）！？")
"""Full-width marks that may be part of what stands there."""
_PHRASE_MARKS = "《》〈〉<>"


class Piece(NamedTuple):
    """A token as it is written, and the blank or mark before it."""

    type: str
    text: str
    before: str = ""


def pieces(tokens: Sequence[Token], source: str, marks: Marks) -> list[Piece]:
    """The tokens of a line, or of the part of one that is before or behind a header's colon."""
    made: list[Piece] = []
    behind = 0
    for token in tokens:
        start, end = token.start_pos or 0, token.end_pos or 0
        before = ""
        if made:
            between = plain(source[behind:start])
            before = _between(made[-1], token.type, between, marks)
        made.append(Piece(token.type, _written(token.type, source[start:end], marks), before))
        behind = end
    return made


def joined(made: Sequence[Piece]) -> str:
    """The text of pieces; the first of them without what is before it."""
    return "".join(piece.before + piece.text if number else piece.text for number, piece in enumerate(made))


def _written(type_: str, raw: str, marks: Marks) -> str:
    if type_ in _SPOKEN:
        return raw
    if type_ == "ARROW":
        return marks.arrow
    if type_ == "_COMMA":
        return _comma(raw, marks)
    if type_ == "QUOTED":
        quotes = marks.words if plain(raw[0]) == '"' else raw[0] + raw[-1]
        return quotes[0] + raw[1:-1] + quotes[1]
    if type_ == "PHRASE":
        return _phrase(raw, marks)
    text = _BLANKS.sub(" ", narrow(raw) if type_ in _COUNTED or type_ == "VARIABLE" else _narrow_words(raw))
    if type_ in _COUNTED:
        text = _BESIDE_HAN.sub("", text)
    return _CLOCK.sub(r"\1", text) if type_ == "TIMES_OF_DAY" else text


def _narrow_words(raw: str) -> str:
    """In half width, but for the marks that Chinese writes so."""
    return "".join(char if char in _KEPT else narrow(char) for char in raw)


def _comma(raw: str, marks: Marks) -> str:
    if raw == "、" and marks is not ENGLISH:
        return raw
    return marks.comma if len(raw) == 1 else f" {raw} "


def _phrase(raw: str, marks: Marks) -> str:
    inside = raw[1:-1].strip()
    if any(sign in inside for sign in _PHRASE_MARKS):
        return raw
    return marks.phrase[0] + inside + marks.phrase[1]


def _between(last: Piece, type_: str, written: str, marks: Marks) -> str:
    """What stands before a token of a type, behind another piece. A comma brings its own blank."""
    if type_ == "_COMMA" or last.type == "_COMMA":
        return ""
    if "," in written or ";" in written:
        return marks.comma
    if last.type == "SETTING" and folded(last.text) in TYPES:
        return marks.colon  # without it the name would be the keyword
    if type_ == "VARIABLE" and (last.type == "KEYS" or (last.type == "DIGITS" and not last.text.isascii())):
        return ""
    if last.type == "EACH" and type_ == "RING" and not last.text.isascii():
        return ""
    return " "
