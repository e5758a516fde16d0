"""From what is written to what is spoken: the clips of a place."""

from __future__ import annotations

from ivrc.flow.nodes import Play
from ivrc.language import tree
from ivrc.lowering.clips import clip, fill
from ivrc.lowering.draft import Draft
from ivrc.lowering.phrase import phrase


def plays(draft: Draft, speech: tree.Speech, interruptible: bool = True) -> tuple[Play, ...]:
    """The clips of what is said at one place, in order. The recording notice is never interruptible."""
    out: list[Play] = []
    for part in speech:
        said = _text(draft, part) if isinstance(part, tree.Text) else phrase(draft, part)
        if said:
            draft.spoken[part.span] = said
            out.append(Play(said, interruptible and said != draft.notice))
    return tuple(out)


def _text(draft: Draft, part: tree.Text) -> str:
    words, readings = fill(draft, part.raw, part.span, {})
    return clip(draft, words, readings, part.span)
