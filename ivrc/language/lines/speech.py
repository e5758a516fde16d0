"""`“…” 《…》`: what is said, and perhaps the way on behind it."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.tree import Speech, Way


class SpeechLine(NamedTuple):
    speech: Speech
    way: Way | None
    span: Span


def speech_line(at: At, speech: Speech, way: Way | None = None) -> SpeechLine:
    return SpeechLine(speech, way, at(speech[0], way or speech[-1]))


LINE = Kind(
    SpeechLine,
    ("SAY", "MENU", "TRANSFER", "VOICEMAIL", "SURVEY", "COLLECT", "CALLBACK", "QUEUE", "LOOKUP", "POST"),
    (Form("speech way?", speech_line),),
)
