"""A queue on Asterisk: app_queue, with a way for each thing that can come of it (app_queue.c of 22).

Option `c` brings the call back when the agent has hung up; QUEUESTATUS is CONTINUE then. A key goes straight to the queue's
`context`, and QUEUESTATUS is empty. A queue that the switch does not have is UNKNOWN, and the dialplan goes on: it is a fault,
as is every status that has no way here.
"""

from __future__ import annotations

from ivrc.flow.kinds.queue import Queue
from ivrc.switches.asterisk.text import labels, left, places
from ivrc.switches.asterisk.text.kinds.hangup import HANG_UP
from ivrc.switches.asterisk.text.kinds.record import anew
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.switches.asterisk.text.speech import FORGET, TO_FAULT
from ivrc.switches.asterisk.text.syntax import Step, context, extension, is_set, put, value, when

QUEUE = "Queue"
ANSWERED, TOO_LONG, FULL = "CONTINUE", "TIMEOUT", "FULL"
EMPTY = ("JOINEMPTY", "LEAVEEMPTY", "JOINUNAVAIL", "LEAVEUNAVAIL")
"""What the switch calls the ways in which a queue is left."""
OUT = "out"
"""Begins the extensions by which a key leaves the queue."""
CAME = "came"
"""Begins the extensions by which what came of it goes on."""


def exits(plan: Plan, node: Queue) -> str:
    """The context in which the switch looks for the keys that leave."""
    return f"{plan.contexts[node.id]}{labels.APART}out"


def emit(plan: Plan, node: Queue) -> str:
    """A Queue node. A key that was typed before it leaves at once, if it is one of those."""
    own = plan.contexts[node.id]
    joins: list[Step] = [
        *([when(is_set(labels.KEY), f"{OUT}{value(labels.KEY)},1")] if node.entries else [FORGET]),
        ("wait", FORGET),
        put(labels.QUEUE_STATUS),
        *places.enters(plan, node),
        *anew(plan),
        *left.dials(plan, ""),
        *([put(labels.DIAL_STATUS)] if left.keeps(plan) else []),
        f"{QUEUE}({own},c,,,{node.longest_seconds}{f',,{left.name(plan)}' if left.keeps(plan) else ''})",
        *places.leaves(node),
        *left.dialled(plan),
        *anew(plan),
        f"Goto({CAME}{value(labels.QUEUE_STATUS)},1)",
    ]
    empty = plan.go(node.no_agents)
    extensions = [
        extension(labels.BEGIN, joins),
        *(extension(f"{OUT}{each.pattern}", [FORGET, plan.go(each.edge)]) for each in node.entries),
        *([extension(f"_{OUT}!", [f"Goto({labels.BEGIN},wait)"])] if node.entries else []),
        extension(f"{CAME}{ANSWERED}", [plan.go(node.after) if node.after else f"{HANG_UP}()"]),
        extension(f"{CAME}{TOO_LONG}", [plan.go(node.too_long)]),
        *([extension(f"{CAME}{FULL}", [plan.go(node.full)])] if node.full else []),
        *(extension(f"{CAME}{each}", [empty]) for each in EMPTY),
        extension(f"_{CAME}!", [f"Goto({TO_FAULT})"]),
    ]
    text = context(own, f"{plan.title(node)}, of {', '.join(node.agents)}", extensions, plan.common)
    if not node.entries:
        return text
    over: list[Step] = [*places.leaves(node), *left.dialled(plan), *anew(plan)]
    keys = (extension(each.pattern, [*over, f"Goto({own},{OUT}{each.pattern},1)"]) for each in node.entries)
    return text + context(exits(plan, node), "The keys that leave it", keys)
