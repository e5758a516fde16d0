"""Every edge that any call can take, found by trying everything in the simulator: slow, and independent of how calls
are generated. Used to check that an edge told to be unreachable is."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import product
from typing import Any

from ivrc.flow.condition import Condition
from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.lookup import FAILED, NONE, TIMED_OUT, Lookup
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import BEEP, KEYS, Case, Edge, Hotline
from ivrc.flow.shape import parts
from ivrc.flow.values import DATE, DIGITS, MONEY, NUMBER, TIME
from ivrc.simulate.caller import NOTHING, OUTCOMES, Circumstances, Typed
from ivrc.simulate.conditions import HOLDS
from ivrc.simulate.machine import run
from ivrc.simulate.match import listed
from ivrc.simulate.over import Fault
from ivrc.simulate.replies import found
from ivrc.simulate.standing import Supposed
from ivrc.simulate.trace import Event

SOON = timedelta(minutes=2)
MOST_RUNS = 8000
"""Calls that are tried. Most small flows are exhausted by fewer."""

_BROUGHT = {
    DIGITS: ("0", "2", "17", "80"),
    NUMBER: ("7", "-999999999999999.5"),
    MONEY: ("12.50", "999999999999999.99"),
    DATE: ("20261121", "20260230"),
    TIME: ("0905", "2560"),
}
"""What services bring: just so and just not so, and such as cannot be said."""


class _Asked(Exception):
    """The caller was asked and has no answer yet; `options` are the answers there are."""

    def __init__(self, options: list[object]) -> None:
        super().__init__()
        self.options = options


class _Chooser:
    """A caller who answers as told, and then stops the call to ask what else there is."""

    def __init__(self, hotline: Hotline, told: tuple[Any, ...], cuts: bool) -> None:
        self.hotline, self.told, self.cuts = hotline, iter(told), cuts

    def answer(self, options: list[Any]) -> Any:
        for told in self.told:
            return told
        raise _Asked(options)

    def during(self, clip: str, length_ms: int, interruptible: bool) -> Typed:
        if not self.cuts or not interruptible:
            return NOTHING
        return self.answer([NOTHING, *(Typed(key, after_ms=1) for key in KEYS)])

    def waiting(self, node: str, limit_ms: int, first: bool) -> Typed:
        menu = self.hotline.nodes[node]
        assert isinstance(menu, Menu)
        keys = dict.fromkeys("80123579*#")
        return self.answer([NOTHING, *(Typed(key, after_ms=1) for key in keys)])

    def dialled(self, destination: str) -> str:
        return self.answer(list(OUTCOMES))

    def asked(self, service: str) -> str:
        nodes = [node for node in of_kind(self.hotline, Lookup) if node.service == service]
        kinds = {name: self.hotline.values[name].kind for node in nodes for name in node.found.names}
        brought = [dict(zip(kinds, each)) for each in product(*(_BROUGHT[kind] for kind in kinds.values()))]
        return self.answer([*map(found, brought), NONE, FAILED, TIMED_OUT])  # type: ignore[return-value]

    def talks_ms(self, destination: str) -> tuple[int, bool]:
        return 60_000, False

    def message_ms(self, mailbox: str, longest_ms: int) -> tuple[int, bool]:
        return 2000, False


def explore(
    hotline: Hotline, moments: list[datetime], extensions: tuple[str, ...], most: int = MOST_RUNS
) -> set[tuple[str, str]]:
    """The (node, cause) of every edge that was taken in some call; the fault way is of no node."""
    taken: set[tuple[str, str]] = set()

    def took(node: str, edge: Edge) -> None:
        taken.add(("" if edge is hotline.fault else node, str(edge.cause)))

    for clip in ("", *(clip for clip in hotline.clips if clip != BEEP)):
        missing = frozenset((clip,)) if clip else frozenset[str]()
        seen: set[object] = set()
        for moment in moments if _conditions(hotline) else moments[:1]:
            given = Circumstances(
                moment,
                lengths_ms=dict.fromkeys(hotline.clips, 3000),
                missing=missing,
                extensions=extensions,
            )
            todo: list[tuple[object, ...]] = [()]
            while todo and most:
                most -= 1
                told = todo.pop()
                events: list[Event] = []
                try:
                    run(hotline, _Chooser(hotline, told, bool(clip)), given, events.append, took)
                except _Asked as asked:
                    state = _state(hotline, events, given)
                    if state not in seen:
                        seen.add(state)
                        todo.extend((*told, option) for option in asked.options)
    return taken


def _conditions(hotline: Hotline) -> list[Condition]:
    """What its branches ask, each once."""
    cases = (case for node in hotline.nodes.values() for case in parts(node, Case))
    return list(dict.fromkeys(case.test for case in cases))


def _state(hotline: Hotline, events: list[Event], given: Circumstances) -> object:
    """What decides how a call can go on: what happened in this node, what was typed before, what branches would
    ask now and soon, whether something failed."""
    start = max(number for number, event in enumerate(events) if event.kind == "goto")
    brought = {name for node in of_kind(hotline, Lookup) for name in node.found.names}
    typed = {
        e.what[0]: e.what[1] if e.what[0] in brought else listed(e.what[1], given.extensions)
        for e in events
        if e.kind == "set"
    }
    pending = False
    for event in events[:start]:
        pending = event.kind == "key" or (pending and event.kind in ("goto", "record", "interrupted"))
    now = given.start + timedelta(milliseconds=events[-1].at_ms)
    values = {e.what[0]: e.what[1] for e in events if e.kind == "set"}
    hold = tuple(
        _holds(Supposed(hotline, moment, values), test)
        for moment in (now, now + SOON)
        for test in _conditions(hotline)
    )
    faulted = any(event.kind == "fault" for event in events)
    here = tuple(str(event) for event in events[start:])
    return here, frozenset(typed.items()), pending, faulted, hold


def _holds(standing: Supposed, test: Condition) -> bool | None:
    """Whether it does, None where it asks a value that is not set."""
    try:
        return HOLDS[type(test)](standing, test)
    except Fault:
        return None
