"""`无按键 5秒，《没有按键》 重听 2次，→ 客服坐席`: what silence or a wrong key brings, in any order."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Phrase, Speech, Text, Way
from ivrc.language.values import milliseconds, nth, whole
from ivrc.language.words import Word


class NthTime(NamedTuple):
    """`第二次 “…”`: what is said at one time alone, the last one being 0."""

    time: int
    says: Speech
    span: Span


class RetryLine(NamedTuple):
    """`无按键 …` or `按错键 …`; `kind` is NO_INPUT or WRONG_KEY. Each part that was not written is None and inherited."""

    kind: str
    wait_ms: int | None
    says: Speech
    times: int | None
    way: Way | None
    span: Span
    nth: tuple[NthTime, ...] = ()


class _Wait(NamedTuple):
    ms: int
    last: Token


class _Says(NamedTuple):
    speech: Speech
    last: Text | Phrase


class _Times(NamedTuple):
    number: int
    last: Token


class _Nth(NamedTuple):
    time: NthTime
    last: Text | Phrase


class _Leads(NamedTuple):
    last: Way


def retry_line(at: At, word: Token, *clauses: _Wait | _Says | _Nth | _Times | _Leads | None) -> RetryLine:
    wait: int | None = None
    says: list[Text | Phrase] = []
    own: list[NthTime] = []
    times: int | None = None
    way: Way | None = None
    last: object = word
    for clause in clauses:
        match clause:
            case _Wait():
                wait = clause.ms
            case _Says():
                says.extend(clause.speech)
            case _Nth():
                own.append(clause.time)
            case _Times():
                times = clause.number
            case _Leads():
                way = clause.last
        last = clause.last if clause else last
    return RetryLine(word.type, wait, tuple(says), times, way, at(word, last), tuple(own))


def clause_wait(at: At, word: Token) -> _Wait:
    return _Wait(milliseconds(word), word)


def clause_says(at: At, speech: Speech) -> _Says:
    return _Says(speech, speech[-1])


def clause_nth(at: At, word: Token, speech: Speech) -> _Nth:
    return _Nth(NthTime(nth(word), speech, at(word, speech[-1])), speech[-1])


def clause_times(at: At, word: Token, count: Token) -> _Times:
    return _Times(whole(count), count)


def clause_way(at: At, way: Way) -> _Leads:
    return _Leads(way)


def clause_none(at: At) -> None:
    return None


LINE = Kind(
    RetryLine,
    ("HOTLINE", "MENU", "SURVEY", "COLLECT", "CALLBACK"),
    (Form("(NO_INPUT | WRONG_KEY) clause*", retry_line),),
    words=(Word("NO_INPUT", ("无按键",), ("no input",)), Word("WRONG_KEY", ("按错键",), ("wrong key",))),
    leading=True,
    not_told=True,
    rules={
        "clause": (
            Form("DURATION", clause_wait),
            Form("speech", clause_says),
            Form("NTH _COMMA? speech", clause_nth),
            Form("REPEAT TIMES", clause_times),
            Form("way", clause_way),
            Form("_COMMA", clause_none),
        )
    },
)
