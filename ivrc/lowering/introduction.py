"""What a block says before it acts."""

from __future__ import annotations

from ivrc.language import tree
from ivrc.language.lines.barge_off import BargeOffLine
from ivrc.language.lines.go import GoLine
from ivrc.language.lines.speech import SpeechLine
from ivrc.lowering.draft import Draft
from ivrc.lowering.misplaced import not_here


def speech(draft: Draft, source: tree.Block) -> tree.Speech:
    """The speech of a block. A way on does not belong on it."""
    spoken: list[tree.Text | tree.Phrase] = []
    for line in source.lines:
        if isinstance(line, SpeechLine):
            spoken.extend(line.speech)
            if line.way is not None:
                draft.found.append(not_here(draft, source, GoLine(line.way, line.way.span)))
    return tuple(spoken)


def barge(source: tree.Block) -> bool:
    """Whether keys may cut it short."""
    return not any(isinstance(line, BargeOffLine) for line in source.lines)
