"""`英语 “Welcome.”`, deeper than the line above: what that line says, in another language of the hotline."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Name, Phrase, Speech, Text
from ivrc.language.values import nth


class Worded(NamedTuple):
    """Words in that language. `time` is which time they are said at (`第二次 “…”`), the last one being 0; None where
    that is not written."""

    time: int | None
    said: Text | Phrase


class TongueLine(NamedTuple):
    """The words of a line in another language, in the order in which it has its own."""

    language: Name
    words: tuple[Worded, ...]
    span: Span


def tongue_line(at: At, language: Token, *parts: tuple[Worded, ...] | None) -> TongueLine:
    words = tuple(word for part in parts if part is not None for word in part)
    return TongueLine(Name(str(language), at(language)), words, at(language, words[-1].said))


def tongue_value(at: At, language: Token, value: Token) -> TongueLine:
    raw = str(value).strip()
    if len(raw) > 1 and raw[0] in '“”"＂' and raw[-1] in '“”"＂':
        raw = raw[1:-1]
    name = Name(str(language), at(language))
    return TongueLine(name, (Worded(None, Text(raw, at(value))),), at(language, value))


def tongue_says(at: At, speech: Speech) -> tuple[Worded, ...]:
    return tuple(Worded(None, part) for part in speech)


def tongue_nth(at: At, word: Token, speech: Speech) -> tuple[Worded, ...]:
    return tuple(Worded(nth(word), part) for part in speech)


def tongue_comma(at: At) -> None:
    return None


LINE = Kind(
    TongueLine,
    ("HOTLINE", "SAY", "MENU", "TRANSFER", "VOICEMAIL", "BRANCH", "USE", "SURVEY", "COLLECT", "CALLBACK"),
    (Form("TONGUE in_tongue+", tongue_line), Form("TONGUE VALUE", tongue_value)),
    rules={
        "in_tongue": (
            Form("speech", tongue_says),
            Form("NTH _COMMA? speech", tongue_nth),
            Form("_COMMA", tongue_comma),
        )
    },
)
