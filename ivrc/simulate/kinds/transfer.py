"""转接: rules 13 to 15, 41 and 42."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.flow.desk import ANONYMOUS, Desk
from ivrc.flow.kinds.transfer import BEGIN_ANYWHERE, ONCE, ROTATION, Transfer, together
from ivrc.flow.nodes import Edge
from ivrc.flow.stand_in import dialled
from ivrc.simulate.events.clips import PLAY
from ivrc.simulate.events.desk import GIVEN, LEG, SHOWN
from ivrc.simulate.events.first import FIRST
from ivrc.simulate.events.note import joined
from ivrc.simulate.events.transfer import DIAL, OUTCOME, TAKEN
from ivrc.simulate.match import listed
from ivrc.simulate.over import Fault, Over
from ivrc.simulate.progress import Run
from ivrc.simulate.turns import first_of

ANSWER_MS = 3000
"""How long a destination takes to answer, to be busy or to be found unreachable."""


def step(run: Run, node: Transfer) -> Edge:
    """Dials until somebody answers; the last outcome decides."""
    run.discard()
    destinations: Sequence[str] = node.destinations
    outcome, late = "unavailable", False
    if node.extension:
        extension = run.values.get(node.extension)
        if extension is None:
            raise Fault(node.extension)
        destinations = (extension,) if listed(extension, run.given.extensions) else ()
        if not destinations:
            run.tell(OUTCOME, outcome)
    if node.order == ONCE:
        return _at_once(run, node)
    if node.order in BEGIN_ANYWHERE:
        destinations = _from_first(run, node)
    for destination in _there(run, node, destinations):
        _dial(run, node, destination)
        outcome = run.caller.dialled(destination)
        run.pass_time(node.seconds_of(destination) * 1000 if outcome == "no-answer" else ANSWER_MS)
        run.tell(OUTCOME, outcome)
        if outcome == "answered":
            return _talk(run, node, destination, late)
        late = late or outcome == "no-answer"
    return _failed(node, outcome)


def _there(run: Run, node: Transfer, named: Sequence[str]) -> list[str]:
    """Who is dialled where these are named."""
    return [dialled(node.stand_ins, each, run.world.on) for each in named]


def _from_first(run: Run, node: Transfer) -> Sequence[str]:
    """The destinations from the one whose turn it is, which it was then: the next call begins with another."""
    found = node.beginning(first_of(node, run.world))
    group = node.group if node.order == ROTATION else ""
    if group:
        run.world = run.world.began(group, found[0])
    run.tell(FIRST, found[0], group)
    return found


def _at_once(run: Run, node: Transfer) -> Edge:
    """All ring; of those that answer the first that is written is taken to be the first."""
    whom = _there(run, node, node.destinations)
    for destination in whom:
        _dial(run, node, destination)
    outcomes = [run.caller.dialled(destination) for destination in whom]
    outcome = together(outcomes)
    run.pass_time(node.ring_seconds * 1000 if outcome == "no-answer" else ANSWER_MS)
    run.tell(OUTCOME, outcome)
    if outcome != "answered":
        return _failed(node, outcome)
    taken = whom[outcomes.index(outcome)]
    run.tell(TAKEN, taken)
    return _talk(run, node, taken)


def _failed(node: Transfer, outcome: str) -> Edge:
    return {"busy": node.busy, "no-answer": node.no_answer}.get(outcome, node.unavailable)


def _dial(run: Run, node: Transfer, destination: str) -> None:
    run.tell(DIAL, destination)
    if node.desk:
        _rings(run, node.desk)


def _rings(run: Run, desk: Desk) -> None:
    """What a desk sees and is given as it rings."""
    if desk.passes:
        run.tell(
            GIVEN,
            joined(
                [
                    (each.name, run.values.get(each.value, "") if each.value else each.text)
                    for each in desk.passes
                ]
            ),
            leg=LEG,
        )
    if desk.shows:
        run.tell(SHOWN, desk.number or run.values.get(desk.caller, ANONYMOUS), leg=LEG)


def _talk(run: Run, node: Transfer, destination: str, late: bool = False) -> Edge:
    clip = node.before_of(destination, late)
    if clip and clip not in run.given.missing:
        run.tell(PLAY, clip)
        run.pass_time(run.length_ms(clip))
    for clip in node.desk.tells if node.desk else ():
        if clip not in run.given.missing:
            run.tell(PLAY, clip, leg=LEG)
            run.pass_time(run.length_ms(clip))
    lasts_ms, caller_ends = run.caller.talks_ms(destination)
    run.pass_time(lasts_ms)
    if caller_ends:
        raise Over("caller")
    if node.after is None:
        raise Over("agent")
    return node.after
