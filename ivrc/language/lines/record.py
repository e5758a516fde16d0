"""`录音 全程，告知 《录音告知》` in a hotline, `录音` between what is said."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Speech
from ivrc.language.words import Word


class RecordLine(NamedTuple):
    """In a hotline: record whole calls after a notice. In a node (`notice` empty): record from here on."""

    whole: bool
    notice: Speech
    span: Span


def record_here_line(at: At, word: Token) -> RecordLine:
    return RecordLine(False, (), at(word))


def record_whole_line(
    at: At, word: Token, whole: Token, notice_word: Token | None, notice: Speech | None
) -> RecordLine:
    return RecordLine(True, notice or (), at(word, notice[-1] if notice else whole))


LINE = Kind(
    RecordLine,
    ("HOTLINE", "SAY"),
    (Form("RECORD", record_here_line), Form("RECORD WHOLE [_COMMA NOTICE speech]", record_whole_line)),
    words=(Word("RECORD", ("录音",), ("record",)),),
    within=(
        Word("WHOLE", ("全程",), ("whole call",), glued=True, name=False),
        Word("NOTICE", ("告知",), ("notice",), glued=True),
    ),
)
