"""IVRC321 against the definition: a transfer is told when some call comes to it with its value unset, and only then.

The reference walks calls with the set of values that they carry; the check follows one value at a time.
"""

from __future__ import annotations

from handmade import at, hangup, hotline, say, transfer
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ivrc.checks.facts import Facts
from ivrc.checks.registry import check
from ivrc.flow import causes, graph
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Edge, Entry, Hotline, Node, Number, Retry

NAMES = ("甲", "乙", "丙", "丁", "戊")
VARIABLES = ("", "分机号", "工号")

targets = st.sampled_from(NAMES)
menus = st.tuples(
    st.lists(st.tuples(targets, st.sampled_from(VARIABLES)), min_size=1, max_size=3), targets, targets
)
transfers = st.tuples(st.sampled_from(VARIABLES), targets, st.none() | targets)
says = targets
flows = st.tuples(st.tuples(*[menus | transfers | says for _ in NAMES]), targets)


def made(shape: tuple[tuple[object, ...], str]) -> Hotline:
    """Each name's node; the start is the first."""
    kinds, fault = shape
    nodes: list[Node] = []
    for line, (name, kind) in enumerate(zip(NAMES, kinds, strict=True), 1):
        match kind:
            case [list() as options, silence, wrong]:
                entries = tuple(
                    Number((length,), "#", Edge(causes.number(str(length)), to, at(line)), variable)
                    if variable
                    else Entry(str(length), Edge(causes.key(str(length)), to, at(line)))
                    for length, (to, variable) in enumerate(options, 1)
                )
                exits = (
                    Retry(1, (), Edge(causes.SILENCE, silence, at(line))),
                    Retry(1, (), Edge(causes.WRONG, wrong, at(line))),
                )
                nodes.append(Menu(name, at(line), (), entries, 5000, 3000, *exits))
            case [variable, lost, after]:
                dialling = transfer(name, lost=lost, after=after or "", line=line)
                nodes.append(dialling._replace(extension=variable, destinations=() if variable else (name,)))
            case to:
                nodes.append(say(name, "您好。", to=str(to), line=line))
    return hotline(*nodes, hangup(), fault=fault)


def unset(flow: Hotline, *, stops: bool) -> set[int]:
    """The lines of the transfers that a call can come to without the value that they dial. `stops`: a call goes
    no further from one, as the fault way is taken there. The check knows that of each value by itself; of two, it may also tell a
    place that is behind one where the other is lacking."""
    found: set[int] = set()
    todo = [(flow.start, frozenset[str]()), (flow.fault.target, frozenset[str]())]
    seen = set(todo)
    for name, carried in todo:  # grows while it is read
        node = flow.nodes[name]
        if getattr(node, "extension", "") not in ("", *carried):
            found.add(node.span.line)
            if stops:
                continue
        typed = {e.edge: e.variable for e in node.entries if e.variable} if isinstance(node, Menu) else {}
        for edge in graph.edges(node):
            state = (edge.target, carried | {typed[edge]} if edge in typed else carried)
            if state not in seen:
                seen.add(state)
                todo.append(state)
    return found


@settings(deadline=None, max_examples=300)
@given(flows)
@example((((([("乙", "分机号")], "丙", "乙")), ("分机号", "丙", None), "丙", "丁", "戊"), "丙"))
def test_a_transfer_is_told_when_a_call_comes_to_it_without_its_value(
    shape: tuple[tuple[object, ...], str],
) -> None:
    flow = made(shape)
    told = {d.span.line for d in check(flow) if d.code == "IVRC321"}
    assert unset(flow, stops=True) <= told <= unset(flow, stops=False)


@settings(deadline=None)
@given(flows)
def test_each_typed_value_is_used_or_told_once(shape: tuple[tuple[object, ...], str]) -> None:
    flow = made(shape)
    dialled = {getattr(node, "extension", "") for node in flow.nodes.values()}
    told = [d.en.split('"')[1] for d in check(flow) if d.code == "IVRC322"]
    assert sorted(told) == sorted(set(Facts(flow).typed) - dialled)


def test_as_many_values_as_menus_are_followed_together() -> None:
    """Each menu asks for a value of its own, and each is dialled where the last one was typed and the others were not."""
    count = 1000
    nodes: list[Node] = []
    for number in range(count):
        ask, dial, next_ = f"问{number}", f"拨{number}", f"问{(number + 1) % count}"
        edge = Edge(causes.number(""), dial, at(number + 1))
        exits = (
            Retry(1, (), Edge(causes.SILENCE, next_, at(1))),
            Retry(1, (), Edge(causes.WRONG, dial, at(1))),
        )
        nodes.append(
            Menu(ask, at(number + 1), (), (Number((4,), "", edge, f"值{number}"),), 5000, 3000, *exits)
        )
        dialled = f"值{number if number % 2 else (number + 1) % count}"
        nodes.append(transfer(dial, lost=next_, line=number + 1)._replace(extension=dialled, destinations=()))
    flow = hotline(*nodes, fault="问0")
    told = [found for found in check(flow) if found.code == "IVRC321"]
    assert len(told) == count
    assert told[0].zh.count("→") > 1 and told[-1].zh.count("→") > 1
