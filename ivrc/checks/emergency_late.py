"""IVRC680: an emergency number is told behind options, or behind long words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ivrc.checks.course import Course, Tree, course
from ivrc.checks.emergency import Sent, first_heard, options, sent
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import arriving, quote, story, stretch
from ivrc.diagnostics import Label
from ivrc.flow.causes import Words
from ivrc.flow.kinds.pause import Pause
from ivrc.flow.lengths import length_ms
from ivrc.flow.nodes import Clip

LATEST_S = 20
"""Seconds of words before it."""


class Late(NamedTuple):
    """A sentence, what it comes behind, the call that hears it as words, and as a course."""

    clip: Clip
    behind: Words
    way: Words
    course: Course
    label: Label | None = None


def find(facts: Facts) -> Iterator[Finding]:
    """Each sentence once, for who chooses nothing but a language: by a call in which an option comes before it, else by a shortest one, if it
    takes long. Behind a key it is IVRC681's matter."""
    for late in too_late(facts):
        text = quote(late.clip.text)
        yield Finding(
            late.clip.span,
            f"急救电话{text.zh}说得太晚，{late.behind.zh}：{late.way.zh}",
            f"an emergency number is told late ({text.en}), {late.behind.en}: {late.way.en}",
            "把这句话移到电话一接通的地方：第一个菜单的欢迎词里，选项前面。",
            "Tell it as soon as the call is answered: in the welcome of the first menu, before its options.",
            [late.label] if late.label else [],
            late.course,
        )


def too_late(facts: Facts) -> Iterator[Late]:
    """What is told late though nobody has chosen anything but a language."""
    told: set[str] = set()
    for one in sent(facts):
        if one.clip.id in told:
            continue
        late = in_a_menu(facts, one, one.free) or behind_options(facts, one) or _behind_words(facts, one)
        if late:
            told.add(one.clip.id)
            yield late


def in_a_menu(facts: Facts, one: Sent, tree: Tree) -> Late | None:
    """Where its own node tells options before it, and a call comes there on a way of the tree."""
    before = options(facts, one.heard)
    if not before or one.node not in tree:
        return None
    first, number = quote(before[0].text), len(before)
    zh = f"前面已经说了 {number} 个选项，第一个是{first.zh}"
    en = f"behind {number} option{'s'[: number > 1]}, the first of which is {first.en}"
    way = story(facts, one.node, tree)
    label = Label(before[0].span, "这个选项先说", "told before")
    return Late(one.clip, Words(zh, en), Words(way.zh, way.en), way.course, label)


def behind_options(facts: Facts, one: Sent, *, chosen: bool = False) -> Late | None:
    """Where another node has told its options before: with a key that is `chosen` there or further on, or without."""
    tree = one.chosen if chosen else one.unasked
    if tree.get(one.node) is None:
        return None
    rest = course(tree, one.node)
    way, on = story(facts, rest.root, one.before if chosen else one.free), stretch(facts, list(rest.steps))
    to, menu = arriving(facts, facts.nodes[one.node]), facts.owner(rest.root)
    told = Words(f"先听完“{menu}”的选项，才听得到", f'behind the options of "{menu}"')
    whole = Words(f"{way.zh}；{on.zh} → {to.zh}", f"{way.en}; {on.en} → {to.en}")
    label = Label(facts.nodes[rest.root].span, "选项在这里", "the options")
    return Late(one.clip, told, whole, way.course.then(list(rest.steps)), label)


def _behind_words(facts: Facts, one: Sent) -> Late | None:
    if one.node not in one.free:
        return None
    taken = course(one.free, one.node)
    ms = _lasts(facts, one.heard) + sum(_heard_ms(facts, name) for name, _ in taken.steps)
    if ms <= LATEST_S * 1000:
        return None
    seconds, way = round(ms / 1000), story(facts, one.node, one.free)
    told = Words(f"约 {seconds} 秒以后才说", f"about {seconds} s after the call began")
    return Late(one.clip, told, Words(way.zh, way.en), way.course)


def _heard_ms(facts: Facts, name: str) -> int:
    node = facts.nodes[name]
    return _lasts(facts, first_heard(facts, name)) + (node.ms if isinstance(node, Pause) else 0)


def _lasts(facts: Facts, clips: list[str]) -> int:
    """Estimated from their words: no check waits for a voice."""
    return sum(length_ms(facts.hotline.clips[clip].text) for clip in clips)


CHECK = Check("IVRC680", find)
