"""IVRC344: whoever calls a public number can turn a switch, or put any number in a list: no PIN is asked for on the way."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.course import course
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.flow.conditions.called import Called
from ivrc.flow.entries import pins
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.kinds.enlist import Enlist
from ivrc.flow.kinds.turn import Turn
from ivrc.flow.nodes import Edge, Node
from ivrc.flow.stand_in import desk_of
from ivrc.flow.values import TYPED
from ivrc.simulate.events.enlist import ENLIST
from ivrc.simulate.events.turn import TURN

_INTERNAL = 6
"""Digits that the number of an internal line has at most; one that the public dials has more."""


def find(facts: Facts) -> Iterator[Finding]:
    """Each such line once. A caller who is put in a list, or taken out, is the caller's own affair."""
    public = frozenset(number for number in facts.hotline.numbers if len(number) > _INTERNAL)
    if not public:
        return
    ways = {name: _open(facts, node, public) for name, node in facts.nodes.items()}
    tree = facts.search(facts.sources, ways=ways)
    for name in tree:
        node = facts.nodes[name]
        if isinstance(node, Turn) and (desk := desk_of(node.switch)):
            zh, en = f"“{desk}”是否离席", f'whether "{desk}" is away'
        elif isinstance(node, Turn):
            zh, en = f"开关“{node.switch}”", f'the switch "{node.switch}"'
        elif isinstance(node, Enlist) and facts.hotline.values[node.value].source == TYPED:
            zh, en = f"名单“{node.list}”", f'the list "{node.list}"'
        else:
            continue
        event = TURN if isinstance(node, Turn) else ENLIST
        yield Finding(
            node.span,
            f"打热线的外线号码就能改{zh}，一路上没有核对口令",
            f"whoever calls a public number of the hotline can change {en}: no PIN is asked for on the way",
            "前面用收号核对口令：4至8位，以#结束，须是口令 管理员；或者只让内线号码进来：拨的是 8031 → …。",
            "Ask for a PIN before it, in a collect block: 4 to 8 digits, ended by #, must be the PIN manager; or let only an internal "
            "number lead here: called 8031 -> ….",
            course=course(tree, name)._replace(called=tuple(sorted(public))).to(event.name),
        )


def _open(facts: Facts, node: Node, public: frozenset[str]) -> tuple[Edge, ...]:
    """The ways on that a call of a public number can take without the right PIN."""
    shut = {number.edge for number in pins(node)}
    if isinstance(node, Branch):
        left = set(public)
        for case in node.cases:
            if not left or (isinstance(case.test, Called) and not left.intersection(case.test.numbers)):
                shut.add(case.edge)
            if isinstance(case.test, Called):
                left.difference_update(case.test.numbers)
        if not left:
            shut.add(node.otherwise)
    return tuple(edge for edge in facts.ways[node.id] if edge not in shut)


CHECK = Check("IVRC344", find)
