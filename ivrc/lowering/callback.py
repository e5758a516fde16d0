"""回电: the number to call back is read back, or asked for and read back, and written down; a time is promised.

It is made of a branch, of menus, of notes and of what is said: a caller whose number is not shown is always asked for one.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.causes import NEXT, OTHERWISE
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.kinds.note import Note
from ivrc.flow.nodes import Case, Edge, Field
from ivrc.language import tree
from ivrc.language.conditions.caller import CallerAsked
from ivrc.language.lines.about import AboutLine
from ivrc.language.lines.ask_number import AskNumberLine
from ivrc.language.lines.confirm import ConfirmLine
from ivrc.language.lines.digits import DigitsLine
from ivrc.language.lines.go import GoLine
from ivrc.language.lines.option import OptionLine
from ivrc.language.lines.speech import SpeechLine
from ivrc.language.width import narrow
from ivrc.lowering import callback_findings, callback_words
from ivrc.lowering.clips import BRACES
from ivrc.lowering.collect import asked, read_back
from ivrc.lowering.collect_findings import goes_on_at_once
from ivrc.lowering.collected import value_name
from ivrc.lowering.conditions import LOWER
from ivrc.lowering.draft import Draft
from ivrc.lowering.ending import ending, no_way
from ivrc.lowering.introduction import barge
from ivrc.lowering.joined import clips_of
from ivrc.lowering.promised import Promise, promised
from ivrc.lowering.settings import Settings
from ivrc.lowering.speech import plays
from ivrc.lowering.telling import reading_of
from ivrc.lowering.tongues import first_locale
from ivrc.lowering.tries import confirm, countable, first, tried
from ivrc.lowering.ways import say


class _Words(NamedTuple):
    """The names of the note and of what it holds, and of the calling number."""

    table: str
    number: str
    within: str
    about: str
    caller: str


_ZH = _Words("回电", "号码", "时限", "事由", "主叫号码")
_EN = _Words("callback", "number", "within", "reason", "caller")


class _Lines(NamedTuple):
    """What the number is asked for and read back with: words of the block, or standard phrases."""

    number: tree.Block
    typed: ConfirmLine
    shown: ConfirmLine


def lower(draft: Draft, source: tree.Block, given: Settings) -> None:
    """Adds what asks for the number, a note behind each answer, and the promise behind both."""
    name, words = source.name.text, _ZH if first_locale(draft).startswith("zh") else _EN
    way = next((line.way for line in source.lines if isinstance(line, GoLine)), None)
    lines, promise = _lines(draft, source, words), promised(draft, source)
    if way is None:
        draft.found.append(no_way(draft, source, "登记以后"))
    if way is None or lines is None or promise is None or not countable(draft, source):
        return
    asking = asked(draft, lines.number, given)
    typed, shown = (read_back(draft, line, source) for line in (lines.typed, lines.shown))
    if asking is None or typed is None or shown is None:
        return
    value = value_name(draft, source)
    draft.found.extend(callback_findings.not_read_back(lines.typed.span, typed, value))
    draft.found.extend(callback_findings.used_twice(typed, asking.others))
    options = (line.words for line in source.lines if isinstance(line, OptionLine))
    offered = tuple(each for words in options for each in plays(draft, words, barge(source)))
    shown = shown._replace(prompt=(*shown.prompt, *offered))
    following = ending(draft, promise.said_in(draft, way), name)
    draft.found.extend(callback_findings.not_promised(draft, promise.text, promise.hours, following, way))
    number = draft.made_for(name, "number")
    right = _note(draft, source, words, promise, value, following)
    unanswered = tried(draft, lines.number, given, asking, typed, right, number)
    if unanswered is None:
        return
    draft.value(words.caller, source.span)
    right = _note(draft, source, words, promise, words.caller, following)
    own = draft.made_for(name, "caller")
    confirm(draft, own, asking, shown, (right, number), unanswered, asking.others)
    _first(draft, source, number, own)


def _lines(draft: Draft, source: tree.Block, words: _Words) -> _Lines | None:
    """None where the words that ask do not tell how many digits there are, which is told."""
    span, value = source.name.span, value_name(draft, source)
    ask = first(source, AskNumberLine)
    typed = first(source, ConfirmLine)
    if not (ask and typed) and (locales := callback_words.without_words(draft)):
        draft.found.append(callback_findings.no_words(span, locales, value))
        return None
    asking = ask.words if ask else callback_words.asking(draft, span)
    typed = typed or ConfirmLine(callback_words.confirming(draft, value, span), span)
    clips = clips_of(draft, plays(draft, asking, barge(source)))
    numbers = [each for clip in clips for each in reading_of(clip).typed]
    if len(numbers) != 1:
        if clips:
            draft.found.append(callback_findings.no_digits(ask.span if ask else span, numbers))
        return None
    (number,) = numbers
    ranges = tuple((length, length) for length in number.lengths)
    digits = DigitsLine(ranges, number.last, number.end_key, False, None, ask.span if ask else span)
    kept: list[tree.Line] = [SpeechLine(asking, None, digits.span), digits]
    for line in source.lines:
        if isinstance(line, SpeechLine):
            draft.found += [goes_on_at_once(line.way.span)] if line.way else []
        elif not isinstance(line, GoLine | AskNumberLine | ConfirmLine):
            kept.append(line)
    return _Lines(source._replace(lines=tuple(kept)), typed, _of_caller(typed, value, words.caller))


def _of_caller(value: Any, name: str, caller: str) -> Any:
    """Words in which the calling number stands in the place of the number that is typed."""
    if isinstance(value, str):
        return BRACES.sub(lambda match: _named(match[0], match[1], name, caller), value)
    if isinstance(value, Span) or not isinstance(value, tuple):
        return value
    parts = [_of_caller(inner, name, caller) for inner in value]
    return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)


def _named(braces: str, inner: str, name: str, caller: str) -> str:
    word, colon, said = inner.replace("：", ":").partition(":")
    return f"{{{caller}{colon}{said}}}" if narrow(word.strip()) == name else braces


def _note(
    draft: Draft, source: tree.Block, words: _Words, promise: Promise, value: str, following: str
) -> str:
    """Adds a note of a number and of what was promised."""
    about = next((line.name.text for line in source.lines if isinstance(line, AboutLine)), "")
    fields = [Field(words.number, value=value), Field(words.within, promise.text)]
    fields += [Field(words.about, about)] if about else []
    name = draft.made_for(source.name.text, "note")
    return draft.add(Note(name, source.span, words.table, tuple(fields), Edge(NEXT, following, source.span)))


def _first(draft: Draft, source: tree.Block, number: str, own: str) -> None:
    """Adds what the block begins with: what it says before all else, and whether a number is shown."""
    name, span = source.name.text, source.span
    said = tuple(part for line in source.lines if isinstance(line, SpeechLine) for part in line.speech)
    asking = draft.made_for(name, "shown") if said else name
    asked_so = CallerAsked(source.name, "withheld", "")
    test = LOWER[CallerAsked](draft, asked_so)
    draft.add(Branch(asking, span, (Case(test, Edge(test.cause, number, span)),), Edge(OTHERWISE, own, span)))
    if said:
        say(draft, name, plays(draft, said, barge(source)), asking, span)
