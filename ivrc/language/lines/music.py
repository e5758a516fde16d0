"""`音乐 轻音乐`: what callers hear while they wait."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Name
from ivrc.language.words import Word


class MusicLine(NamedTuple):
    name: Name
    span: Span


def music_line(at: At, word: Token, name: Name) -> MusicLine:
    return MusicLine(name, at(word, name))


LINE = Kind(
    MusicLine,
    ("QUEUE", "LOOKUP", "POST"),
    (Form("MUSIC name", music_line),),
    words=(Word("MUSIC", ("音乐",), ("hold music",)),),
    once=True,
)
