"""Calls for what happens in a queue."""

from __future__ import annotations

from ivrc.coverage.calls import SHORT_MS, Made, Maker
from ivrc.coverage.feature import Feature
from ivrc.coverage.interruptions import after_words
from ivrc.flow.kinds.queue import Queue
from ivrc.simulate.plan import TALK_MS
from ivrc.simulate.steps import HANG_UP, PASS

WORDS = {
    "another key": ("按别的键", "another key is pressed"),
    "hangs up": ("挂机", "the caller hangs up"),
    "caller ends": ("接通后客户先挂机", "the caller ends the talk"),
    "agent ends": ("接通后坐席先挂机", "the agent ends the talk"),
    **{
        f"early {key}": (f"开头说话时按 {key}", f"key {key} is pressed before the wait")
        for key in "0123456789*#"
    },
    **{f"key {key}": (f"按 {key} 离开", f"key {key} leaves") for key in "0123456789*#"},
}
RINGING = ("no-answer", "busy")
"""What becomes of the agents who do not answer."""


def made(maker: Maker, feature: Feature) -> Made | None:
    """An agent answers, and nobody before; a key is pressed; the caller hangs up, or either of them ends the talk."""
    node = maker.hotline.nodes[feature.node]
    assert isinstance(node, Queue)
    if feature.what.startswith("early "):
        return _early(maker, node, feature.what.removeprefix("early "))
    route = maker.finder.to_node(node.id, lambda each: not each.missing)
    if route is None:
        return None
    ends = feature.what in ("caller ends", "agent ends")
    wanted = node.agents[-1] if ends else feature.what
    came = (
        (name, "answered" if name == wanted else RINGING[number % 2])
        for number, name in enumerate(node.agents)
    )
    plan = maker.plan(route, *_acts(node, feature.what)).dialled(came)
    talks = [(TALK_MS, False) for step in route.steps if step.outcome == "answered"]
    return maker.play(route, plan._replace(talks=(*talks, (TALK_MS, feature.what == "caller ends"))))


def _early(maker: Maker, node: Queue, key: str) -> Made | None:
    """A key that leaves the queue is pressed while its words are said."""
    to = after_words(maker, node.id)
    if to is None:
        return None
    made = maker.play(*to)
    asks = (each for each in reversed(made.seen.asks) if each.clip and each.event < made.arrives)
    ask = next((each for each in asks if each.stops and each.length_ms >= SHORT_MS), None)
    return None if ask is None else maker.in_clip(made, ask, key)


def _acts(node: Queue, what: str) -> tuple[str, ...]:
    bound = {each.pattern for each in node.entries}
    if what == "hangs up":
        return (HANG_UP,)
    if what == "another key":
        return (next(key for key in "9*#8" if key not in bound),)
    return (what.removeprefix("key "),) if what.startswith("key ") else (PASS,)
