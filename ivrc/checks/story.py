"""A way through a flow told as a call: what the caller hears, presses and waits for, in Chinese and English."""

from __future__ import annotations

import re
from typing import NamedTuple

from ivrc.checks.facts import Facts, Tree
from ivrc.flow.entries import patterns
from ivrc.flow.nodes import Branch, Clip, Edge, Hangup, Menu, Node, Record, Say, Transfer, Voicemail

LONGEST_STORY = 12
"""Steps told. Of a longer way the last ones are told, so that a report's size does not grow with the flow's."""

LONGEST_QUOTE = 48
"""Terminal cells quoted of what is heard: a Han character is two wide."""

MOST_TOLD = 3
"""Names told of a list, and clips of a prompt."""

_LENGTHS = re.compile(r"[\d,-]+")
"""What the edge of a number without a variable tells: how many digits it has."""


class Words(NamedTuple):
    zh: str
    en: str


INCOMING = Words("来电", "a call comes in")
FAULT = Words("来电 → 发生故障", "a call comes in → a fault occurs")
GONE = Words("电话挂断", "the line goes dead")


def story(
    facts: Facts,
    name: str,
    tree: Tree | None = None,
    *,
    leaving: Edge | None = None,
    opening: Words | None = None,
) -> Words:
    """The shortest way of `tree` (by default: of all the flow) to a node, and the node itself.

    With `leaving` the story goes on by that way of the node, to the end of the call. `opening` is how a call comes
    to the root of the tree, where that cannot be told from its name.
    """
    steps: list[tuple[str, Edge]] = []
    where = name
    tree = facts.reached if tree is None else tree
    while (step := tree.get(where)) is not None and len(steps) < LONGEST_STORY:
        steps.append(step)
        where = step[0]
    if tree.get(where) is not None:
        parts = [Words("来电 → ……", "a call comes in → …")]
    else:
        parts = [opening or (INCOMING if where == facts.hotline.start else FAULT)]
    parts += [part for source, edge in reversed(steps) for part in passing(facts, facts.nodes[source], edge)]
    if leaving is None:
        return _joined([*parts, arriving(facts.nodes[name])])
    return _joined([*parts, *passing(facts, facts.nodes[name], leaving), GONE])


def told(facts: Facts, steps: list[tuple[str, Edge]]) -> Words:
    """A stretch of a call that is not told from its beginning."""
    dots = [Words("……", "…")] if len(steps) > LONGEST_STORY else []
    parts = [part for name, edge in steps[:LONGEST_STORY] for part in passing(facts, facts.nodes[name], edge)]
    return _joined(parts + dots)


def passing(facts: Facts, node: Node, edge: Edge) -> list[Words]:
    """What the caller notices of a node that is left by `edge`."""
    match node:
        case Say():
            return _hears(facts.clips(node.plays[:MOST_TOLD]))
        case Menu():
            return [*_hears(_for_key(facts, node, edge)), cause(edge)]
        case Transfer():
            return [_dialled(node), cause(edge)]
        case Voicemail():
            return [Words("嘀声后留言", "leaves a message after the beep")]
        case Branch():
            return [cause(edge)]
        case Record():
            return [Words("开始录音", "recording begins")]
        case Hangup():
            return []


def arriving(node: Node) -> Words:
    """The node at which a story ends."""
    match node:
        case Hangup():
            return GONE
        case Record():
            return Words("开始录音", "recording begins")
        case Voicemail():
            return Words("嘀声后留言", "leaves a message after the beep")
        case Transfer():
            return _dialled(node)
        case _:
            return Words(f"到“{plain(node.id)}”", f'arrives at "{plain(node.id)}"')


def plain(name: str) -> str:
    """The name that the designer wrote. What the lowering makes of a block is called `block.something`."""
    return name.partition(".")[0]


_STOPS = "。！？；，、：…!?;,:."

_CAUSES = {
    "silence": Words("一直不按键", "presses nothing"),
    "wrong": Words("一再按错键", "keeps pressing wrong keys"),
    "busy": Words("占线", "busy"),
    "no-answer": Words("无人接听", "no answer"),
    "unavailable": Words("转接失败", "unavailable"),
    "after": Words("通话结束", "the agent hangs up"),
    "otherwise": Words("不在这些时间", "none of these hours"),
    "fault": Words("发生故障", "a fault occurs"),
}


def cause(edge: Edge) -> Words:
    """Why a way is taken, as the caller would tell it."""
    kind, _, what = edge.cause.partition(" ")
    if kind == "key":
        return Words(f"按 {what}", f"presses {what}")
    if kind == "number":
        return (
            Words(f"输入{what}位数字", f"types a {what}-digit number")
            if _LENGTHS.fullmatch(what)
            else Words(f"输入“{what}”", f"types {what}")
        )
    if kind == "open":
        return (
            Words(f"正值“{what}”", f'during "{what}"')
            if what
            else Words("正值开放时间", "within opening hours")
        )
    return _CAUSES.get(kind, Words("", ""))


def listed(names: list[str]) -> Words:
    """The first few names of a list, in quotation marks."""
    few = names[:MOST_TOLD]
    more_zh, more_en = ("等", " and more") if len(names) > len(few) else ("", "")
    return Words("“" + "”“".join(few) + "”" + more_zh, '"' + '", "'.join(few) + '"' + more_en)


def quote(text: str) -> Words:
    """A text in quotation marks, its end left out if it is long."""
    room = LONGEST_QUOTE
    for place, char in enumerate(text):
        room -= 1 if char.isascii() else 2
        if room < 0:
            text = (text[:place] if char > "\x7f" else text[:place].rpartition(" ")[0] or text[:place]) + "…"
            break
    return Words(f"“{text}”", f'"{text}"')


def _dialled(node: Transfer) -> Words:
    names = "、".join(node.destinations) or node.extension
    return Words(f"转接“{names}”", f'is transferred to "{names}"')


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
    told = (facts.sentence(menu, keys) for keys in patterns(entry)) if entry else ()
    clip = next(filter(None, told), None)
    return [clip] if clip else facts.clips(menu.prompt[:MOST_TOLD])


def _joined(parts: list[Words]) -> Words:
    return Words(" → ".join(p.zh for p in parts if p.zh), " → ".join(p.en for p in parts if p.en))
