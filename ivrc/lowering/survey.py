"""评价: a menu each of whose answers is written down before the call goes on."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.causes import NEXT
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.kinds.note import Note
from ivrc.flow.nodes import Edge, Field
from ivrc.flow.shape import replaced
from ivrc.language import tree
from ivrc.language.lines.about import AboutLine
from ivrc.language.lines.answer import AnswerLine
from ivrc.language.lines.go import GoLine
from ivrc.language.lines.hangup import HangupLine
from ivrc.language.lines.option import OptionLine
from ivrc.language.lines.speech import SpeechLine
from ivrc.language.telling import read
from ivrc.language.telling.marks import as_written
from ivrc.lowering.draft import Draft
from ivrc.lowering.ending import no_way
from ivrc.lowering.kinds import menu
from ivrc.lowering.option_names import name_told
from ivrc.lowering.settings import Settings, twice
from ivrc.lowering.tongues import base, first_locale


class _Words(NamedTuple):
    """What is written in a note: the name of the table, and of what the talk was about."""

    table: str
    about: str


_ZH, _EN = _Words("评价", "类别"), _Words("survey", "kind")


def lower(draft: Draft, source: tree.Block, given: Settings) -> None:
    """Adds the menu, and a note behind each of its answers."""
    way = _way(draft, source)
    if way is None:
        return
    silent = way._replace(speech=())
    answers: dict[str, str] = {}
    lines: list[tree.Line] = []
    for line in source.lines:
        if isinstance(line, AnswerLine):
            lines += _options(draft, line, way, answers)
        elif not isinstance(line, GoLine | HangupLine | AboutLine):
            lines.append(line)
    if not answers:
        if not any(isinstance(line, AnswerLine) for line in source.lines):
            draft.found.append(_no_answer(source))
        return
    asked = source._replace(kind="MENU", lines=tuple(lines))
    own = given._replace(silence=given.silence._replace(way=silent), wrong=given.wrong._replace(way=silent))
    menu.lower(draft, asked, own)
    _note(draft, source, answers)


def _way(draft: Draft, source: tree.Block) -> tree.Way | None:
    """Where the call goes on, whatever is answered."""
    ways = [line for line in source.lines if isinstance(line, GoLine | HangupLine)]
    if not ways:
        draft.found.append(no_way(draft, source, "评价以后"))
        return None
    if len(ways) > 1:
        draft.found.append(twice(ways[1].span, ways[0].span))
    last = ways[0]
    if isinstance(last, GoLine):
        return last.way
    return tree.Way((), tree.Name("挂机", last.span), last.span)


def _options(draft: Draft, line: AnswerLine, way: tree.Way, answers: dict[str, str]) -> list[tree.Line]:
    """The lines of the menu; each key's answer is added to `answers`."""
    on = line.way or way
    if line.answer is not None:
        answers.setdefault(line.key, line.answer.text)
        return [OptionLine(None, (line.key,), "", line.words, on, line.span)]
    (sentence,) = line.words
    assert isinstance(sentence, tree.Text)
    text, locale = as_written(sentence.raw), first_locale(draft)
    told = {each.keys: name_told(text, locale, each) for each in read(text, locale).keys}
    if not told or None in told.values():
        draft.found.append(_unnamed(line.span, sentence.raw, not told))
        return []
    for keys, name in told.items():
        answers.setdefault(keys, name or "")
    options = (OptionLine(None, (keys,), "", (), on, line.span) for keys in told)
    return [SpeechLine(line.words, None, line.span), *options]


def _note(draft: Draft, source: tree.Block, answers: dict[str, str]) -> None:
    """Leads the way of every answer past a note of it."""
    name = source.name.text
    asked = draft.nodes.get(name)
    if not isinstance(asked, Menu):
        return
    words = _ZH if first_locale(draft).startswith("zh") else _EN
    about = next((line.name.text for line in source.lines if isinstance(line, AboutLine)), "")
    kind = (Field(words.about, about),) if about else ()

    def noted(edge: Edge) -> Edge:
        answer = answers.get(edge.cause.what, "") if edge.cause.kind == "key" else ""
        if not answer:
            return edge
        own = draft.made_for(name, "note")
        fields = (Field(base(draft, name), answer), *kind)
        draft.add(Note(own, edge.span, words.table, fields, Edge(NEXT, edge.target, edge.span), answer))
        return edge._replace(target=own)

    draft.nodes[name] = replaced(asked, Edge, noted)


def _no_answer(source: tree.Block) -> Diagnostic:
    return finding(
        "IVRC274",
        source.span,
        zh=f"评价“{source.name.text}”没有写客户可以怎样回答",
        en=f'the survey "{source.name.text}" has no answer to choose',
        mend_zh="加一行，例如：满意请按1，一般请按2，不满意请按3。",
        mend_en="Add lines such as: For satisfied, press 1.",
    )


def _unnamed(span: Span, sentence: str, no_key: bool) -> Diagnostic:
    return finding(
        "IVRC274",
        span,
        zh=f"“{sentence}”没有说按哪个键" if no_key else f"“{sentence}”里，不知道按键以后记下什么",
        en=f'"{sentence}" names no key' if no_key else f'it is not clear what "{sentence}" notes for its key',
        mend_zh="写成“满意请按1”，或者把键和要记的内容写在话的前面：1 满意 “如果您满意，请按1。”",
        mend_en='Write "For satisfied, press 1", or the key and what is noted before the words: '
        '1 satisfied "If you are satisfied, press 1."',
    )
