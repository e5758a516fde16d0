"""A hotline in its further languages: the nodes that a call in each comes to, lowered in it."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.diagnostics import Diagnostic, Span, finding, has_errors
from ivrc.flow.causes import fault_in
from ivrc.flow.graph import edges
from ivrc.flow.nodes import Edge, Spoken
from ivrc.language import tree
from ivrc.language.lines.record import RecordLine
from ivrc.lowering.blocks import block
from ivrc.lowering.draft import Draft, Tongue
from ivrc.lowering.misplaced import misplaced
from ivrc.lowering.notice import notice
from ivrc.lowering.settings import Settings
from ivrc.lowering.subflows import at_use
from ivrc.lowering.tongues import enter
from ivrc.lowering.unsaid import of_hotline, unsaid
from ivrc.lowering.ways import home_of_backs, way_on

_SHOWN = 40
"""Characters of words that a message quotes."""


def others(draft: Draft, head: tree.Block, given: Settings) -> None:
    """Lowers what a call comes to in other languages, until there is nothing more, and tells what is missing."""
    first = list(draft.found)
    seen = {(one.code, one.span) for one in first}
    while waiting := [tongue for tongue in draft.tongues if tongue.todo]:
        for tongue in waiting:
            before = enter(draft, tongue)
            if tongue.fault is None:
                _begin(draft, tongue, head, given)
            while tongue.todo:
                _lower(draft, tongue.todo.popleft(), given, seen)
            told_already = len(draft.found)
            of_hotline(draft, given)
            del draft.found[told_already:]
            enter(draft, before)
        if draft.nodes and not any(tongue.todo for tongue in draft.tongues):
            home_of_backs(draft)
    for tongue in draft.tongues[1:]:
        settled = not (draft.lost or draft.broken or has_errors(draft.found))
        if tongue.fault is None and settled and given.fault is not None:
            draft.found.append(_never(draft, tongue))
    if draft.lacking:
        draft.found = [*first, *_missing(draft)]


def _begin(draft: Draft, tongue: Tongue, head: tree.Block, given: Settings) -> None:
    """What a language has of its own: its recording notice and its fault way."""
    record = next((line for line in head.lines if isinstance(line, RecordLine)), None)
    if record is not None:
        notice(draft, record)
        tongue.notice = draft.notice
    if given.fault is not None:
        tongue.fault = way_on(draft, given.fault, draft.hotline, fault_in(tongue.name))


def _lower(draft: Draft, own: str, given: Settings, seen: set[tuple[str, Span]]) -> None:
    """Adds a node in a language. What was found of it in another one is not told again."""
    source = draft.blocks[draft.bases[own]]
    before, made = len(draft.found), len(draft.nodes)
    part = misplaced(draft, source._replace(name=source.name._replace(text=own)))
    block(draft, part, given)
    unsaid(draft, part, given, made)
    new = [one for one in draft.found[before:] if (one.code, one.span) not in seen]
    if use := draft.uses.get(own):
        new = list(at_use(new, use, set()))
    seen.update((one.code, one.span) for one in new)
    draft.found[before:] = new


def languages(draft: Draft, start: str, fault: Edge) -> tuple[tuple[Spoken, ...], dict[str, Spoken]]:
    """What the flow knows of further languages: they themselves, and the one of each node that is in one."""
    for name in _only_in_others(draft, start, fault):
        del draft.nodes[name]
    by_name = {
        tongue.name: Spoken(tongue.locale, tongue.notice, tongue.fault)
        for tongue in draft.tongues
        if tongue.fault is not None
    }
    spoken = {name: by_name[tongue.name] for name, tongue in draft.tongue_of.items() if name in draft.nodes}
    return tuple(by_name.values()), spoken


def _only_in_others(draft: Draft, start: str, fault: Edge) -> list[str]:
    """The nodes in the first language of blocks to which calls come in other languages alone."""
    reached: set[str] = set()
    todo = [start, fault.target, *(tongue.fault.target for tongue in draft.tongues if tongue.fault)]
    while todo:
        name = todo.pop()
        if name not in reached:
            reached.add(name)
            todo.extend(edge.target for edge in edges(draft.nodes[name]))
    elsewhere = set(draft.bases.values())
    return [name for name in draft.nodes if name not in reached and draft.owners.get(name, name) in elsewhere]


def _never(draft: Draft, tongue: Tongue) -> Diagnostic:
    name = tongue.name
    return finding(
        "IVRC285",
        draft.tongues_span or Span(""),
        zh=f"热线说{name}，可是没有一处换成{name}",
        en=f"the hotline speaks {name}, and nothing leads to it",
        mend_zh=f"让一个菜单有换成它的选项，例如：2 “…” → 语言 {name} 主菜单；或删去{name}。",
        mend_en=f'Let a menu have an option that does, for instance: 2 "…" -> speak {name} main; or delete {name}.',
    )


def _missing(draft: Draft) -> list[Diagnostic]:
    """Everything that has no words in some language, each with the lines to be written beneath it."""
    return [_lacks(part, tuple(names)) for part, names in draft.lacking.values()]


def _lacks(part: tree.Text | tree.Phrase, names: Sequence[str]) -> Diagnostic:
    words = part.raw if isinstance(part, tree.Text) else part.written
    shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
    quoted = f"“{shown}”" if isinstance(part, tree.Text) else shown
    zh = "；".join(f"{name} “…”" for name in names)
    en = "; ".join(f'{name} "…"' for name in names)
    each_zh, each_en = ("，一种一行", ", each in a line of its own") if len(names) > 1 else ("", "")
    phrase_zh = "，或在 prompts/ 里补上这种语言的文本" if isinstance(part, tree.Phrase) else ""
    phrase_en = ", or add its text to prompts/" if isinstance(part, tree.Phrase) else ""
    return finding(
        "IVRC280",
        part.span,
        zh=f"{quoted}没有{'、'.join(names)}的话",
        en=f"{quoted} has no words in {', '.join(names)}",
        mend_zh=f"在这一行下面缩进着写{each_zh}{phrase_zh}：{zh}",
        mend_en=f"Write beneath the line, indented{each_en}{phrase_en}: {en}",
    )
