"""播报: what is said, with steps between (a pause, recording) in the order written, ended by a way on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.kinds import of_those
from ivrc.language import tree
from ivrc.language.lines.go import GoLine
from ivrc.language.lines.hangup import HangupLine
from ivrc.language.lines.speech import SpeechLine
from ivrc.language.lines.unsaid import UnsaidLine
from ivrc.lowering.draft import Draft
from ivrc.lowering.ending import ending as ending_of
from ivrc.lowering.ending import no_way
from ivrc.lowering.introduction import barge
from ivrc.lowering.settings import Settings
from ivrc.lowering.speech import plays
from ivrc.lowering.step import Step
from ivrc.lowering.ways import say


class _Part(NamedTuple):
    """A stretch of speech, or a `line` between two of them. `what` its node is called after the block's name."""

    what: str
    line: tree.Line | None
    speech: list[tree.Text | tree.Phrase]
    place: Span


def lower(draft: Draft, source: tree.Block, given: Settings) -> None:
    """Adds a node for each stretch of speech and for each step between."""
    interruptible = barge(source)
    parts, last = _parts(draft, source)
    if last is None:
        draft.found.append(no_way(draft, source, "说完以后"))
        for part in parts:
            plays(draft, tuple(part.speech), interruptible)
        return
    following = ending_of(draft, last, source.name.text)
    own = source.name.text
    names = [own] + [draft.made_for(own, part.what) for part in parts[1:]]
    for name, part in reversed(list(zip(names, parts, strict=True))):
        place = source.span if name == own else part.place
        if part.line is not None:
            _steps()[type(part.line)][1].lower(draft, name, part.line, following, place)
        else:
            say(draft, name, plays(draft, tuple(part.speech), interruptible), following, place)
        following = name


def _parts(draft: Draft, source: tree.Block) -> tuple[list[_Part], tree.Way | HangupLine | None]:
    """The parts in the order written, one at least, and where the last leads."""
    parts: list[_Part] = []
    last: tree.Way | HangupLine | None = None
    for line in source.lines:
        if isinstance(line, UnsaidLine):
            continue
        if last is not None:
            draft.found.append(_unreachable(line.span))
            break
        match line:
            case SpeechLine():
                if not parts or parts[-1].line is not None:
                    parts.append(_Part("more", None, [], line.span))
                parts[-1].speech.extend(line.speech)
                last = line.way
            case GoLine():
                last = line.way
            case HangupLine():
                last = line
            case _ if type(line) in _steps():
                parts.append(_Part(_steps()[type(line)][0], line, [], line.span))
    return parts or [_Part("more", None, [], source.span)], last


@cache
def _steps() -> Mapping[type, tuple[str, Step[tree.Line]]]:
    """By the line: the kind's name and what adds it."""
    steps = of_those("ivrc.lowering.kinds", "STEP")
    return {step.line: (kind.__name__.lower(), step) for kind, step in steps.items()}


def _unreachable(span: Span) -> Diagnostic:
    return finding(
        "IVRC223",
        span,
        zh="前面一行已经离开了这里，这一行永远不会执行",
        en="the line before has left this place, so this one is never come to",
        mend_zh="把它移到前面，或删去。",
        mend_en="Move it up, or delete it.",
    )
