"""收号: a number is asked for, read back and confirmed, a few times at most. It is made of menus and of what is said."""

from __future__ import annotations

from ivrc.diagnostics import Span
from ivrc.flow import causes
from ivrc.flow.nodes import Edge, Entry, Heard, Number, Play
from ivrc.language import tree
from ivrc.language.lines.confirm import ConfirmLine
from ivrc.language.lines.digits import DigitsLine
from ivrc.language.lines.go import GoLine
from ivrc.language.lines.inter_key import InterKeyLine
from ivrc.language.lines.option import OptionLine
from ivrc.language.lines.retry import RetryLine
from ivrc.language.lines.speech import SpeechLine
from ivrc.language.lines.tries import TriesLine
from ivrc.lowering import collect_findings
from ivrc.lowering.collected import value_name
from ivrc.lowering.confirmed import confirming, unclear
from ivrc.lowering.doubtful import parts, refuse
from ivrc.lowering.draft import Draft
from ivrc.lowering.ending import ending, no_way
from ivrc.lowering.introduction import barge
from ivrc.lowering.joined import clips_of
from ivrc.lowering.numbers import Entries, cause_of, lengths_of
from ivrc.lowering.options import holds, option, words_in
from ivrc.lowering.pins import required
from ivrc.lowering.retries import notice_in_menu
from ivrc.lowering.settings import (
    INTER_KEY_RANGE_MS,
    Retries,
    Settings,
    bounded,
    retries,
    twice,
)
from ivrc.lowering.speech import plays
from ivrc.lowering.tries import Asked, ReadBack, countable, first, tried


def lower(draft: Draft, source: tree.Block, given: Settings) -> None:
    """Adds the menus of a block: one a try, and behind each the one in which its number is confirmed."""
    line = first(source, ConfirmLine)
    back = read_back(draft, line, source) if line else None
    asking = asked(draft, source, given)
    if not countable(draft, source):
        return
    ways = [line.way for line in source.lines if isinstance(line, GoLine | SpeechLine) and line.way]
    way = next(iter(ways), None)
    if way is None:
        draft.found.append(no_way(draft, source, "输完以后"))
        return
    following = ending(draft, way, source.name.text)
    if asking is not None and (line is None or back is not None):
        tried(draft, source, given, asking, back, following, source.name.text)


def asked(draft: Draft, source: tree.Block, given: Settings) -> Asked | None:
    number = _number(draft, source)
    entries: Entries = {number.edge.cause: number} if number else {}
    prompt, options = _said(draft, source, entries)
    silence, wrong, inter_key = _waits(draft, source, given)
    if silence.wait_ms is None:
        draft.found.append(collect_findings.no_wait(source))
    if number is None or silence.wait_ms is None:
        return None
    heard = {play.clip for play in prompt if isinstance(play, Play)}
    refuse(draft, heard, parts(source, silence.says, wrong.says), entries.values(), options)
    others = tuple(entry for entry in entries.values() if entry is not number)
    return Asked(number, others, silence.wait_ms, inter_key, prompt, silence, wrong)


def _said(draft: Draft, source: tree.Block, entries: Entries) -> tuple[tuple[Heard, ...], set[str]]:
    """What is said before the number is typed, and those of its clips that speak an option; the options are entered."""
    prompt: list[Heard] = []
    options: set[str] = set()
    interruptible = barge(source)
    for line in source.lines:
        if isinstance(line, SpeechLine | OptionLine):
            words = plays(draft, words_in(line), interruptible)
            prompt += words
            if isinstance(line, OptionLine):
                spoken = clips_of(draft, words)
                option(draft, line, source.name.text, entries, spoken)
                if any(map(holds, spoken)):
                    draft.found.append(collect_findings.holds_on(line.span))
                options.update(each.clip for each in words)
            elif line.way is not None:
                draft.found.append(collect_findings.goes_on_at_once(line.way.span))
    if draft.notice and any(play.clip == draft.notice for play in prompt):
        draft.found.append(notice_in_menu(source.span, draft.notice_span))
    return tuple(prompt), options


def _waits(draft: Draft, source: tree.Block, given: Settings) -> tuple[Retries, Retries, int]:
    """What silence and a wrong key bring, and how long the next digit may take."""
    own = {"NO_INPUT": Retries(), "WRONG_KEY": Retries()}
    seen: dict[str, Span] = {}
    inter_key = given.inter_key_ms
    counted = first(source, TriesLine)
    for line in source.lines:
        if isinstance(line, InterKeyLine):
            inter_key = bounded(draft, line.wait_ms, INTER_KEY_RANGE_MS, line.span)
        elif isinstance(line, RetryLine):
            if line.kind in seen:
                draft.found.append(twice(line.span, seen[line.kind]))
            seen[line.kind] = line.span
            own[line.kind] = retries(draft, line)
            if counted and (line.times is not None or line.way is not None):
                draft.found.append(collect_findings.counted_twice(line.span, counted.span))
    return own["NO_INPUT"].over(given.silence), own["WRONG_KEY"].over(given.wrong), inter_key


def _number(draft: Draft, source: tree.Block) -> Number | None:
    line = first(source, DigitsLine)
    if line is None:
        draft.found.append(collect_findings.no_digits(source))
        return None
    lengths = lengths_of(draft, line.lengths, line.span)
    if lengths is None:
        return None
    problem = collect_findings.no_end(line, lengths)
    if problem is not None:
        draft.found.append(problem)
        return None
    name = value_name(draft, source)
    edge = Edge(cause_of(lengths, name), "", line.span)
    pin = required(draft, line, lengths)
    return Number(lengths, line.end_key, edge, name, line.last, pin=pin)


def read_back(draft: Draft, line: ConfirmLine, source: tree.Block) -> ReadBack | None:
    if mark := collect_findings.marks(line):
        draft.found.append(mark)
        return None
    prompt = plays(draft, line.words, barge(source))
    keys = confirming(clips_of(draft, prompt))
    if keys is None:
        draft.found.append(unclear(line.span))
        return None
    clips = {play.clip for play in prompt if isinstance(play, Play)}
    entries = [Entry(key, Edge(causes.key(key), "", line.span)) for each in keys for key in each]
    refuse(draft, clips, line.words, entries, clips)
    return ReadBack(prompt, keys, line.span)
