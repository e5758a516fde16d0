"""Checks of loops and of persons against the simulator: what is told happens in a call, and what happens is told.

A caller here has one habit at each menu, for ever: silence, or a wrong key. Nobody answers at any desk.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import product
from typing import NamedTuple
from zoneinfo import ZoneInfo

from handmade import ZONE, hangup, hotline, menu, say, transfer, voicemail
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ivrc.checks.facts import Facts
from ivrc.checks.registry import check
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Hotline, Node
from ivrc.simulate.caller import NOTHING, Circumstances, Typed
from ivrc.simulate.machine import run

NAMES = ("甲", "乙", "丙", "丁", "戊")
MOMENT = datetime(2026, 11, 25, 10, tzinfo=ZoneInfo(ZONE))
MANY = 60
"""Arrivals after which a call goes round: a flow of these has six nodes."""

targets = st.sampled_from((*NAMES, "再见", "再见"))
kinds = st.one_of(
    st.tuples(st.just("菜单"), targets, targets, targets),
    st.tuples(st.just("转接"), targets),
    st.tuples(st.just("留言"), targets),
    st.tuples(st.just("播报"), targets),
)
flows = st.tuples(*[kinds for _ in NAMES])
Shape = tuple[tuple[str, ...], ...]


def made(shape: Shape) -> Hotline:
    """Each name's node; the start is the first."""
    nodes: list[Node] = []
    for line, (name, kind) in enumerate(zip(NAMES, shape, strict=True), 1):
        match kind:
            case ("菜单", key, silence, wrong):
                words = f"{name}请按1"
                nodes.append(
                    menu(name, words, keys={"1": key}, silence=silence, wrong=wrong, line=line * 100, times=1)
                )
            case ("转接", lost):
                nodes.append(transfer(name, lost=lost, line=line * 100))
            case ("留言", to):
                nodes.append(voicemail(name, to, line=line * 100))
            case (_, to):
                nodes.append(say(name, f"{name}。", to=to, line=line * 100))
    return hotline(*nodes, say("再见", "再见。", to="挂机", line=900), hangup(line=901), fault="再见")


class Habit(NamedTuple):
    """At some menus a wrong key, at the others silence; hangs up when the call has gone on for long enough."""

    wrong: frozenset[str]
    waits: Counter[str]

    def during(self, clip: str, length_ms: int, interruptible: bool) -> Typed:
        return NOTHING

    def waiting(self, node: str, limit_ms: int, first: bool) -> Typed:
        self.waits[node] += 1
        if self.waits.total() > MANY:
            return Typed(hangs_up=True)
        return Typed("9", after_ms=100) if node in self.wrong else NOTHING

    def dialled(self, destination: str) -> str:
        return "busy"

    def talks_ms(self, destination: str) -> tuple[int, bool]:
        return 1000, False

    def message_ms(self, mailbox: str, longest_ms: int) -> tuple[int, bool]:
        return 1000, False


def habits(flow: Hotline) -> Iterator[frozenset[str]]:
    menus = [name for name, node in flow.nodes.items() if isinstance(node, Menu)]
    for choice in product((False, True), repeat=len(menus)):
        yield frozenset(name for name, wrong in zip(menus, choice, strict=True) if wrong)


def speechless(flow: Hotline) -> bool:
    """Whether there is a circle that no menu is part of: the simulator would never come back from it."""
    for name in flow.nodes:
        seen: list[str] = []
        while not isinstance(flow.nodes[name], Menu) and name not in seen and name != "挂机":
            seen.append(name)
            name = Facts(flow).written[name][-1].target
        if name in seen:
            return True
    return False


def rounds(flow: Hotline) -> tuple[set[str], set[str]]:
    """The nodes reached by a call among which some habit goes round for ever: by silence alone, and by wrong keys."""
    idle: set[str] = set()
    wrong: set[str] = set()
    for start in Facts(flow).reached:
        for habit in habits(flow):
            caller = Habit(habit, Counter())
            trace = run(flow._replace(start=start), caller, Circumstances(MOMENT))
            if caller.waits.total() > MANY:
                visits = Counter(event.what[0] for event in trace if event.kind == "goto")
                round_ = {name for name, times in visits.items() if times > 2}
                (wrong if habit & round_ else idle).update(round_)
    return idle, wrong


@settings(deadline=None, max_examples=60)
@given(flows)
@example((("菜单", "再见", "再见", "甲"), *[("播报", "再见")] * 4))
def test_a_loop_is_told_where_a_call_goes_round_and_nowhere_else(shape: Shape) -> None:
    flow = made(shape)
    if speechless(flow):
        return
    idle, wrong = rounds(flow)
    found = check(flow)
    told = {(d.code, flow_node(flow, d.span.line)) for d in found}
    told_idle = {name for code, name in told if code == "IVRC305"}
    told_wrong = {name for code, name in told if code == "IVRC327"}
    assert bool(told_idle) == bool(idle) and told_idle <= idle
    assert told_wrong <= wrong
    if wrong and not idle:
        assert told_wrong


def flow_node(flow: Hotline, line: int) -> str:
    """The node in whose hundred of lines a finding stands."""
    return next(name for name, node in flow.nodes.items() if node.span.line // 100 == line // 100)


@settings(deadline=None, max_examples=100)
@given(flows)
def test_a_person_is_behind_wrong_keys_only_where_no_other_caller_comes_to_one(shape: Shape) -> None:
    flow = made(shape)
    told = any(d.code == "IVRC328" for d in check(flow))
    by_any, by_others = reached(flow, wrong=True), reached(flow, wrong=False)
    assert told == (by_any and not by_others)


def reached(flow: Hotline, *, wrong: bool) -> bool:
    """Whether some sequence of acts leads to a transfer: every menu's key, silence and, if asked, wrong keys."""
    todo = [flow.start, flow.fault.target]
    for name in todo:  # grows while it is read
        node = flow.nodes[name]
        if node.traits.reaches_person:
            return True
        ways = Facts(flow).written[name]
        todo.extend(
            edge.target for edge in ways if (wrong or edge.cause.kind != "wrong") and edge.target not in todo
        )
    return False
