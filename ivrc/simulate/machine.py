"""The call-flow machine: runs a flow against a caller and gives the trace. docs/semantics.md, rule by rule."""

from __future__ import annotations

from collections.abc import Callable

from ivrc.flow.nodes import Edge, Hotline
from ivrc.simulate.caller import Caller, Circumstances
from ivrc.simulate.events.call import ANSWER, GOTO, HANGUP
from ivrc.simulate.events.clips import FAULT
from ivrc.simulate.kinds import STEPS
from ivrc.simulate.over import Fault, Over, Unsaid
from ivrc.simulate.progress import Run
from ivrc.simulate.trace import Event


def run(
    hotline: Hotline,
    caller: Caller,
    given: Circumstances,
    listen: Callable[[Event], None] = lambda event: None,
    took: Callable[[str, Edge], None] = lambda node, edge: None,
) -> list[Event]:
    """The trace of one call. `listen` is told each event as it happens, `took` each way on as it is taken, with the
    node that it leaves (the one where something failed, for the fault way)."""
    call = Run(hotline, caller, given, listen)
    call.tell(ANSWER)
    target, faulted = hotline.start, False
    try:
        while True:
            try:
                edge = _enter(call, target)
            except Unsaid as unsaid:
                edge = unsaid.edge
            except Fault as fault:
                call.tell(FAULT, str(fault))
                if faulted:
                    raise Over("fault") from None
                faulted, edge = True, hotline.fault_at(call.node)
            took(call.node, edge)
            target = edge.target
    except Over as over:
        call.tell(HANGUP, over.who)
    return call.trace


def _enter(call: Run, name: str) -> Edge:
    call.node = name
    call.tell(GOTO, name)
    node = call.hotline.nodes[name]
    return STEPS[type(node)](call, node)
