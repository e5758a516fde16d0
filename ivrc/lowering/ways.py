"""Ways on: what is said on them and where they lead, 重听 返回 挂机 included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ivrc.diagnostics import Diagnostic, Span, finding
from ivrc.diagnostics.near import mend
from ivrc.flow.causes import NEXT, Cause
from ivrc.flow.graph import edges, with_edges
from ivrc.flow.kinds.say import Say
from ivrc.flow.nodes import Edge, Heard, Node
from ivrc.language import tree
from ivrc.language.words import folded
from ivrc.lowering.draft import Draft
from ivrc.lowering.kinds.hangup import hang_up
from ivrc.lowering.kinds.language import change
from ivrc.lowering.kinds.record import record
from ivrc.lowering.speech import plays
from ivrc.lowering.tongues import asked, base, in_tongue, nowhere, spoken_by

REPEAT = frozenset(("重听", "repeat"))
BACK = frozenset(("返回", "back"))
HANG_UP = frozenset(("挂机", "hang up"))

_WORDS = ("挂机", "hang up", "重听", "repeat", "返回", "back")

_BACK_MARK = "\0"
_PARENTS = 5
"""Menus that are named where it is not clear which one is meant."""


def is_relative(way: tree.Way) -> bool:
    """Whether it means another node at every place it is inherited to (重听, 返回)."""
    return way.target is not None and folded(way.target.text) in REPEAT | BACK


def way_on(draft: Draft, way: tree.Way, owner: str, cause: Cause, menu: bool = False) -> Edge:
    """The edge of a way that leaves `owner`. Speech on it becomes a Say node `owner.cause`."""
    target = _target(draft, way, owner, menu)
    if not way.speech:
        return Edge(cause, target, way.span)
    spoken = plays(draft, way.speech)
    name = draft.made_for(owner, _stem(cause))
    return Edge(cause, say(draft, name, spoken, target, way.span), way.span)


def inherited(draft: Draft, way: tree.Way, cause: Cause) -> Edge:
    """The hotline's own way, made once however many blocks take it."""
    known = draft.shared.get(way)
    if known is None:
        known = draft.shared[way] = way_on(draft, way, draft.hotline, cause)
    return known


def say(draft: Draft, name: str, spoken: tuple[Heard, ...], target: str, span: Span) -> str:
    """Adds a Say node, and behind one that plays the recording notice the Record node that it allows."""
    if draft.notice and any(play.clip == draft.notice for play in spoken):
        recorded = draft.made_for(name, "record")
        draft.add(Say(name, span, spoken, Edge(NEXT, recorded, span)))
        record(draft, recorded, target, draft.notice_span or span, span)
    else:
        draft.add(Say(name, span, spoken, Edge(NEXT, target, span)))
    return name


def _stem(cause: Cause) -> str:
    return str(cause).replace("*", "star").replace("#", "hash").replace(" ", "-")


def _target(draft: Draft, way: tree.Way, owner: str, menu: bool) -> str:
    if way.target is None:
        draft.found.append(nowhere(way.span, way.language.text) if way.language else _no_target(draft, way))
        return ""
    if way.language is not None:
        return _in_another(draft, way, way.target, owner, menu)
    name = way.target.text
    if name in draft.blocks:
        return in_tongue(draft, name, draft.tongue)
    word = folded(name)
    if word in HANG_UP:
        return hang_up(draft, owner, way.target.span)
    if word in REPEAT:
        if menu:
            return owner
        draft.found.append(
            finding(
                "IVRC207",
                way.target.span,
                zh="“重听”只能用在菜单里：这里没有可以重听的菜单",
                en='"repeat" belongs in a menu: there is no menu to hear again here',
                mend_zh="写上要去的节点名称，或“返回”。",
                mend_en='Name the node to go to, or write "back".',
            )
        )
        return ""
    if word in BACK:
        draft.backs.append((owner, way.target.span))
        return f"{_BACK_MARK}{owner}"
    return "" if name in draft.lost else _no_node(draft, way.target)


def _in_another(draft: Draft, way: tree.Way, target: tree.Name, owner: str, menu: bool) -> str:
    """Where a way leads on which the call goes on in another language."""
    tongue = asked(draft, way)
    if tongue is None:
        return ""
    name = target.text
    if name not in draft.blocks:
        word = folded(name)
        if word in REPEAT and menu:
            name = base(draft, owner)
        elif word in REPEAT | BACK | HANG_UP:
            draft.found.append(nowhere(target.span, tongue.name, name))
            return ""
        else:
            return "" if name in draft.lost else _no_node(draft, target)
    return change(draft, tongue, in_tongue(draft, name, tongue), way.span)


def _no_node(draft: Draft, target: tree.Name) -> str:
    """Tells that there is no such node."""
    name = target.text
    near = draft.nearest(name, draft.blocks, _WORDS)
    zh, en = mend(
        near, "写一个叫这个名字的节点，或改正名称。", "Write a node of that name, or correct the name."
    )
    draft.found.append(
        finding(
            "IVRC203",
            target.span,
            zh=f"没有名为“{name}”的节点",
            en=f'there is no node "{name}"',
            mend_zh=zh,
            mend_en=en,
            fix=near or None,
        )
    )
    return ""


def _no_target(draft: Draft, way: tree.Way) -> Diagnostic:
    last = way.speech[-1] if way.speech else None
    zh, en = "在后面写上节点名称，或写“挂机”。", 'Write the name of a node after it, or "hang up".'
    if isinstance(last, tree.Text) and last.raw in draft.blocks:
        zh = f"节点名称不加引号：→ {last.raw}。引号里是说给客户听的话。"
        en = f"A node's name has no quotation marks: -> {last.raw}. They hold words that callers hear."
    return finding(
        "IVRC208",
        way.span,
        zh="箭头后面没有写去处，客户听完就没有下文了",
        en="no place to go follows the arrow: the caller would be left with nothing",
        mend_zh=zh,
        mend_en=en,
    )


def resolve_backs(draft: Draft, start: str) -> None:
    """Gives every 返回 its menu: the one menu from which the caller can have come. More than one is an error."""
    if not draft.backs:
        return
    parents = _parents(draft.nodes, draft.owners)
    order = {name: place for place, name in enumerate(draft.blocks)}
    whole = not draft.lost and not draft.broken and all(name in draft.nodes for name in draft.blocks)
    for owner, span in draft.backs:
        anchor = owner if owner in parents else start
        menus = sorted(
            _home(draft, owner, parents.get(anchor, ())), key=lambda name: order.get(name, len(order))
        )
        if len(menus) == 1 or not (menus or whole):
            continue
        if menus:
            more = len(menus) > _PARENTS
            listing_zh = "、".join(menus[:_PARENTS]) + ("等" if more else "")
            listing_en = ", ".join(menus[:_PARENTS]) + (" and others" if more else "")
            zh, en = (
                f"从{listing_zh}都能来到这里，“返回”不知道回哪一个",
                f'"back" is not clear: {listing_en} lead here',
            )
        else:
            zh, en = (
                "没有菜单通到这里，“返回”无处可回",
                'no menu leads here, so there is nothing to go "back" to',
            )
        draft.found.append(
            finding(
                "IVRC214",
                span,
                zh=zh,
                en=en,
                mend_zh="写上要回到的菜单的名称。",
                mend_en="Name the menu to go back to.",
            )
        )
    for name, node in draft.nodes.items():
        if any(edge.target.startswith(_BACK_MARK) for edge in edges(node)):
            draft.nodes[name] = _retargeted(draft, node, parents)


def home_of_backs(draft: Draft) -> None:
    """Asks for the menus to which a call goes back in another language than the first."""
    if not any(spoken_by(draft, owner) for owner, _ in draft.backs):
        return
    parents = _parents(draft.nodes, draft.owners)
    for owner, _ in draft.backs:
        _home(draft, owner, parents.get(owner, ()))


def _home(draft: Draft, owner: str, menus: Iterable[str]) -> set[str]:
    """The menus in the language of a node: who goes back stays in it."""
    if not draft.tongues:
        return set(menus)
    return {in_tongue(draft, base(draft, menu), spoken_by(draft, owner)) for menu in menus}


def _parents(nodes: dict[str, Node], owners: Mapping[str, str]) -> dict[str, set[str]]:
    """For each node the menus from which a call can come to it without passing through another menu, as they are written.

    Of a node that more menus lead to than a message names, not all are looked for: every way is walked a few times.
    """
    parents: dict[str, set[str]] = {name: set() for name in nodes}
    todo: list[tuple[str, str]] = []
    for name, node in nodes.items():
        if node.traits.takes_keys:
            todo.extend((owners.get(name, name), edge.target) for edge in edges(node))
    while todo:
        menu, name = todo.pop()
        if name not in nodes or menu == name or menu in parents[name] or len(parents[name]) > _PARENTS:
            continue
        parents[name].add(menu)
        if not nodes[name].traits.takes_keys:
            todo.extend((menu, edge.target) for edge in edges(nodes[name]))
    return parents


def _retargeted(draft: Draft, node: Node, parents: dict[str, set[str]]) -> Node:
    def one(edge: Edge) -> Edge:
        if not edge.target.startswith(_BACK_MARK):
            return edge
        menus = sorted(_home(draft, edge.target[1:], parents.get(edge.target[1:], ())))
        return edge._replace(target=menus[0] if menus else "")

    return with_edges(node, one)
