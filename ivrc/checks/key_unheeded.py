"""IVRC312: a sentence outside a menu asks for a key, and nothing that follows takes it."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.bound import Keys, keys_after
from ivrc.checks.course import Course, course
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import quote
from ivrc.diagnostics import Label
from ivrc.flow import graph
from ivrc.flow.causes import Words
from ivrc.flow.nodes import Clip, Node
from ivrc.simulate.events.keys import KEY


def find(facts: Facts) -> Iterator[Finding]:
    """Every key spoken in a `Say`, held against the menu or the message that comes after it."""
    known: dict[str, Keys] = {}
    for name, node in facts.nodes.items():
        if not node.traits.speaks:
            continue
        for clip in dict.fromkeys(facts.clips(graph.plays(node))):
            for key in sorted(key.keys for key in facts.reading(clip).keys):
                end = facts.endings[name]
                keys = known.get(end) or known.setdefault(end, keys_after(facts, end))
                if keys.agree(key):
                    continue
                text, why = quote(clip.text), _why(facts, facts.nodes[end], key, facts.owner(name))
                yield Finding(
                    clip.span,
                    f"“{facts.owner(name)}”里说{text.zh}，可是{why.zh}，按了也没有用",
                    f'"{facts.owner(name)}" says {text.en}, but {why.en}: pressing it does nothing',
                    f"把这句话移到接受 {key} 的菜单里，或者改掉这句话；说的是下一通电话怎样按键，就写 {{按键路径 节点}}。",
                    f"Move the sentence into a menu that takes {key}, or change it; "
                    "if it is about the next call, write {key path NODE}.",
                    [Label(node.span, "说这句话的地方", "where it is said")],
                    _pressed(facts, name, clip, key),
                )


def _pressed(facts: Facts, name: str, clip: Clip, key: str) -> Course | None:
    """The call in which somebody presses the key as it is told: taken in vain, or, where nothing stops the sentence, not at
    all, so that the call comes to what follows."""
    if name not in facts.reached or "X" in key:
        return None
    call = course(facts.reached, name)._replace(typed=key, during=(clip.id,))
    stops = any(play.clip == clip.id and play.interruptible for play in facts.plays[name])
    return call.to(KEY.name) if stops else call._replace(at=facts.ways[name][-1].target)


def _why(facts: Facts, end: Node, key: str, said: str) -> Words:
    if end.traits.ends:
        return Words("说完电话就挂断了", "the call ends right after it")
    if end.traits.reaches_person:
        return Words("说完就去转接了", "the call is transferred right after it")
    name = facts.owner(end.id)
    if name == said:
        return Words(f"接下来不接受 {key}", f"what follows does not take {key}")
    return Words(f"接下来的“{name}”不接受 {key}", f'"{name}", which follows, does not take {key}')


CHECK = Check("IVRC312", find)
