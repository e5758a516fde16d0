"""What a hotline says beside its flow, for what only a switch can do to a call: one whose time is over ends, a step that is
not done is a fault, and so is a message that cannot be written; one that is recorded already is not recorded again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from typing import NamedTuple

from ivrc.coverage.calls import Maker, Surroundings
from ivrc.diagnostics import Diagnostic
from ivrc.flow.kinds.record import Record
from ivrc.flow.nodes import Hotline
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.events.record import RECORD
from ivrc.simulate.trace import Event
from ivrc.switches.asterisk.driver import endpoints
from ivrc.switches.asterisk.driver.asked import Question, questions
from ivrc.switches.asterisk.driver.switch import Asterisk
from ivrc.switches.asterisk.text import labels
from ivrc.verify import verdicts
from ivrc.verify.driver import Placed
from ivrc.verify.judge import PASSING
from ivrc.verify.pace import calmer

_TRIES, _MOST_TRIES = 3, 8
"""How often a call is placed; and how often one at most that the machine is too slow for."""


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


def _once(trace: Sequence[Event]) -> bool:
    return bool(trace) and not any(event.kind == RECORD.name and event.what[0] == "start" for event in trace)


_PROBES = (
    _Probe("TIMEOUT(absolute)", "时间一到就挂机", "the end when its time is over", _ended, endpoints.LIMITED),
    _Probe("ERROR", "走故障的路", "the fault way", _fell, endpoints.FAILED),
)
_UNWRITTEN = _Probe("RECORD_STATUS=ERROR", "走故障的路", "the fault way", _fell, unwritten=True)
_RECORDED = _Probe("IVRC_RECORDING=1", "不再另录一份", "no second recording", _once, endpoints.RECORDED)


class Probed(NamedTuple):
    """What a probe found; `hurried`: only that the machine was too slow for it."""

    call: str
    found: Diagnostic | None = None
    hurried: bool = False


async def inspect(switch: Asterisk, hotline: Hotline) -> list[Diagnostic]:
    """What a hotline does otherwise."""
    return [each.found for each in await probes(switch, hotline) if each.found]


async def probes(switch: Asterisk, hotline: Hotline) -> list[Probed]:
    """What each probe of a hotline finds. A call that says nothing about the hotline is placed again, and so is one that the
    machine may have been too slow for."""
    now = Circumstances(datetime.now(UTC))
    every = [(probe, Placed(probe.call, hotline, Script(), now)) for probe in _PROBES]
    boxes = [node.id for node in hotline.nodes.values() if node.traits.keeps_message]
    every += [(_UNWRITTEN, call) for call in _into(hotline, boxes, _UNWRITTEN)]
    recording = [node.id for node in hotline.nodes.values() if isinstance(node, Record)]
    every += [(_RECORDED, call) for call in _into(hotline, recording, _RECORDED)]
    found = await asyncio.gather(*(_probed(switch, *each) for each in every))
    return [*found, *[await _answered(switch, each) for each in questions(hotline, switch.plan(hotline))]]


async def _answered(switch: Asterisk, question: Question) -> Probed:
    """The first row of a table that the switch holds otherwise. What it says nothing of may be the machine's fault, so it is
    asked again, as long as there are answers."""
    rows, tries = dict(question.rows), 0
    while rows and tries < _TRIES:
        told = await switch.answers(question._replace(rows=rows))
        for row, answer in told.items():
            if rows.pop(row, answer) != answer:
                return _otherwise(question, row, answer)
        tries = 0 if told else tries + 1
    return _otherwise(question, next(iter(rows)), "") if rows else Probed(question.about)


def _otherwise(question: Question, row: str, answer: str) -> Probed:
    return Probed(question.about, verdicts.row_differs(question.span, row, question.rows[row], answer))


def _into(hotline: Hotline, nodes: Iterable[str], probe: _Probe) -> list[Placed]:
    """A call into each of these nodes."""
    maker = Maker(hotline, Surroundings())
    calls = [maker.play(*to).call for to in map(maker.to, nodes) if to]
    return [Placed(probe.call, hotline, call.caller(), call.given()) for call in calls]


async def _probed(switch: Asterisk, probe: _Probe, call: Placed) -> Probed:
    """Goes to a slower clock where the machine is too slow for this one again and again."""
    tries = 0
    for number in range(1, _MOST_TRIES + 1):
        again = call._replace(caller=deepcopy(call.caller))
        driven = await switch.place(again, record=False, way=probe.way, unwritten=probe.unwritten)
        if not driven.trouble and probe.good(driven.trace):
            return Probed(call.name)
        tries += driven.trouble not in PASSING
        if tries == _TRIES:
            break
        if (number - tries) % _TRIES == 0 and driven.trouble in PASSING:
            switch = await calmer(switch) or switch
    if driven.trouble:
        found = verdicts.not_driven(call.hotline.span, probe.call, driven.trouble)
        return Probed(call.name, found, driven.trouble in PASSING)
    last = str(driven.trace[-1])
    zh = f"应当{probe.zh}，交换机上最后是“{last}”"
    en = f'{probe.en} was meant, and "{last}" came last'
    return Probed(call.name, verdicts.differs(call.hotline.span, probe.call, zh, en))
