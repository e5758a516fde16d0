"""Checks that claim what happens in calls, against all calls of random flows: none is told that no call meets, and none is missed.

`IVRC_FLOWS=2000 pytest -s tests/checks/test_check_explored.py` (or `make sound`) is the long run, and prints its figures;
`IVRC_SEED` makes the flows others.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random

import pytest
from explore import ENDED, WRONG, Explored, State, Step, explored
from handmade import at, branch, hangup, hotline, menu, record, say, transfer, voicemail

from ivrc.checks.components import components
from ivrc.checks.registry import check
from ivrc.flow import causes
from ivrc.flow.conditions.caller import WITHHELD, Caller
from ivrc.flow.kinds.lookup import Found, Lookup
from ivrc.flow.kinds.note import Note
from ivrc.flow.kinds.pause import Pause
from ivrc.flow.kinds.queue import Queue
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.kinds.turn import Turn
from ivrc.flow.nodes import Case, Edge, Entry, Hotline, Node, Number
from ivrc.flow.parts import Field
from ivrc.flow.stand_in import StandIn, switch_of
from ivrc.flow.values import CALLER, NATIONAL, Value, typed
from ivrc.lowering.conditions.caller import NAME as CALLING

FLOWS = int(os.environ.get("IVRC_FLOWS", "30"))
SEED = int(os.environ.get("IVRC_SEED", "1"))
NAMES = "甲乙丙丁戊己"
FAR = 0.08
"""How many of the flows have a person behind several keys, by their making."""
NOTICE, REGRET, PROMISE, TALK = "本次通话将被录音。", "很抱歉。", "我们会尽快给您回电。", "正在为您转接。"
WORDS = (REGRET, REGRET, "地址是东街八号。", PROMISE, TALK)
KINDS = (
    "菜单",
    "菜单",
    "菜单",
    "号码",
    "播报",
    "播报",
    "告知",
    "录音",
    "转接",
    "分机",
    "留言",
    "记录",
    "停顿",
    "分支",
    "排队",
    "口令",
    "离席",
    "查询",
    "提交",
)


def drawn(random: Random) -> Hotline:
    """A flow of two to six nodes of all kinds, with any ways between them; at most one of them asks the clock or the number."""
    return _far(random) if random.random() < FAR else _mixed(random)


def _far(random: Random) -> Hotline:
    """A flow whose only person is behind two menus, or three, where no other way leads there."""
    names = NAMES[: random.randint(3, 4)]
    nodes: list[Node] = []
    for place, name in enumerate(names[:-1]):
        other = random.choice((*names[: place + 1], "再见"))
        keys = {"1": names[place + 1], "2": other} if random.random() < 0.8 else {"12": names[place + 1]}
        quiet, wrong = (
            random.choice(("再见", "再见", *names[: place + 1])),
            random.choice(("再见", names[-1])),
        )
        line = (place + 1) * 100
        nodes.append(
            menu(name, "一请按1", "二请按2", keys=keys, silence=quiet, wrong=wrong, line=line, times=1)
        )
    person = _node(random, random.choice(("转接", "排队")), names[-1], len(names) * 100, names)
    return _with_ends(random, [*nodes, person], ("再见",))


def _mixed(random: Random) -> Hotline:
    names = NAMES[: random.randint(2, 6)]
    nodes: list[Node] = []
    for place, name in enumerate(names):
        kind = random.choice(KINDS)
        if kind == "分支" and any(node.traits.chooses for node in nodes):
            kind = "菜单"
        nodes.append(_node(random, kind, name, (place + 1) * 100, names))
    return _with_ends(random, nodes, (*names, "再见", "再见"))


def _with_ends(random: Random, nodes: list[Node], faults: tuple[str, ...]) -> Hotline:
    ends = (say("再见", random.choice(("再见。", "再见。", REGRET)), to="挂机", line=900), hangup(line=901))
    flow = hotline(*nodes, *ends, fault=random.choice(faults), notice=NOTICE)
    return flow._replace(
        numbers=(random.choice(("4001", "4006659999")),),
        values={
            "主叫号码": Value("主叫号码", "digits", CALLER, False, at(1)),
            CALLING: Value(CALLING, "digits", NATIONAL, False, at(1)),
            "分机号": typed("分机号", at(1)),
            "口令": typed("口令", at(1))._replace(secret=True),
        },
    )


def _node(random: Random, kind: str, name: str, line: int, names: str) -> Node:
    def to() -> str:
        return random.choice((*names, "再见", "再见", "挂机"))

    match kind:
        case "菜单" | "号码":
            keys = {key: to() for key in "12"[: random.randint(1, 2)]}
            made = menu(
                name, f"{name}请按1", "或者请按2", keys=keys, silence=to(), wrong=to(), line=line, times=1
            )
            if kind == "菜单":
                return made
            number = Number((3,), "#", Edge(causes.number("分机号"), to(), at(line + 9)), "分机号")
            return made._replace(entries=(*made.entries, number))
        case "播报":
            spoken = (random.choice(WORDS),) if random.random() < 0.7 else ()
            return say(name, *spoken, to=to(), line=line)
        case "告知":
            return say(name, NOTICE, to=to(), line=line, interruptible=False)
        case "录音":
            return record(name, to(), line=line)
        case "转接":
            made_desk = transfer(name, lost=to(), after=random.choice(("", to())), line=line)
            stands_in = StandIn(name, "代班", switch_of(name))
            return made_desk._replace(stand_ins=(stands_in,)) if random.random() < 0.5 else made_desk
        case "查询" | "提交":
            return _lookup(kind, name, line, to)
        case "排队":
            return _queue(random, name, line, to)
        case "口令":
            asks = menu(name, "请输入口令", keys={}, silence=to(), wrong=to(), line=line, times=1)
            right = Edge(causes.number("口令"), to(), at(line + 9))
            return asks._replace(entries=(Number((4,), "#", right, "口令", pin="管理员", digits="1357"),))
        case "离席":
            turned = switch_of(random.choice(names))
            return Turn(name, at(line), turned, random.random() < 0.5, Edge(causes.NEXT, to(), at(line)))
        case "分机":
            dialling = transfer(name, lost=to(), line=line)
            return dialling._replace(extension="分机号", destinations=())
        case "留言":
            return voicemail(name, to(), line=line)
        case "停顿":
            return Pause(name, at(line), 1000, Edge(causes.NEXT, to(), at(line)))
        case "记录":
            table = random.choice(("回电", "来过"))
            return Note(
                name, at(line), table, (Field("号码", value="主叫号码"),), Edge(causes.NEXT, to(), at(line))
            )
    asks = branch(name, to(), to(), line=line)
    if random.random() < 0.5:
        return asks
    test = Caller(CALLING, WITHHELD, ())
    return asks._replace(cases=(Case(test, Edge(test.cause, to(), at(line + 1))),))


def _queue(random: Random, name: str, line: int, to: Callable[[], str]) -> Queue:
    """A queue, perhaps with a key that leaves it, a bound, and a way behind the talk; each of its ways stands on a line."""
    key = (Entry("1", Edge(causes.key("1"), to(), at(line + 1))),) if random.random() < 0.5 else ()
    full = Edge(causes.FULL, to(), at(line + 2)) if random.random() < 0.5 else None
    after = Edge(causes.AFTER, to(), at(line + 3)) if random.random() < 0.5 else None
    late, none = Edge(causes.TOO_LONG, to(), at(line + 4)), Edge(causes.NO_AGENTS, to(), at(line + 5))
    most = 20 if full else 0
    return Queue(name, at(line), (name,), "", 15, 60, most, "", key, late, none, full, after)


def _lookup(kind: str, name: str, line: int, to: Callable[[], str]) -> Lookup:
    """A look-up that brings a value, or a post; each of its ways stands on a line."""
    causes_of = (causes.FOUND, causes.FAILED, causes.TIMED_OUT, causes.NONE)
    found, failed, late, none = (Edge(cause, to(), at(line + n)) for n, cause in enumerate(causes_of, 1))
    asks = kind == "查询"
    brings = Found(("分机号",) if asks else (), found)
    return Lookup(name, at(line), "服务", (), 3, "", brings, none if asks else None, failed, late)


class Calls:
    """What the calls of a flow show."""

    def __init__(self, flow: Hotline) -> None:
        self.flow = flow
        self.walks = explored(flow)
        self.began = [walk for walk in self.walks if walk.flow.start == flow.start]
        self.failed = self.walks[len(self.walks) // 2 :]
        self.states = {state for walk in self.walks for state in walk.ways}
        self.visited = {state.node for state in self.states}

    def steps(self, walks: list[Explored] | None = None) -> Iterator[Step]:
        for walk in self.walks if walks is None else walks:
            yield from walk.steps

    def line(self, name: str) -> int:
        return self.flow.nodes[name].span.line

    def passing(self, name: str) -> bool:
        return bool(name) and self.flow.nodes[name].traits.passes

    def rest(self, walk: Explored, state: State) -> list[Step] | None:
        """The steps by which a call goes on by itself to its end; None where something else comes."""
        found: list[Step] = []
        seen = set[State]()
        while state.node != ENDED:
            if state in seen or not (self.passing(state.node) or self.flow.nodes[state.node].traits.ends):
                return None
            seen.add(state)
            step = next(step for step in walk.of(state))
            found.append(step)
            state = step.to
        return found

    def last(self) -> Iterator[tuple[Step, list[Step]]]:
        """Each choice at a place where something is decided, behind which the call goes by itself to its end."""
        for walk in self.walks:
            for step in walk.steps:
                node = self.flow.nodes[step.at.node]
                if node.traits.passes or node.traits.ends or step.to.node == ENDED:
                    continue
                if (rest := self.rest(walk, step.to)) is not None:
                    yield step, rest


def heard(steps: list[Step]) -> list[str]:
    return [event.what[0] for step in steps for event in step.events if event.kind == "play"]


def served(calls: Calls, name: str) -> bool:
    return bool(name) and calls.flow.nodes[name].traits.serves


def unannounced(calls: Calls) -> set[int]:
    return {
        calls.line(state.node)
        for state in calls.states
        if calls.flow.nodes[state.node].traits.records
        and not (state.carried.noticed or state.carried.recorded)
    }


def unrecorded(calls: Calls) -> set[int]:
    if not any(calls.flow.nodes[name].traits.records for name in calls.visited):
        return {0}
    states = (state for walk in calls.began for state in walk.ways)
    return {calls.line(s.node) for s in states if served(calls, s.node) and not s.carried.recorded}


def idle_rounds(calls: Calls) -> set[int]:
    targets = _targets(calls, lambda step: not step.voluntary)
    order = list(calls.flow.nodes)
    return {
        calls.line(min(group, key=order.index))
        for group in components(targets)
        if len(group) > 1 or group[0] in targets[group[0]]
    }


def _targets(calls: Calls, follow: Callable[[Step], bool]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {name: [] for name in calls.visited}
    for step in calls.steps():
        if step.to.node and follow(step):
            found[step.at.node].append(step.to.node)
    return found


def stranded(calls: Calls) -> set[int]:
    """Where no call behind comes to a person, a message or a spoken goodbye, silent ends aside; its entrances are told."""
    well = {name for name in calls.visited if served(calls, name)}
    dead = set[str]()
    for walk in calls.walks:
        for state in walk.ways:
            rest = calls.rest(walk, state)
            if rest is None:
                continue
            if rest[0].said and not heard(rest[1:]):
                well.add(state.node)
            if not heard(rest):
                dead.add(state.node)
    targets = _targets(calls, lambda step: True)
    grown = True
    while grown:
        more = {name for name, to in targets.items() if well & set(to)} - well
        well |= more
        grown = bool(more)
    return {calls.line(name) for name in calls.visited - well - dead}


def silent_ends(calls: Calls) -> set[int]:
    found = set[int]()
    for walk in calls.began[:1]:
        rest = calls.rest(walk, next(iter(walk.ways)))
        if rest is not None and not heard(rest):
            found.add(calls.line(calls.flow.start))
    for step, rest in calls.last():
        if step.choice == "answered" or calls.flow.nodes[step.at.node].traits.keeps_message or heard(rest):
            continue
        found.add(_line(step))
    return found


def _line(step: Step) -> int:
    """The line on which the way stands that a step took."""
    assert step.way is not None
    return step.way.span.line


def unsafe_fault(calls: Calls) -> set[int]:
    """Behind the fault: the start, a menu, a hang-up without a word, or a circle; what follows a message or a talk is not its."""
    reached = {calls.flow.fault.target}
    grown = True
    stops = {n for n, node in calls.flow.nodes.items() if node.traits.takes_keys or node.traits.keeps_message}
    while grown:
        more = {
            step.to.node
            for step in calls.steps(calls.failed)
            if step.at.node in reached - stops and step.choice != "answered" and step.to.node
        } - reached
        reached |= more
        grown = bool(more)
    kinds = [calls.flow.nodes[name].traits for name in reached]
    silent = False
    for walk in calls.failed:
        rest = calls.rest(walk, next(iter(walk.ways)))
        silent = silent or (rest is not None and not heard(rest))
    round_ = not any(kind.serves or kind.ends or kind.takes_keys for kind in kinds)
    wrong = calls.flow.start in reached or any(kind.takes_keys for kind in kinds) or silent or round_
    return {0} if wrong else set()


def unset(calls: Calls) -> set[int]:
    found = set[int]()
    for state in calls.states:
        node = calls.flow.nodes[state.node]
        if isinstance(node, Transfer) and node.extension and node.extension not in state.carried.values:
            found.add(node.span.line)
    return found


def person_by_wrong_keys(calls: Calls) -> bool:
    def comes(follow: Callable[[Step], bool]) -> bool:
        todo = [calls.flow.start, calls.flow.fault.target]
        targets = _targets(calls, follow)
        for name in todo:  # grows while it is read
            if calls.flow.nodes[name].traits.reaches_person:
                return True
            todo += [to for to in targets[name] if to not in todo]
        return False

    return comes(lambda step: True) and not comes(lambda step: step.choice != WRONG)


def person_far(calls: Calls) -> bool:
    """Whether the nearest desk that is dialled by name, or the nearest queue, is behind more than one key. Who types an extension knows whom he wants."""
    fewest = {calls.flow.start: 0}
    steps = [step for step in calls.steps(calls.began) if step.choice != WRONG and step.to.node]
    grown = True
    while grown:
        grown = False
        for step in steps:
            if step.at.node in fewest:
                keys = fewest[step.at.node] + (len(step.choice) if step.voluntary else 0)
                if keys < fewest.get(step.to.node, keys + 1):
                    fewest[step.to.node], grown = keys, True
    desks = [
        keys
        for name, keys in fewest.items()
        if isinstance(node := calls.flow.nodes[name], Queue)
        or (isinstance(node, Transfer) and node.destinations)
    ]
    return bool(desks) and min(desks) > 1


def _turned(words: list[str]) -> bool:
    return REGRET in words and all(word in (REGRET, "再见。") for word in words)


def _helps_nobody(calls: Calls) -> bool:
    if any(served(calls, name) for name in calls.visited):
        return False
    ends = list(calls.last())
    empty = all(word in (REGRET, "再见。") for _, rest in ends for word in heard(rest))
    return empty and any(_chosen(step) and _turned(heard(rest)) for step, rest in ends)


def _chosen(step: Step) -> bool:
    return step.voluntary and step.choice != WRONG


def helps_nobody(calls: Calls) -> set[int]:
    return {0} if _helps_nobody(calls) else set()


def turned_away(calls: Calls) -> set[int]:
    if _helps_nobody(calls):
        return set()
    return {_line(s) for s, rest in calls.last() if _chosen(s) and _turned(heard(rest))}


def unkept(calls: Calls) -> bool:
    for walk in calls.walks:
        for state in walk.ways:
            rest = calls.rest(walk, state)
            if rest is None or any(event.kind == "note" for step in rest for event in step.events):
                continue
            words = heard(rest[:1])
            if TALK in words or (PROMISE in words and not state.carried.kept):
                return True
    return False


def numberless(calls: Calls) -> set[int]:
    found = set[int]()
    for step in calls.steps():
        node = calls.flow.nodes[step.at.node]
        if isinstance(node, Note) and node.table == "回电":
            written = [event for event in step.events if event.kind == "note"]
            if not any("1380" in word for event in written for word in event.what):
                found.add(node.span.line)
    return found


def unproved(calls: Calls) -> set[int]:
    """Where a desk goes away or comes back for a call of a public number of which no PIN was right."""
    if len(calls.flow.numbers[0]) <= 6:
        return set()
    turns = {name for name, node in calls.flow.nodes.items() if isinstance(node, Turn)}
    return {
        calls.line(state.node) for state in calls.states if state.node in turns and not state.carried.proved
    }


LINES: dict[str, Callable[[Calls], set[int]]] = {
    "IVRC301": unannounced,
    "IVRC303": unrecorded,
    "IVRC305": idle_rounds,
    "IVRC308": silent_ends,
    "IVRC309": unsafe_fault,
    "IVRC338": helps_nobody,
    "IVRC339": turned_away,
    "IVRC344": unproved,
    "IVRC349": numberless,
}
"""The lines on which each is told."""


def told(flow: Hotline) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for each in check(flow):
        found.setdefault(each.code, set()).add(each.span.line)
    return found


def parted(flow: Hotline, counts: Counter[str]) -> Iterator[str]:
    """In what the findings of a flow and its calls part."""
    calls, found = Calls(flow), told(flow)
    if unset(calls) or "IVRC321" in found:  # no such flow is built
        counts["IVRC321"] += len(unset(calls))
        if found.get("IVRC321", set()) != unset(calls):
            yield f"IVRC321: told {sorted(found.get('IVRC321', ()))}, calls {sorted(unset(calls))}"
        return
    for code, lines in LINES.items():
        mine, theirs = found.get(code, set()), lines(calls)
        counts[code] += len(theirs)
        if mine != theirs:
            yield f"{code}: told {sorted(mine)}, calls {sorted(theirs)}"
    lost = {
        calls.line(name) for name in flow.nodes if name not in calls.visited and name not in ("再见", "挂机")
    }
    unreached = found.get("IVRC306", set()) - {900, 901}
    strand, mine = stranded(calls), found.get("IVRC307", set())
    for code, wrong, is_so in (
        ("IVRC306", not unreached <= lost, bool(lost) == bool(unreached)),
        ("IVRC307", not mine <= strand, bool(strand) == bool(mine)),
        ("IVRC328", False, person_by_wrong_keys(calls) == ("IVRC328" in found)),
        ("IVRC348", False, unkept(calls) == ("IVRC348" in found)),
        ("IVRC380", False, person_far(calls) == ("IVRC380" in found)),
    ):
        counts[code] += code in found
        if wrong or not is_so:
            yield f"{code}: told {sorted(found.get(code, ()))}, lost {sorted(lost)}, stranded {sorted(strand)}"


def test_what_is_told_is_what_calls_meet() -> None:
    counts: Counter[str] = Counter()
    failed: list[str] = []
    for number in range(FLOWS):
        flow = drawn(Random(SEED * 1_000_000 + number))
        failed += [f"flow {SEED * 1_000_000 + number}: {each}" for each in parted(flow, counts)]
    print(f"\n{FLOWS} flows:", ", ".join(f"{code} {count}" for code, count in sorted(counts.items())))
    assert not failed, "\n".join(failed[:20])


@pytest.mark.parametrize(
    "code", sorted({*LINES, "IVRC321", "IVRC306", "IVRC307", "IVRC328", "IVRC348", "IVRC380"})
)
def test_the_random_flows_have_each(code: str) -> None:
    """Whatever is held against calls is met among the first flows: a test of nothing would pass as well."""
    assert any(code in told(drawn(Random(number))) for number in range(400))
