"""收号: a number is asked for, read back and confirmed, a few times at most. It is made of menus and of what is said.

Each try is a menu of its own, so that no switch has to count; the way out of one leads to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from ivrc.diagnostics import Span
from ivrc.flow import causes
from ivrc.flow.causes import SILENCE, WRONG
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Edge, Entry, Heard, Number, Play, Retry
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
from ivrc.lowering.confirmed import Keys, confirming, unclear
from ivrc.lowering.doubtful import parts, refuse
from ivrc.lowering.draft import Draft
from ivrc.lowering.ending import ending, no_way
from ivrc.lowering.introduction import barge
from ivrc.lowering.joined import told
from ivrc.lowering.numbers import Entries, cause_of, lengths_of
from ivrc.lowering.options import holds, option, words_in
from ivrc.lowering.retries import notice_in_menu, retry, said_at
from ivrc.lowering.settings import (
    INTER_KEY_RANGE_MS,
    MOST_TIMES,
    Retries,
    Settings,
    bounded,
    out_of_range,
    retries,
    twice,
)
from ivrc.lowering.speech import plays
from ivrc.lowering.ways import say, way_on

L = TypeVar("L", bound=tree.Line)


class _Asked(NamedTuple):
    """What every try has: its number without its way, its other keys, its waits, what is said, and what silence and a
    wrong key bring."""

    number: Number
    others: tuple[Entry | Number, ...]
    wait_ms: int
    inter_key_ms: int
    prompt: tuple[Heard, ...]
    silence: Retries
    wrong: Retries


class _ReadBack(NamedTuple):
    prompt: tuple[Heard, ...]
    keys: Keys
    span: Span


def lower(draft: Draft, source: tree.Block, given: Settings) -> None:
    """Adds the menus of a block: one a try, and behind each the one in which its number is confirmed."""
    line = _first(source, ConfirmLine)
    back = _read_back(draft, line, source) if line else None
    asked = _asked(draft, source, given)
    tries = _first(source, TriesLine)
    if tries is not None and not 1 <= tries.times <= MOST_TIMES:
        many = out_of_range(
            tries.span,
            f"{tries.times} 次",
            f"{tries.times} times",
            f"1 到 {MOST_TIMES} 次",
            f"1 to {MOST_TIMES}",
        )
        draft.found.append(many)
        return
    ways = [line.way for line in source.lines if isinstance(line, GoLine | SpeechLine) and line.way]
    way = next(iter(ways), None)
    if way is None:
        draft.found.append(no_way(draft, source, "输完以后"))
        return
    following = ending(draft, way, source.name.text)
    if asked is None or (line is not None and back is None):
        return
    if tries is None:
        _as_often_as(draft, source, given, asked, back, following)
    else:
        _counted(draft, source, tries, asked, back, following)


def _first(source: tree.Block, kind: type[L]) -> L | None:
    return next((line for line in source.lines if isinstance(line, kind)), None)


def _asked(draft: Draft, source: tree.Block, given: Settings) -> _Asked | None:
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
    return _Asked(number, others, silence.wait_ms, inter_key, prompt, silence, wrong)


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
                spoken = told(draft, words)
                option(draft, line, source.name.text, entries, spoken)
                if any(map(holds, spoken)):
                    draft.found.append(collect_findings.holds_on(line.span))
                options.update(each.clip for each in words)
            elif line.way is not None:
                draft.found.append(collect_findings.goes_on_at_once(line.way.span))
    if draft.notice and any(play.clip == draft.notice for play in prompt):
        draft.found.append(notice_in_menu(source.span))
    return tuple(prompt), options


def _waits(draft: Draft, source: tree.Block, given: Settings) -> tuple[Retries, Retries, int]:
    """What silence and a wrong key bring, and how long the next digit may take."""
    own = {"NO_INPUT": Retries(), "WRONG_KEY": Retries()}
    seen: dict[str, Span] = {}
    inter_key = given.inter_key_ms
    counted = _first(source, TriesLine)
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
    line = _first(source, DigitsLine)
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
    return Number(lengths, line.end_key, edge, name, line.last)


def _read_back(draft: Draft, line: ConfirmLine, source: tree.Block) -> _ReadBack | None:
    if mark := collect_findings.marks(line):
        draft.found.append(mark)
        return None
    prompt = plays(draft, line.words, barge(source))
    keys = confirming(told(draft, prompt))
    if keys is None:
        draft.found.append(unclear(line.span))
        return None
    clips = {play.clip for play in prompt if isinstance(play, Play)}
    entries = [Entry(key, Edge(causes.key(key), "", line.span)) for each in keys for key in each]
    refuse(draft, clips, line.words, entries, clips)
    return _ReadBack(prompt, keys, line.span)


def _as_often_as(
    draft: Draft, source: tree.Block, given: Settings, asked: _Asked, back: _ReadBack | None, following: str
) -> None:
    """Without a number of tries: a menu like others, to which the caller may come back from the read-back."""
    name = source.name.text
    silent = retry(draft, source, name, SILENCE, asked.silence, given.silence, None)
    mistaken = retry(draft, source, name, WRONG, asked.wrong, given.wrong, None)
    if silent is None or mistaken is None:
        return
    if back is not None:
        following = _confirm(draft, name, asked, back, (following, name), silent, mistaken)
    _ask(draft, name, source.span, asked, following, silent, mistaken)


def _counted(
    draft: Draft, source: tree.Block, tries: TriesLine, asked: _Asked, back: _ReadBack | None, following: str
) -> None:
    """Every try a menu of its own; silence, what is no number, and a number that is not right each lead to the next."""
    name = source.name.text
    repeated = asked.silence._replace(times=tries.times - 1), asked.wrong._replace(times=tries.times - 1)
    out = way_on(draft, tries.way, name, causes.Cause("tries")).target
    names = [name, *(draft.made_for(name, "again") for _ in range(tries.times - 1))]
    for number, own in enumerate(names, 1):
        last = number == len(names)
        again = out if last else names[number]
        silent, mistaken = (
            _on(draft, name, Edge(cause, again, tries.way.span), parts, 0 if last else number)
            for parts, cause in zip(repeated, (SILENCE, WRONG), strict=True)
        )
        confirmed = following
        if back is not None:
            unanswered = [
                said_at(
                    draft,
                    parts if parts.times else parts._replace(says=None),
                    Edge(cause, out, tries.way.span),
                )
                for parts, cause in ((asked.silence, SILENCE), (asked.wrong, WRONG))
            ]
            confirmed = _confirm(draft, name, asked, back, (following, again), *unanswered)
        _ask(draft, own, source.span, asked, confirmed, silent, mistaken)


def _on(draft: Draft, owner: str, way: Edge, parts: Retries, number: int) -> Retry:
    """The way to the next try, with what is said before it; from the last one, `number` 0, the way out."""
    words = said_at(draft, parts, way).said(number) if number else ()
    if words:
        way = way._replace(
            target=say(draft, draft.made_for(owner, way.cause.kind), words, way.target, way.span)
        )
    return Retry(0, (), way)


def _ask(
    draft: Draft, name: str, span: Span, asked: _Asked, target: str, silent: Retry, mistaken: Retry
) -> None:
    number = asked.number._replace(edge=asked.number.edge._replace(target=target))
    entries = (number, *asked.others)
    draft.add(Menu(name, span, asked.prompt, entries, asked.wait_ms, asked.inter_key_ms, silent, mistaken))


def _confirm(
    draft: Draft,
    owner: str,
    asked: _Asked,
    back: _ReadBack,
    to: Sequence[str],
    silent: Retry,
    mistaken: Retry,
) -> str:
    """Adds the menu in which a number is confirmed. `to`: where a right one leads, and where another."""
    name = draft.made_for(owner, "confirm")
    entries = tuple(
        Entry(key, Edge(causes.key(key), target, back.span))
        for keys, target in zip(back.keys, to, strict=True)
        for key in keys
    )
    draft.add(
        Menu(name, back.span, back.prompt, entries, asked.wait_ms, asked.inter_key_ms, silent, mistaken)
    )
    return name
