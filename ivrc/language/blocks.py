"""The kinds of blocks: which keywords begin a line in each, and which lines each may hold.

A keyword belongs to its blocks; where it begins no line it is a name like any other.
"""

from __future__ import annotations

from typing import NamedTuple

from ivrc.language import tree


class Block(NamedTuple):
    """A kind of block. `leading` are those of its keywords that stand before an arrow."""

    words: tuple[str, ...]
    lines: tuple[type, ...]
    leading: tuple[str, ...] = ()


BLOCKS: dict[str, Block] = {
    "HOTLINE": Block(
        ("NO_INPUT", "WRONG_KEY", "INTER_KEY", "_FAULT", "LANGUAGE", "ZONE", "RECORD"),
        (
            tree.LanguageLine, tree.ZoneLine, tree.SettingLine, tree.RecordLine, tree.RetryLine, tree.InterKeyLine,
            tree.FaultLine,
        ),
        ("_FAULT", "NO_INPUT", "WRONG_KEY"),
    ),
    "SAY": Block(
        ("RECORD", "PAUSE", "BARGE_OFF", "HANGUP"),
        (tree.SpeechLine, tree.GoLine, tree.HangupLine, tree.RecordLine, tree.PauseLine, tree.BargeOffLine),
    ),
    "MENU": Block(
        ("NO_INPUT", "WRONG_KEY", "INTER_KEY", "BARGE_OFF"),
        (
            tree.SpeechLine, tree.OptionLine, tree.NumberLine, tree.RetryLine, tree.InterKeyLine, tree.BargeOffLine,
        ),
    ),
    "TRANSFER": Block(
        ("DIAL", "BUSY", "NO_ANSWER", "UNAVAILABLE", "AFTER", "BARGE_OFF"),
        (tree.SpeechLine, tree.DialLine, tree.OutcomeLine, tree.BargeOffLine),
        ("BUSY", "NO_ANSWER", "UNAVAILABLE", "AFTER"),
    ),
    "VOICEMAIL": Block(
        ("LONGEST", "MAILBOX", "HANGUP", "BARGE_OFF"),
        (
            tree.SpeechLine, tree.LongestLine, tree.MailboxLine, tree.GoLine, tree.HangupLine, tree.BargeOffLine,
        ),
    ),
    "BRANCH": Block(("_OTHERWISE",), (tree.CaseLine,), ("_OTHERWISE",)),
    "HOURS": Block((), (tree.HoursLine,)),
}  # fmt: skip


def homes(word: str) -> tuple[str, ...]:
    """The kinds of block in which a keyword begins a line."""
    return tuple(kind for kind, block in BLOCKS.items() if word in block.words)
