"""The pieces of a flow's sentences: what surrounds each as it is spoken, how it is read there, and the silence around it."""

from __future__ import annotations

from ivrc.diagnostics import Span
from ivrc.flow.nodes import Clip
from ivrc.speech.carriers import carrier
from ivrc.speech.mastering import PIECE, PROMPT
from ivrc.speech.said import readings, said
from ivrc.speech.spoken import Carrier

PAUSE = 150
"""Milliseconds of a rest before which a word is the last of its group."""
_VALUE, _MARK = "…", "龘"
"""What stands for a value around a piece, and a character in its place that no rule knows."""


def around(clip: Clip) -> Carrier | None:
    """What a clip is cut out of; None for one that is no piece."""
    piece = clip.piece
    if piece is None:
        return None
    begins = not piece.value and not piece.before.strip()
    return carrier(
        clip.locale, begins=begins, ends=not piece.after, pauses=piece.rest >= PAUSE, value=piece.value
    )


def in_sentence(clip: Clip) -> Clip:
    """A clip with the readings that its words have in their sentence and would not have alone. Raises BadReading."""
    piece = clip.piece
    if piece is None or piece.value:
        return clip
    sentence = f"{piece.before}{clip.text}{piece.after}".replace(_VALUE, _MARK)
    whole = said(Clip("whole", sentence, clip.locale, clip.readings, Span("")))
    alone = said(clip._replace(piece=None)).text.rstrip("。.")
    at = whole.text.find(
        alone, len(said(Clip("", piece.before.replace(_VALUE, _MARK), clip.locale, (), Span(""))).text) // 2
    )
    if at < 0 or not alone:
        return clip
    found = readings(whole, at, at + len(alone), clip.locale)
    given = {word for word, _ in clip.readings}
    return clip._replace(readings=(*clip.readings, *(each for each in found if each[0] not in given)))


def silence(clip: Clip) -> tuple[int, int]:
    """Milliseconds of silence that a finished piece still wants before and after it."""
    piece = clip.piece
    if piece is None:
        return 0, 0
    before = PROMPT.lead - PIECE.lead if not piece.value and not piece.before.strip() else 0
    return before, piece.rest if piece.after else PROMPT.tail - PIECE.tail
