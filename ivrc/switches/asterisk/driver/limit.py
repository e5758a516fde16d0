"""What a hotline says beside its flow, for what only a switch can do to a call: one whose time is over ends, a step that is
not done is a fault, and so is a message that cannot be written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from typing import NamedTuple

from ivrc.coverage.calls import Maker, Surroundings
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
    """What such a call is called, what is meant to come of it, and whether it did; its way in, and whether it is one of
    which nothing can be written."""

    call: str
    zh: str
    en: str
    good: Callable[[Sequence[Event]], bool]
    way: str = ""
    unwritten: bool = False


def _ended(trace: Sequence[Event]) -> bool:
    return bool(trace) and trace[-1].what[0].endswith(f",{labels.TIME_IS_OVER})")


def _fell(trace: Sequence[Event]) -> bool:
    return any(event.kind == "fault" for event in trace)


_PROBES = (
    _Probe("TIMEOUT(absolute)", "时间一到就挂机", "the end when its time is over", _ended, endpoints.LIMITED),
    _Probe("ERROR", "走故障的路", "the fault way", _fell, endpoints.FAILED),
)
_UNWRITTEN = _Probe("RECORD_STATUS=ERROR", "走故障的路", "the fault way", _fell, unwritten=True)


async def inspect(switch: Asterisk, hotline: Hotline) -> list[Diagnostic]:
    """What a hotline does otherwise. A call that says nothing about the hotline is placed again, and so is one that the
    machine may have been too slow for."""
    now = Circumstances(datetime.now(UTC))
    found = [await _wrong(switch, probe, Placed(probe.call, hotline, Script(), now)) for probe in _PROBES]
    found += [await _wrong(switch, _UNWRITTEN, call) for call in _leaving_messages(hotline)]
    return [each for each in found if each]


def _leaving_messages(hotline: Hotline) -> list[Placed]:
    """A call into each mailbox."""
    boxes = [node.id for node in hotline.nodes.values() if node.traits.keeps_message]
    if not boxes:
        return []
    maker = Maker(hotline, Surroundings())
    calls = [maker.play(*to).call for to in map(maker.to, boxes) if to]
    return [Placed(_UNWRITTEN.call, hotline, call.caller(), call.given()) for call in calls]


async def _wrong(switch: Asterisk, probe: _Probe, call: Placed) -> Diagnostic | None:
    trace: Sequence[Event] = ()
    for _ in range(_TRIES):
        again = call._replace(caller=deepcopy(call.caller))
        driven = await switch.place(again, record=False, way=probe.way, unwritten=probe.unwritten)
        trace = () if driven.trouble else driven.trace
        if probe.good(trace):
            return None
    if not trace:
        return None
    last = str(trace[-1])
    zh = f"应当{probe.zh}，交换机上最后是“{last}”"
    en = f'{probe.en} was meant, and "{last}" came last'
    return verdicts.differs(call.hotline.span, probe.call, zh, en)
