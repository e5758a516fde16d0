"""A way through a flow told as a call: what the caller hears, presses and waits for, in Chinese and English."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.checks.course import Course, Tree, course
from ivrc.checks.facts import Facts
from ivrc.diagnostics import Span
from ivrc.flow import graph
from ivrc.flow.causes import Words, met
from ivrc.flow.entries import patterns
from ivrc.flow.kinds.hangup import Hangup
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Clip, Edge, Node

LONGEST_STORY = 12
"""Steps told. Of a longer way the last ones are told, so that a report's size does not grow with the flow's."""

LONGEST_QUOTE = 48
"""Terminal cells quoted of what is heard: a Han character is two wide."""

MOST_TOLD = 3
"""Names told of a list, and clips of a prompt."""

INCOMING = Words("来电", "a call comes in")
GONE = Hangup("", Span("")).does
FAULT = Words("来电 → 发生故障", "a call comes in → a fault occurs")


class Story(NamedTuple):
    """A call told in words, and the course that it takes."""

    zh: str
    en: str
    course: Course


def story(
    facts: Facts,
    name: str,
    tree: Tree | None = None,
    *,
    leaving: Edge | None = None,
    opening: Words | None = None,
) -> Story:
    """The shortest way of `tree` (by default: of all the flow) to a node, and the node itself.

    With `leaving` the story goes on by that way of the node, to the end of the call. `opening` is how a call comes
    to the root of the tree, where that cannot be told from its name.
    """
    tree = facts.reached if tree is None else tree
    taken = course(tree, name, *([] if leaving is None else [leaving]))
    told = taken.steps if leaving is None else taken.steps[:-1]
    if len(told) > LONGEST_STORY:
        told = told[-LONGEST_STORY:]
        parts = [Words("来电 → ……", "a call comes in → …")]
    else:
        parts = [opening or (INCOMING if taken.root == facts.hotline.start else FAULT)]
    parts += [part for source, edge in told for part in passing(facts, facts.nodes[source], edge)]
    if leaving is None:
        parts.append(arriving(facts, facts.nodes[name]))
    else:
        parts += [*passing(facts, facts.nodes[name], leaving), GONE]
    return Story(*_joined(parts), taken)


def chosen(facts: Facts, menu: str, edge: Edge) -> Course | None:
    """The shortest call to a menu that chooses a way there; none where no call comes to it."""
    return course(facts.reached, menu).then([(menu, edge)]) if menu in facts.reached else None


def stretch(facts: Facts, steps: list[tuple[str, Edge]]) -> Words:
    """A stretch of a call that is not told from its beginning."""
    dots = [Words("……", "…")] if len(steps) > LONGEST_STORY else []
    parts = [part for name, edge in steps[:LONGEST_STORY] for part in passing(facts, facts.nodes[name], edge)]
    return _joined(parts + dots)


def passing(facts: Facts, node: Node, edge: Edge) -> list[Words]:
    """What the caller notices of a node that is left by `edge`."""
    menu = facts.menus.get(node.id)
    heard = _for_key(facts, menu, edge) if menu else facts.clips(graph.plays(node))[:MOST_TOLD]
    return [*_hears(heard), node.does, met(edge.cause)]


def arriving(facts: Facts, node: Node) -> Words:
    """The node at which a story ends."""
    name = facts.owner(node.id)
    return node.does if node.does.zh else Words(f"到“{name}”", f'arrives at "{name}"')


_STOPS = "。！？；，、：…!?;,:."


def listed(names: list[str]) -> Words:
    """The first few names of a list, in quotation marks."""
    few = names[:MOST_TOLD]
    more_zh, more_en = ("等", " and more") if len(names) > len(few) else ("", "")
    return Words("“" + "”“".join(few) + "”" + more_zh, '"' + '", "'.join(few) + '"' + more_en)


def quote(text: str) -> Words:
    """A text in quotation marks, its end left out if it is long."""
    width = LONGEST_QUOTE
    for place, char in enumerate(text):
        width -= 1 if char.isascii() else 2
        if width < 0:
            text = (text[:place] if char > "\x7f" else text[:place].rpartition(" ")[0] or text[:place]) + "…"
            break
    return Words(f"“{text}”", f'"{text}"')


def _hears(clips: list[Clip]) -> list[Words]:
    if not clips:
        return []
    comma = ", " if clips[0].locale.startswith("en") else "，"
    heard = "".join(clip.text if clip.text[-1:] in _STOPS else clip.text + comma for clip in clips)
    text = quote(heard.removesuffix(comma))
    return [Words(f"听到{text.zh}", f"hears {text.en}")]


def _for_key(facts: Facts, menu: Menu, edge: Edge) -> list[Clip]:
    """Of a menu's prompt the sentence that speaks the key pressed; its beginning where no key is pressed."""
    entry = next((entry for entry in menu.entries if entry.edge == edge), None)
    spoken = (facts.sentence(menu, keys) for keys in patterns(entry)) if entry else ()
    clip = next(filter(None, spoken), None)
    return [clip] if clip else facts.clips(menu.prompt[:MOST_TOLD])


def _joined(parts: list[Words]) -> Words:
    return Words(" → ".join(p.zh for p in parts if p.zh), " → ".join(p.en for p in parts if p.en))
