"""加入、移出: a number is put in a list or taken out, between what is said. Code: IVRC269."""

from __future__ import annotations

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.flow.causes import NEXT
from ivrc.flow.kinds.enlist import Enlist
from ivrc.flow.nodes import Edge
from ivrc.flow.values import DIGITS, NATIONAL, TYPED, Value
from ivrc.language.lines.enlist import EnlistLine
from ivrc.lowering.conditions.caller import NAME
from ivrc.lowering.draft import Draft
from ivrc.lowering.step import Step


def enlist(draft: Draft, name: str, line: EnlistLine, following: str, place: Span) -> None:
    """Adds an Enlist node."""
    if problem := _unknown(draft, line) or _no_value(draft, line):
        draft.found.append(problem)
    value = line.value or NAME
    if value == NAME:
        draft.given.setdefault(NAME, Value(NAME, DIGITS, NATIONAL, False, line.span))
    edge = Edge(NEXT, following, line.span)
    draft.add(Enlist(name, line.span, line.name.text, value, line.into, edge))


def _unknown(draft: Draft, line: EnlistLine) -> Diagnostic | None:
    name = line.name.text
    draft.used_lists.add(name)
    if name in draft.lists_kept:
        return None
    near = draft.nearest(name, draft.lists_kept)
    draft.used_lists.add(near)
    return _told(
        line,
        f"没有通话中可以加减的名单“{name}”",
        f'there is no list "{name}" that calls change',
        f"是不是“{near}”？" if near else f"在热线里加一行：名单 {name or '黑名单'}。",
        f'Did you mean "{near}"?' if near else f"Add a line to the hotline: list {name or 'blocked'}.",
    )


def _no_value(draft: Draft, line: EnlistLine) -> Diagnostic | None:
    """A value that is no number of callers."""
    value = draft.typed.get(line.value) if line.value else None
    if not line.rest and (not line.value or (value and value.source == TYPED and not value.secret)):
        return None
    words = "加入" if line.into else "移出"
    return _told(
        line,
        f"“{words}”后面写名单，再写一个客户输入的号码，或者不写（就是主叫）",
        "a list is followed by one number that was typed, or by nothing, which is the caller",
        f"写成 {words} {line.name.text}，或 {words} {line.name.text} {{号码}}；号码先用收号请客户输入。",
        f"Write {'put in' if line.into else 'take out of'} {line.name.text}, or the same with {{number}} behind it, which is collected before.",
    )


def _told(line: EnlistLine, zh: str, en: str, mend_zh: str, mend_en: str) -> Diagnostic:
    return finding("IVRC269", line.span, zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en)


STEP = Step(EnlistLine, enlist)
