"""The queues of a hotline as a part of queues.conf. Whatever the switch would take from its own [general], or by default, is
written out (app_queue.c of 22)."""

from __future__ import annotations

from ivrc.build_name import piece
from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.queue import Queue
from ivrc.flow.kinds.transfer import ONCE, RANDOM, ROTATION
from ivrc.switches.asterisk.text import places
from ivrc.switches.asterisk.text.kinds.queue import exits
from ivrc.switches.asterisk.text.plan import NAME, Plan
from ivrc.switches.asterisk.text.syntax import argument, comment
from ivrc.switches.names import safe

SUFFIX = ".queues.conf"
_STRATEGIES = {"": "linear", ONCE: "ringall", ROTATION: "rrmemory", RANDOM: "random"}
_NOBODY = "paused,unavailable,invalid,unknown"
"""Agents who are so are none: a caller does not wait for them."""
RETRY_SECONDS = 1
_DEFAULT_MUSIC = "default"


def file_name(plan: Plan) -> str:
    """What queues.conf includes."""
    return f"{plan.entry}{SUFFIX}"


def queues(plan: Plan) -> str:
    """The text of it; empty where the hotline has no queue."""
    head = piece(plan.site.build, f"{comment(f'Build: {plan.site.build}')}\n\n")
    waiting = [_queue(plan, node) for node in of_kind(plan.hotline, Queue)]
    return head + "\n".join(waiting) if waiting else ""


def music(node: Queue) -> str:
    """The class of music."""
    return node.music or _DEFAULT_MUSIC


def strategy(node: Queue) -> str:
    """The switch's word for the order in which agents are called."""
    return _STRATEGIES[node.order]


def _queue(plan: Plan, node: Queue) -> str:
    settings = {
        "strategy": strategy(node),
        "timeout": str(node.ring_seconds),
        "timeoutpriority": "app",
        "retry": str(RETRY_SECONDS),
        "maxlen": str(node.most),
        "musicclass": music(node),
        "context": exits(plan, node) if node.entries else "",
        "joinempty": _NOBODY,
        "leavewhenempty": _NOBODY,
        "ringinuse": "no",
        "autofill": "yes",
        "wrapuptime": "0",
        "setinterfacevar": "yes",
        **_between(plan, node),
        "announce-to-first-user": "yes" if node.between else "no",
        "announce-holdtime": "no",
        "reportholdtime": "no",
        "autopause": "no",
    }
    lines = [comment(plan.title(node)), f"[{plan.contexts[node.id]}]"]
    lines += [f"{name} = {held}".rstrip() for name, held in settings.items() if held]
    lines += [
        f"member => {argument(plan.site.destinations[agent][NAME])},0,{argument(safe(agent, _NAME_BYTES))}"
        for agent in node.agents
    ]
    return "\n".join(lines) + "\n"


_NAME_BYTES = 79
_SILENT = ("queue-thereare", "queue-callswaiting", "queue-thankyou")
"""What the switch would say before and behind a number."""
_NOTHING = " "


def _between(plan: Plan, node: Queue) -> dict[str, str]:
    """What is said between the music."""
    said = node.between
    every = str(said.every_seconds) if said else "0"
    if said is None or not places.tells(node):
        words = {"periodic-announce": plan.clip(said.clips[0])} if said else {}
        return {
            "announce-frequency": "0",
            "announce-position": "no",
            "periodic-announce-frequency": every,
            "relative-periodic-announce": "yes",
            "random-periodic-announce": "no",
            **words,
        }
    return {
        "periodic-announce-frequency": "0",
        "announce-frequency": every,
        "min-announce-frequency": every,
        "announce-position": "yes",
        "announce-position-only-up": "no",
        "queue-youarenext": plan.clip(said.clips[0]),
        **dict.fromkeys(_SILENT, _NOTHING),
    }
