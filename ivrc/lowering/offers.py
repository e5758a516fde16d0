"""Where a mend may lead a call: to what is in the file and ends well, so that what is offered can be written as it is."""

from __future__ import annotations

from ivrc.language import tree
from ivrc.language.lines.go import GoLine
from ivrc.language.lines.hangup import HangupLine
from ivrc.language.lines.longest import LongestLine
from ivrc.language.lines.speech import SpeechLine
from ivrc.lowering.draft import Draft
from ivrc.lowering.ways import HANG_UP

_GOODBYE = ("结束语", "goodbye")


def well_ended(draft: Draft) -> tuple[str, str]:
    """A message or a goodbye of the file that ends the call, by its name; else words and the end of the call.

    In Chinese and in English. Other nodes may lead round in a circle, and a bare end leaves the caller in silence.
    """
    if draft.well_ended is None:
        draft.well_ended = _found(draft)
    return draft.well_ended


def _found(draft: Draft) -> tuple[str, str]:
    goodbyes = [name for name, block in draft.blocks.items() if block.kind == "SAY" and _hangs_up(block)]
    for name, block in draft.blocks.items():
        if block.kind == "VOICEMAIL" and (_hangs_up(block) or _targets(block) & set(goodbyes)):
            return name, name
    if goodbyes:
        return goodbyes[0], goodbyes[0]
    phrase = draft.library.find(_GOODBYE[0])
    if phrase is not None and draft.locale in phrase.texts:
        return f"《{_GOODBYE[0]}》 挂机", f"<{_GOODBYE[1]}> hang up"
    return "“再见。” 挂机", '"Goodbye." hang up'


def _hangs_up(block: tree.Block) -> bool:
    speaks = block.kind == "VOICEMAIL" or any(
        isinstance(line, SpeechLine) or (isinstance(line, GoLine) and line.way.speech) for line in block.lines
    )
    ends = any(isinstance(line, HangupLine) for line in block.lines) or bool(_targets(block) & HANG_UP)
    return speaks and ends


def _targets(block: tree.Block) -> set[str]:
    """Where a block leads by itself."""
    ways = [line.way for line in block.lines if isinstance(line, SpeechLine | GoLine | LongestLine)]
    return {way.target.text.lower() if way.target.text.lower() in HANG_UP else way.target.text
            for way in ways if way is not None and way.target is not None}  # fmt: skip
