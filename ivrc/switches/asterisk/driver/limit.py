"""What a hotline says beside its flow, for every switch that limits its calls: a call whose time is over ends, and a step
that is not done is a fault."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic
from ivrc.flow.nodes import Hotline
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.trace import Event
from ivrc.switches.asterisk.driver import endpoints
from ivrc.switches.asterisk.driver.switch import Asterisk
from ivrc.switches.asterisk.text import labels
from ivrc.verify import verdicts
from ivrc.verify.driver import Placed

_TRIES = 3


class _Probe(NamedTuple):
    """A way in, what such a call is called, what is meant to come of it, and whether it did."""

    way: str
    call: str
    zh: str
    en: str
    good: Callable[[Sequence[Event]], bool]


def _ended(trace: Sequence[Event]) -> bool:
    return bool(trace) and trace[-1].what[0].endswith(f",{labels.TIME_IS_OVER})")


def _fell(trace: Sequence[Event]) -> bool:
    return any(event.kind == "fault" for event in trace)


_PROBES = (
    _Probe(endpoints.LIMITED, "TIMEOUT(absolute)", "时间一到就挂机", "the end when its time is over", _ended),
    _Probe(endpoints.FAILED, "ERROR", "走故障的路", "the fault way", _fell),
)


async def inspect(switch: Asterisk, hotline: Hotline) -> list[Diagnostic]:
    """What a hotline does otherwise. A call that says nothing about the hotline is placed again, and so is one that the
    machine may have been too slow for."""
    found = []
    for probe in _PROBES:
        trace: Sequence[Event] = ()
        for _ in range(_TRIES):
            call = Placed(probe.call, hotline, Script(), Circumstances(datetime.now(UTC)))
            driven = await switch.place(call, record=False, way=probe.way)
            trace = () if driven.trouble else driven.trace
            if probe.good(trace):
                break
        if trace and not probe.good(trace):
            last = str(trace[-1])
            zh = f"应当{probe.zh}，交换机上最后是“{last}”"
            en = f'{probe.en} was meant, and "{last}" came last'
            found.append(verdicts.differs(hotline.span, probe.call, zh, en))
    return found
