"""排队: rule 43."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ivrc.flow.kinds.queue import Queue
from ivrc.flow.kinds.transfer import ONCE
from ivrc.flow.nodes import Edge
from ivrc.simulate.events import queue as events
from ivrc.simulate.events.keys import KEY
from ivrc.simulate.events.transfer import TAKEN
from ivrc.simulate.over import Over
from ivrc.simulate.progress import Run

ANSWER_MS = 3000
"""How long an agent takes to answer."""
PATIENCE_MS = 8000
"""Within which a caller who leaves the queue by a key, or hangs up, does so."""
RETRY_MS = 1000
"""Between two rounds of calls to agents."""


def step(run: Run, node: Queue) -> Edge:
    """Waits until an agent answers, the caller leaves, or it has been too long."""
    if run.take_waiting():
        key = run.pending
        run.discard()
        if edge := way_out(node, key):
            return edge
    name = run.hotline.owner(node.id)
    run.tell(events.QUEUE, name)
    if why := dict(run.world.queues).get(name):
        run.tell(events.LEFT, why)
        return node.full if why == events.FULL and node.full else node.no_agents
    if node.between and node.between.of_places:
        run.tell(events.ANNOUNCED, node.between.clips[0], ambient=True)
    outcomes = {agent: run.caller.dialled(agent) for agent in node.agents}
    if "answered" in outcomes.values():
        return _answered(run, node, outcomes)
    typed = run.caller.waiting(node.id, PATIENCE_MS, True)
    edge = way_out(node, typed.keys[:1])
    over = edge is not None or typed.hangs_up
    lasts_ms = typed.after_ms if over else node.longest_seconds * 1000
    _offer(run, node, outcomes, lasts_ms)
    if node.between and not node.between.of_places and not over:
        run.tell(events.ANNOUNCED, node.between.clips[0], ambient=True)
    run.pass_time(lasts_ms)
    if edge is not None:
        run.tell(KEY, typed.keys[0])
        run.tell(events.LEFT, events.KEY)
        run.waiting.extend(typed.keys[1:])
        return edge
    if typed.hangs_up:
        raise Over("caller")
    run.tell(events.LEFT, events.TOO_LONG)
    return node.too_long


def way_out(node: Queue, key: str) -> Edge | None:
    """Where a key leads that leaves the queue."""
    return next((each.edge for each in node.entries if each.pattern == key), None)


def _answered(run: Run, node: Queue, outcomes: dict[str, str]) -> Edge:
    by = next(agent for agent in node.agents if outcomes[agent] == "answered")
    _offer(run, node, outcomes, node.longest_seconds * 1000)
    run.pass_time(ANSWER_MS)
    run.tell(events.LEFT, events.ANSWERED)
    run.tell(TAKEN, by)
    lasts_ms, caller_ends = run.caller.talks_ms(by)
    run.pass_time(lasts_ms)
    if caller_ends:
        raise Over("caller")
    if node.after is None:
        raise Over("agent")
    return node.after


def _offer(run: Run, node: Queue, outcomes: dict[str, str], within_ms: int) -> None:
    for agent in offered(node, outcomes, within_ms):
        run.tell(events.OFFERED, agent, ambient=True)


def offered(node: Queue, outcomes: dict[str, str], within_ms: int) -> Sequence[str]:
    """The agents who are called in so long a time, each once; whose order is not settled are left out."""
    if node.order == ONCE:
        return node.agents
    return () if node.order else tuple(dict.fromkeys(_in_turn(node, outcomes, within_ms)))


def _in_turn(node: Queue, outcomes: dict[str, str], within_ms: int) -> Iterator[str]:
    """One after the other: the next one at once behind one who is busy, else when this one has rung."""
    at = 0
    for agent in node.agents:
        if at >= within_ms:
            return
        yield agent
        if outcomes[agent] == "answered":
            return
        at += node.ring_seconds * 1000 + RETRY_MS if outcomes[agent] == "no-answer" else 0
