"""`信箱 售后`: where messages are kept."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.token import Token
from ivrc.language.tree import Name
from ivrc.language.words import Word


class MailboxLine(NamedTuple):
    name: Name
    span: Span


def mailbox_line(at: At, word: Token, name: Name) -> MailboxLine:
    return MailboxLine(name, at(word, name))


LINE = Kind(
    MailboxLine,
    ("VOICEMAIL",),
    (Form("MAILBOX name", mailbox_line),),
    words=(Word("MAILBOX", ("信箱",), ("mailbox",)),),
    once=True,
)
