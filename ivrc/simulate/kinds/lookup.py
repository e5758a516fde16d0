"""查询、提交: rules 51 and 52."""

from __future__ import annotations

from ivrc.flow.kinds.lookup import FOUND, NONE, TIMED_OUT, Lookup
from ivrc.flow.nodes import Edge
from ivrc.simulate import replies
from ivrc.simulate.events import lookup as events
from ivrc.simulate.events.keys import SET
from ivrc.simulate.events.note import joined
from ivrc.simulate.progress import Run

ANSWERS_MS = 200
"""How long a service takes that answers."""


def step(run: Run, node: Lookup) -> Edge:
    """Asks, and takes the way of what comes of it. Keys that are typed meanwhile are lost."""
    run.discard()
    sent = [(each.name, run.values.get(each.value, "") if each.value else each.text) for each in node.sends]
    run.tell(events.ASK, node.service, joined(sent))
    how, values = replies.outcome(run.hotline, node, run.caller.asked(node.service))
    run.pass_time(node.longest_seconds * 1000 if how == TIMED_OUT else ANSWERS_MS)
    run.tell(events.REPLY, how)
    for name, value in values.items():
        run.values[name] = value
        run.tell(SET, name, value)
    if how == FOUND:
        return node.found.edge
    if how == NONE and node.none is not None:
        return node.none
    return node.timed_out if how == TIMED_OUT else node.failed
