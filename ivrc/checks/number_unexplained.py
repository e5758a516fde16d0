"""IVRC324: a menu speaks a short number that no verb tells to press and that nothing explains, or one that only counts
its lines."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.list_marks import ListMark, list_marks
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.diagnostics import Span
from ivrc.flow.entries import patterns
from ivrc.flow.nodes import Clip
from ivrc.language.telling import Doubt
from ivrc.lowering.written import written

_OPTIONS = frozenset("0123456789")


def find(facts: Facts) -> Iterator[Finding]:
    """Each sentence of a menu's prompt, and of what is said right before a menu, once. A key that stands before the words is
    settled; one beside another key is IVRC351's."""
    seen: set[Span] = set()
    yield from _in_prompts(facts, seen)
    for name, node in facts.nodes.items():
        menu = facts.menus.get(facts.endings[name]) if node.traits.speaks else None
        if menu is None or not any(key in _OPTIONS for entry in menu.entries for key in patterns(entry)):
            continue
        for clip in facts.heard[name]:
            strays = facts.reading(clip).strays
            if strays and clip.span not in seen:
                seen.add(clip.span)
                yield _unexplained(clip, strays[0])


def _in_prompts(facts: Facts, seen: set[Span]) -> Iterator[Finding]:
    marks: dict[str, ListMark | None] = {}
    for node in facts.menus.values():
        beside: dict[str, set[str]] = {}
        for entry in node.entries:
            for name in entry.beside:
                beside.setdefault(name, set()).update(patterns(entry))
        for clip in facts.prompts[node.id]:
            settled = beside.get(clip.id, set())
            reading = facts.reading(clip)
            strays = [stray for stray in reading.strays if not settled.issuperset(stray.keys)]
            if settled and len(strays) == len(reading.strays):
                strays = []
            if clip.id not in marks:
                marks[clip.id] = next(list_marks(clip, reading), None)
            mark = None if settled else marks[clip.id]
            if not (strays or mark) or clip.span in seen:
                continue
            seen.add(clip.span)
            if mark:
                yield _counts(clip, mark)
                continue
            yield _unexplained(clip, strays[0])


def _unexplained(clip: Clip, stray: Doubt) -> Finding:
    number, place = stray.keys[0], (stray.start, stray.end)
    text = quote(clip.text)
    return Finding(
        clip.span,
        f"{text.zh}里的 {number} 没有说要按，也没有说是几个什么，来电者不知道它是不是键",
        f"nothing in {text.en} says to press {number}, or what it counts: "
        "a caller cannot tell whether it is a key",
        f"是键就说“请按{number}”；不是键就标出来：{written(clip, place, '不是键')}",
        f"If it is a key, say: press {number}; if it is none, mark it: {written(clip, place, 'no key')}",
    )


def _counts(clip: Clip, mark: ListMark) -> Finding:
    text = quote(clip.text)
    start, end = mark.mark
    rest = clip.text[end:].lstrip()
    gone = len(clip.text) - start - len(rest)
    others = tuple((one - gone, other - gone) if one >= end else (one, other) for one, other in clip.no_keys)
    left = clip._replace(text=clip.text[:start] + rest, no_keys=others)
    return Finding(
        clip.span,
        f"{text.zh}前面的“{mark.word}”像是编号，会一起念出来",
        f'"{mark.word}" in front of {text.en} seems to count the line, and will be spoken with it',
        f"是编号就删去，写成：{written(left, None, '不是键')}；要念就标出来：{written(clip, mark.number, '不是键')}",
        f"If it counts the line, leave it out: {written(left)}; if it is to be spoken, mark it: {written(clip, mark.number, 'no key')}",
    )


CHECK = Check("IVRC324", find)
