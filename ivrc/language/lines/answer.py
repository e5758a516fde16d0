"""`满意请按1，一般请按2`, `3 不满意 “…” → 投诉留言`: the answers to a survey, and where an answer goes on by itself."""

from __future__ import annotations

from typing import Any, NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Name, Speech, Text, Way


class AnswerLine(NamedTuple):
    """A sentence that tells the keys of one or several answers and is spoken; or `key` with the `answer` that it stands for,
    and what is spoken there, if anything. `way` None is the survey's own."""

    key: str
    answer: Name | None
    words: Speech
    way: Way | None
    span: Span


def answers_line(at: At, sentence: Token, way: Way | None = None) -> AnswerLine:
    return AnswerLine("", None, (Text(str(sentence), at(sentence)),), way, at(sentence, way or sentence))


def answer_line(at: At, key: Token, answer: Name, *rest: Any) -> AnswerLine:
    words: Speech = next((part for part in rest if type(part) is tuple), ())
    way = next((part for part in rest if isinstance(part, Way)), None)
    return AnswerLine(
        str(key), answer, words, way, at(key, rest[-1][-1] if words and way is None else way or answer)
    )


LINE = Kind(
    AnswerLine,
    ("SURVEY",),
    (Form("ANSWER way?", answers_line), Form("KEYS name speech? way?", answer_line)),
)
