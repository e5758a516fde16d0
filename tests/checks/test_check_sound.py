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

from handmade import ZONE, branch, hangup, hotline, menu, say, transfer, voicemail
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ivrc.checks.facts import Facts
from ivrc.checks.registry import check
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Hotline, Node, Period
from ivrc.simulate.caller import NOTHING, Circumstances, Typed
from ivrc.simulate.machine import run
from ivrc.week import DAY, WEEK

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


acyclic = st.tuples(
    *[
        st.tuples(
            st.sampled_from(("菜单", "转接", "播报")),
            st.integers(1, 60),
            st.integers(0, 2),
            st.sampled_from((*NAMES[place + 1 :], "再见")),
        )
        for place in range(len(NAMES))
    ]
)


@settings(deadline=None, max_examples=200)
@given(acyclic)
def test_the_longest_wait_without_an_act_is_told(shape: tuple[tuple[str, int, int, str], ...]) -> None:
    """The silent caller of one way through all: each node has one way on, so the sum can be counted by hand."""
    nodes: list[Node] = []
    waits: dict[str, int] = {}
    to: dict[str, str] = {}
    for line, (name, (kind, seconds, times, target)) in enumerate(zip(NAMES, shape, strict=True), 1):
        to[name] = target
        if kind == "菜单":
            waits[name] = seconds * (times + 1)
            made_ = menu(name, "请按1", keys={"1": "再见"}, silence=target, wrong="再见", line=line * 100)
            exits = made_.silence._replace(times=times)
            nodes.append(made_._replace(first_key_ms=seconds * 1000, silence=exits))
        elif kind == "转接":
            waits[name] = seconds
            nodes.append(transfer(name, lost=target, line=line * 100)._replace(ring_seconds=seconds))
        else:
            nodes.append(say(name, f"{name}。", to=target, line=line * 100))
    flow = hotline(*nodes, say("再见", "再见。", to="挂机", line=900), hangup(line=901), fault="再见")
    total, waiting, name = 0, 0, flow.start
    while name in to:
        if (wait := waits.get(name, 0)) and not (wait > 120 and isinstance(flow.nodes[name], Menu)):
            total, waiting = total + wait, waiting + 1
        name = to[name]
    told = [d.zh for d in check(flow) if d.code == "IVRC330"]
    assert bool(told) == (total > 300 and waiting > 1)
    assert all(f"一共要等 {total} 秒" in words for words in told)


minutes = st.integers(0, 96).map(lambda quarter: quarter * 15) | st.integers(0, 1439)
periods = st.lists(st.tuples(st.integers(0, 6), minutes, st.integers(1, 600)), min_size=1, max_size=6)


@settings(deadline=None, max_examples=200)
@given(periods)
@example([(0, 540, 179), (0, 720, 60)])
@example([(6, 1380, 55), (0, 5, 60)])
def test_a_gap_is_told_where_a_few_minutes_are_in_no_hours(drawn: list[tuple[int, int, int]]) -> None:
    open_ = [False] * WEEK
    kept: list[Period] = []
    for day, start, length in drawn:
        end = min(start + length, DAY)
        if start < end and not any(open_[day * DAY + start : day * DAY + end]):
            open_[day * DAY + start : day * DAY + end] = [True] * (end - start)
            kept.append(Period(day, start, end))
    if not kept:
        return
    flow = hotline(
        branch("总机", "坐席", "再见", line=3),
        transfer("坐席", lost="再见"),
        say("再见", "再见。", to="挂机", line=900),
        hangup(line=901),
        fault="再见",
    )
    plan = flow.schedules["上班"]._replace(periods=tuple(sorted(kept)))
    told = [d for d in check(flow._replace(schedules={"上班": plan})) if d.code == "IVRC331"]
    closings = [m for m in range(WEEK) if open_[m - 1] and not open_[m]]
    gaps = [next((n for n in range(1, WEEK) if open_[(m + n) % WEEK]), WEEK) for m in closings]
    assert bool(told) == any(gap <= 15 for gap in gaps)
