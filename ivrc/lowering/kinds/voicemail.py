"""留言: what is said first, then the beep and the message."""

from __future__ import annotations

from ivrc.diagnostics import finding
from ivrc.flow.causes import NEXT
from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.flow.nodes import Edge
from ivrc.language import tree
from ivrc.language.lines.go import GoLine
from ivrc.language.lines.hangup import HangupLine
from ivrc.language.lines.longest import LongestLine
from ivrc.language.lines.mailbox import MailboxLine
from ivrc.lowering.draft import Draft
from ivrc.lowering.ending import ending, no_way
from ivrc.lowering.introduction import barge, speech
from ivrc.lowering.settings import MESSAGE_RANGE_MS, Settings, bounded, twice
from ivrc.lowering.speech import plays
from ivrc.lowering.ways import say


def lower(draft: Draft, source: tree.Block, given: Settings) -> None:
    """Adds the voicemail of a block."""
    name = source.name.text
    spoken = plays(draft, speech(draft, source), barge(source))
    longest = next((line for line in source.lines if isinstance(line, LongestLine)), None)
    if longest is None:
        draft.found.append(
            finding(
                "IVRC226",
                source.span,
                zh=f"留言“{name}”没有写最长多久、按什么键结束",
                en=f'the voicemail "{name}" does not say how long a message may be and which key ends it',
                mend_zh="加一行：最长 120秒，以#结束。",
                mend_en="Add a line: at most 120s, ended by #.",
            )
        )
    box = next((line.name.text for line in source.lines if isinstance(line, MailboxLine)), name)
    ways: list[tree.Way | HangupLine] = [longest.way] if longest and longest.way else []
    for line in source.lines:
        if isinstance(line, GoLine):
            ways.append(line.way)
        elif isinstance(line, HangupLine):
            ways.append(line)
    if not ways:
        draft.found.append(no_way(draft, source, "留完言以后"))
        return
    if len(ways) > 1:
        draft.found.append(twice(ways[1].span, ways[0].span))
    way = ways[0]
    following = Edge(NEXT, ending(draft, way, name), way.span)
    if longest is None:
        return
    seconds = bounded(draft, longest.max_ms, MESSAGE_RANGE_MS, longest.span) // 1000
    own = draft.made_for(name, "message") if spoken else name
    if spoken:
        say(draft, name, spoken, own, source.span)
    draft.add(Voicemail(own, longest.span, box, seconds, longest.end_key, following))
