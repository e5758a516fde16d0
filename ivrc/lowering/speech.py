"""From what is written to what is spoken: the clips of a place."""

from __future__ import annotations

from ivrc.flow.nodes import Heard, Play
from ivrc.language import tree
from ivrc.lowering.clips import fill
from ivrc.lowering.draft import Draft
from ivrc.lowering.joined import heard
from ivrc.lowering.phrase import phrase
from ivrc.lowering.tongues import said as in_tongue


def plays(draft: Draft, speech: tree.Speech, interruptible: bool = True) -> tuple[Heard, ...]:
    """What is heard of what is said at one place, in order. The recording notice is never interruptible."""
    out: list[Heard] = []
    if draft.tongue is not None:
        speech = tuple(in_tongue(draft, speech))
    for part in speech:
        said = fill(draft, part.raw, part.span, {}) if isinstance(part, tree.Text) else phrase(draft, part)
        if said is None:
            continue
        whole = heard(draft, *said, part.span, interruptible)
        clips = tuple(each.clip for each in whole if isinstance(each, Play))
        if clips:
            draft.spoken[part.span] = clips
        out += (each._replace(interruptible=False) if each.clip == draft.notice else each for each in whole)
    return tuple(out)
