"""The place in a queue, told in whole sentences.

The switch says a number itself (say_position in app_queue.c, ast_say_number in say.c of 22): up to 20 it plays one file
`digits/N` of the channel's language. So each caller waits in a language of that queue's own, in which `digits/3` is "You are
number three." Of a language that no rules are known for, it says numbers as in English.
"""

from __future__ import annotations

from collections.abc import Mapping

from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.queue import Queue
from ivrc.switches.asterisk.text import labels
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.syntax import Step, put, value

_UP = "../" * 24
"""From the switch's folder of sounds to the root, wherever that folder is."""


def tells(node: Queue) -> bool:
    """Whether those who wait are told their places."""
    return node.between is not None and node.between.of_places


def files(plan: Plan) -> Mapping[str, str]:
    """The clips that lie in the folder of sounds under a further name each, by that name."""
    return {
        f"{_folder(plan, node)}/digits/{place}": clip
        for node in of_kind(plan.hotline, Queue)
        if node.between is not None
        for place, clip in enumerate(node.between.clips[1:], 2)
    }


def language(plan: Plan, node: Queue) -> str:
    """The language in which callers wait: a folder of sounds."""
    base = plan.sounds
    below = _UP + base.lstrip("/") if base.startswith("/") else base
    return f"{plan.site.tongue}{below}/{_folder(plan, node)}"


def enters(plan: Plan, node: Queue) -> list[Step]:
    """The steps before a queue."""
    if not tells(node):
        return []
    return [
        put(labels.SPOKEN_BEFORE, value(labels.SPOKEN)),
        put(labels.SPOKEN, language(plan, node)),
    ]


def leaves(node: Queue) -> list[Step]:
    """The steps behind it."""
    return [put(labels.SPOKEN, value(labels.SPOKEN_BEFORE))] if tells(node) else []


def _folder(plan: Plan, node: Queue) -> str:
    number = [each.id for each in of_kind(plan.hotline, Queue)].index(node.id) + 1
    return f"queue{number}"
