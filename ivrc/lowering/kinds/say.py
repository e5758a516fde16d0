"""播报: speech and recording in the order written, ended by a way on."""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.language import tree
from ivrc.lowering.draft import Draft
from ivrc.lowering.ending import ending as ending_of
from ivrc.lowering.ending import no_way
from ivrc.lowering.kinds.pause import pause
from ivrc.lowering.kinds.record import record
from ivrc.lowering.settings import Settings
from ivrc.lowering.speech import plays
from ivrc.lowering.ways import say


def lower(draft: Draft, source: tree.Block, given: Settings) -> None:
    """Adds a node for each stretch of speech and for each step between."""
    barge = not any(isinstance(line, tree.BargeOffLine) for line in source.lines)
    steps: list[tuple[str, list[tree.Text | tree.Phrase], Span]] = []
    pauses: dict[Span, tree.PauseLine] = {}
    last: tree.Way | tree.HangupLine | None = None
    for line in source.lines:
        if last is not None:
            draft.found.append(_unreachable(line.span))
            break
        match line:
            case tree.SpeechLine():
                if steps and steps[-1][0] == "more":
                    steps[-1][1].extend(line.speech)
                else:
                    steps.append(("more", list(line.speech), line.span))
                last = line.way
            case tree.GoLine():
                last = line.way
            case tree.HangupLine():
                last = line
            case tree.RecordLine():
                steps.append(("record", [], line.span))
            case tree.PauseLine():
                steps.append(("pause", [], line.span))
                pauses[line.span] = line
            case _:
                pass
    if last is None:
        draft.found.append(no_way(draft, source, "说完以后"))
        for _, speech, _ in steps:
            plays(draft, tuple(speech), barge)
        return
    if not steps:
        steps.append(("more", [], source.span))
    following = ending_of(draft, last, source.name.text)
    names = [source.name.text] + [draft.made_for(source.name.text, what) for what, _, _ in steps[1:]]
    for name, (what, speech, place) in reversed(list(zip(names, steps, strict=True))):
        span = source.span if name == source.name.text else place
        if what == "record":
            record(draft, name, following, span, span)
        elif what == "pause":
            pause(draft, name, pauses[place], following)
        else:
            say(draft, name, plays(draft, tuple(speech), barge), following, span)
        following = name


def _unreachable(span: Span) -> Diagnostic:
    return finding(
        "IVRC223",
        span,
        zh="前面一行已经离开了这里，这一行永远不会执行",
        en="the line before has left this place, so this one is never come to",
        mend_zh="把它移到前面，或删去。",
        mend_en="Move it up, or delete it.",
    )
