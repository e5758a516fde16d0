"""IVRC351: the words beside a key tell another key than the one that is bound there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ivrc.checks.bound import Keys
from ivrc.checks.course import Course, course
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import chosen, quote
from ivrc.diagnostics import Span
from ivrc.flow.entries import patterns
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Clip
from ivrc.simulate.events.keys import WRONG


class Crossed(NamedTuple):
    """A line of a menu, its keys, and the words beside them with what they tell instead."""

    span: Span
    bound: list[str]
    clip: Clip
    told: list[str]


def find(facts: Facts) -> Iterator[Finding]:
    """Each line once. Words that tell one of its keys may tell others, too; a key that no verb tells (`Help is 9`) counts."""
    for name, node in facts.menus.items():
        for each in crossed(facts, node):
            yield _found(name, each)._replace(course=_call(facts, node, each.told[0]))


def crossed(facts: Facts, menu: Menu) -> Iterator[Crossed]:
    """The lines of a menu whose words tell none of their keys, and another."""
    beside: dict[tuple[Span, str], set[str]] = {}
    for entry in menu.entries:
        for name in entry.beside:
            beside.setdefault((entry.edge.span, name), set()).update(patterns(entry))
    for (span, name), bound in beside.items():
        clip = facts.hotline.clips[name]
        told = _told(facts, clip)
        if told and not any(map(Keys(bound).agree, told)):
            yield Crossed(span, sorted(bound), clip, told)


def _told(facts: Facts, clip: Clip) -> list[str]:
    """The keys that a clip tells, or seems to tell; none where it asks for a number that is typed."""
    reading = facts.reading(clip)
    if reading.typed or reading.open:
        return []
    keys = [key.keys for key in reading.keys] + [key for stray in reading.strays for key in stray.keys]
    return list(dict.fromkeys(keys))


def _call(facts: Facts, menu: Menu, key: str) -> Course | None:
    """The shortest call that presses what it was told."""
    entry = next((entry for entry in menu.entries if key in patterns(entry)), None)
    if entry:
        return chosen(facts, menu.id, entry.edge)
    reached = menu.id in facts.reached
    return course(facts.reached, menu.id)._replace(typed=key).to(WRONG.name) if reached else None


def _found(menu: str, line: Crossed) -> Finding:
    text = quote(line.clip.text)
    zh, en = "，".join(line.bound), ", ".join(line.bound)
    said_zh, said_en, one = "、".join(line.told), ", ".join(line.told), line.told[0]
    return Finding(
        line.span,
        f"菜单“{menu}”里 {zh} 键旁边说的是{text.zh}，来电者会去按 {said_zh}",
        f'in the menu "{menu}" the words beside {en} are {text.en}: the caller will press {said_en}',
        f"说的和接的写成同一个键：把行首的 {zh} 改成 {said_zh}，或者把话里的 {said_zh} 改成 {zh}；"
        f"话里的数字不是键就标出来：{{{one}:不是键}}。",
        f"Let words and line name one key: write {said_en} before the words, or {en} in them; "
        f"if the number in them is no key, mark it: {{{one}:no key}}.",
    )


CHECK = Check("IVRC351", find)
