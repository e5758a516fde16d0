"""菜单: the option line is a sentence, and what the caller hears is what is bound."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow import shape
from ivrc.flow.causes import SILENCE, WRONG
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Edge, Heard, Play
from ivrc.language import tree
from ivrc.language.lines.barge_off import BargeOffLine
from ivrc.language.lines.inter_key import InterKeyLine
from ivrc.language.lines.number import NumberLine
from ivrc.language.lines.option import OptionLine
from ivrc.language.lines.retry import RetryLine
from ivrc.language.lines.speech import SpeechLine
from ivrc.language.telling import read
from ivrc.lowering.doubtful import parts, refuse
from ivrc.lowering.draft import Draft
from ivrc.lowering.joined import clips_of
from ivrc.lowering.numbers import Entries, number_line
from ivrc.lowering.options import holds, option
from ivrc.lowering.retries import notice_in_menu, retry
from ivrc.lowering.settings import (
    INTER_KEY_RANGE_MS,
    Retries,
    Settings,
    bounded,
    out_of_range,
    retries,
    twice,
)
from ivrc.lowering.speech import plays
from ivrc.lowering.tongues import heard_in, words_for

MOST_OPTIONS = 1000
"""Options of one menu: a list of extensions may be long, and beyond this a pattern (`8XXX`) says it better."""


class _Lines:
    """What the lines of a menu come to, as they are read one after the other."""

    def __init__(self, inter_key_ms: int) -> None:
        self.prompt: list[Heard] = []
        self.entries: Entries = {}
        self.options = 0
        self.hold: Edge | None = None
        self.options_read: set[str] = set()
        self.unread: set[str] = set()
        self.inter_key_ms = inter_key_ms
        self.retries = {"NO_INPUT": Retries(), "WRONG_KEY": Retries()}
        self.first_of: dict[str, Span] = {}


def lower(draft: Draft, source: tree.Block, given: Settings) -> None:
    """Adds the menu of a block: prompt and entries in the order written, silence and wrong keys as inherited."""
    if len(source.lines) > MOST_OPTIONS:
        written = sum(isinstance(line, OptionLine | NumberLine) for line in source.lines)
        if written > MOST_OPTIONS:
            draft.found.append(_too_many(source.span, written))
            return
    name = source.name.text
    read = _read(draft, source, given)
    if any(play.clip == draft.notice for play in read.prompt if draft.notice):
        draft.found.append(notice_in_menu(source.span, draft.notice_span))
    if not read.options:
        draft.found.append(_no_option(source))
    if read.hold is not None and read.retries["NO_INPUT"]._replace(wait_ms=None) != Retries():
        draft.found.append(twice(read.first_of["NO_INPUT"], read.hold.span))
    silence = read.retries["NO_INPUT"].over(given.silence)
    wrong = read.retries["WRONG_KEY"].over(given.wrong)
    silent = retry(draft, source, name, SILENCE, silence, given.silence, read.hold)
    mistaken = retry(draft, source, name, WRONG, wrong, given.wrong, None)
    if silent is None or mistaken is None:
        return
    wait = silence.wait_ms
    if wait is None:
        draft.found.append(_no_wait(source))
        return
    prompt, entries = tuple(read.prompt), tuple(read.entries.values())
    draft.add(Menu(name, source.span, prompt, entries, wait, read.inter_key_ms, silent, mistaken))
    again = (play for each in (silent, mistaken) for play in shape.parts(each, Play))
    heard = {play.clip for play in (*prompt, *again) if isinstance(play, Play)} - read.unread
    refuse(draft, heard, parts(source, silence.says, wrong.says), entries, read.options_read)


def _read(draft: Draft, source: tree.Block, given: Settings) -> _Lines:
    name = source.name.text
    barge = not any(isinstance(line, BargeOffLine) for line in source.lines)
    read = _Lines(given.inter_key_ms)
    for line in source.lines:
        match line:
            case SpeechLine():
                read.prompt += plays(draft, line.speech, barge)
                if line.way is not None:
                    draft.found.append(_speech_with_way(draft, line.speech, line.way.span))
            case OptionLine():
                _option(draft, line, name, read, _words(draft, line, barge))
            case NumberLine():
                read.options += 1
                words = _words(draft, line, barge)
                read.prompt += words
                number_line(
                    draft,
                    line,
                    name,
                    read.entries,
                    tuple(play.clip for play in words if isinstance(play, Play)),
                )
            case RetryLine():
                if line.kind in read.first_of:
                    draft.found.append(twice(line.span, read.first_of[line.kind]))
                read.first_of[line.kind] = line.span
                read.retries[line.kind] = retries(draft, line)
            case InterKeyLine():
                read.inter_key_ms = bounded(draft, line.wait_ms, INTER_KEY_RANGE_MS, line.span)
            case _:
                pass
    return read


def _words(draft: Draft, line: OptionLine | NumberLine, barge: bool) -> Sequence[Heard]:
    """What the line of an option says: in the language that it leads to, where that is another."""
    if draft.tongues and line.way.language is not None:
        words, tongue = words_for(draft, line.way.language, line.words)
        if tongue is not None:
            return heard_in(draft, tongue, lambda: plays(draft, words, barge))
    return plays(draft, line.words, barge)


def _option(draft: Draft, line: OptionLine, menu: str, read: _Lines, words: Sequence[Heard]) -> None:
    """An option, and whether it also takes the caller who presses nothing."""
    read.options += 1
    read.prompt += words
    spoken = clips_of(draft, words)
    edge = option(draft, line, menu, read.entries, spoken)
    (read.options_read if edge else read.unread).update(each.clip for each in words)
    if edge is not None and any(map(holds, spoken)):
        if read.hold is not None:
            draft.found.append(twice(line.span, read.hold.span))
        read.hold = Edge(SILENCE, edge.target, line.span)


def _too_many(span: Span, written: int) -> Diagnostic:
    return out_of_range(
        span, f"{written} 个选项", f"{written} options", f"1 到 {MOST_OPTIONS} 个选项", f"1 to {MOST_OPTIONS}"
    )


def _no_option(source: tree.Block) -> Diagnostic:
    return finding(
        "IVRC213",
        source.span,
        zh=f"菜单“{source.name.text}”没有选项",
        en=f'the menu "{source.name.text}" has no option',
        mend_zh="加一行，例如：重听请按* → 重听。",
        mend_en="Add a line, for instance: To hear this again, press * -> repeat.",
    )


def _no_wait(source: tree.Block) -> Diagnostic:
    return finding(
        "IVRC210",
        source.span,
        zh=f"菜单“{source.name.text}”和热线都没有写等客户按键等多久",
        en=f'neither the menu "{source.name.text}" nor its hotline says how long to wait for a key',
        mend_zh="在“无按键”一行里写上时长，例如：无按键 5秒，重听 2次，→ …",
        mend_en='Write the time in the "no input" line, for instance: no input 5s, repeat 2 times, -> …',
    )


def _speech_with_way(draft: Draft, speech: tree.Speech, span: Span) -> Diagnostic:
    """A quoted sentence that tells its key (`“重听请按1。” → 重听`) is an option in quotation marks."""
    (words, *_) = speech
    mend_zh, mend_en = (
        "把要按的键写进这句话，或改用“播报”。",
        'Name a key in the sentence, or make it a "say".',
    )
    if isinstance(words, tree.Text) and read(words.raw, draft.locale).keys:
        option = words.raw.rstrip("。.")
        mend_zh, mend_en = (
            f"选项不加引号：{option} → …",
            f"Write an option without quotation marks: {option} -> …",
        )
    return finding(
        "IVRC207",
        span,
        zh="菜单要等客户按键，不能说完就走",
        en="a menu waits for a key and cannot go on by itself",
        mend_zh=mend_zh,
        mend_en=mend_en,
    )
