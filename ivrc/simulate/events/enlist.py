"""The event of a number that is put in a list or taken out."""

from __future__ import annotations

from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.enlist import Enlist
from ivrc.flow.nodes import Hotline
from ivrc.simulate.events.kind import ANY, Asked, Doubt, EventKind, Shown, Wording, Words

IN, OUT = "in", "out"
_HOW = {"加入": IN, "in": IN, "移出": OUT, "out": OUT}


def _written(rest: str, hotline: Hotline) -> tuple[Asked, ...] | Doubt:
    """`LIST NUMBER in`, or as much of it as matters."""
    name, _, more = rest.partition(" ")
    number, _, how = more.partition(" ")
    known = tuple(dict.fromkeys(node.list for node in of_kind(hotline, Enlist)))
    if name not in known:
        return Doubt(f"没有一处加减名单“{name}”", f'nothing changes the list "{name}"', known)
    if how.strip() and how.strip() not in _HOW:
        return Doubt("号码后面写 加入 或 移出", "after the number stands in or out", (IN, OUT))
    return (Asked((name, number, _HOW.get(how.strip(), ""))),)


def _shown(what: tuple[str, ...], node: str, hotline: Hotline) -> Shown:
    name, number, how = what
    return (name, number, {IN: "加入", OUT: "移出"}.get(how, how)), what


ENLIST = EventKind(
    "enlist",
    {ANY: Words(Wording("名单", "{0} {1} {2}"), Wording("list", "{0} {1} {2}"))},
    ("list", "caller", "place"),
    read=_written,
    shows=_shown,
)
