"""IVRC349: a callback is noted for a caller whose number is not shown, and nobody knows which number to call."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.checks.story import story
from ivrc.flow.conditions.area import Area
from ivrc.flow.conditions.caller import Caller
from ivrc.flow.conditions.listed import Listed
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.kinds.note import CALLBACKS, NUMBERS, Note
from ivrc.flow.nodes import Edge, Node
from ivrc.flow.values import TYPED
from ivrc.simulate.conditions import area, caller


def find(facts: Facts) -> Iterator[Finding]:
    """Each note of a callback to which a call comes that shows no number, and which holds none that was typed."""
    noted = [node for node in facts.nodes.values() if isinstance(node, Note) and _for_callback(facts, node)]
    if not noted:
        return
    ways = {name: _withheld(facts, node) for name, node in facts.nodes.items()}
    tree = facts.search(facts.sources, ways=ways)
    for node in noted:
        if node.id in tree:
            way = story(facts, node.id, tree)
            yield Finding(
                node.span,
                f"不显示号码的来电走到这里，记下的“{node.table}”没有号码，没有人知道该回拨哪里：{way.zh}",
                f'a call that shows no number comes here, and what is noted in "{node.table}" has no number: nobody knows '
                f"whom to call: {way.en}",
                "改用一节回电，它会向不显示号码的来电者问号码；或者前面分开：分支 → 主叫不显示 → 收号。",
                "Use a callback block, which asks a caller who shows no number for one; or branch before it: caller withheld -> a "
                "collect block.",
                course=way.course._replace(withheld=True).to("note"),
            )


def _for_callback(facts: Facts, note: Note) -> bool:
    """Whether a note asks for a callback and has no number that is typed, nor one that is written."""
    if note.table not in CALLBACKS:
        return False
    field = next((field for field in note.fields if field.name in NUMBERS), None)
    value = facts.hotline.values.get(field.value) if field and field.value else None
    return field is None or (value is not None and value.source != TYPED)


def _withheld(facts: Facts, node: Node) -> tuple[Edge, ...]:
    """The ways on of a call that shows no number."""
    if not isinstance(node, Branch):
        return facts.ways[node.id]
    open_ = list[Edge]()
    for case in node.cases:
        match case.test:
            case Caller():
                holds: bool | None = caller.true_of(case.test, "")
            case Area():
                holds = area.true_of(case.test, "")
            case Listed():
                holds = False
            case _:
                holds = None
        if holds is not False and case.edge in facts.ways[node.id]:
            open_.append(case.edge)
        if holds:
            return tuple(open_)
    return (*open_, *(edge for edge in facts.ways[node.id] if edge == node.otherwise))


CHECK = Check("IVRC349", find)
