"""The event of a switch that is turned: its name, and how it is from here on."""

from __future__ import annotations

from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.turn import Turn
from ivrc.flow.nodes import Hotline
from ivrc.flow.stand_in import desk_of, switch_of
from ivrc.simulate.events.kind import ANY, Asked, Doubt, EventKind, Shown, Wording, Words

ON, OFF = "on", "off"
_AWAY = {"离席": ON, "away": ON, "回席": OFF, "present": OFF}
"""How a desk is."""
_HOW = {"开": ON, "开着": ON, "打开": ON, "on": ON, "关": OFF, "关着": OFF, "关上": OFF, "off": OFF}


def _written(rest: str, hotline: Hotline) -> tuple[Asked, ...] | Doubt:
    """`SWITCH on`, or the switch alone for either; `DESK away`."""
    name, _, how = rest.partition(" ")
    known = tuple(dict.fromkeys(node.switch for node in of_kind(hotline, Turn)))
    if how.strip() in _AWAY and switch_of(name) in known:
        return (Asked((switch_of(name), _AWAY[how.strip()])),)
    if name not in known:
        named = tuple(desk_of(each) or each for each in known)
        return Doubt(f"没有一处开关“{name}”", f'nothing turns "{name}"', named)
    if how.strip() and how.strip() not in _HOW:
        return Doubt("名称后面写 开着 或 关着", "after the name stands on or off", ("on", "off"))
    return (Asked((name, _HOW.get(how.strip(), ""))),)


def _shown(what: tuple[str, ...], node: str, hotline: Hotline) -> Shown:
    name, how = what
    if desk := desk_of(name):
        away = how == ON
        return (desk, "离席" if away else "回席"), (desk, "away" if away else "present")
    return (name, {ON: "开着", OFF: "关着"}.get(how, how)), what


TURN = EventKind(
    "turn",
    {ANY: Words(Wording("开关", "{0} {1}"), Wording("turns", "{0} {1}", ("switch",)))},
    ("switch", "is"),
    read=_written,
    shows=_shown,
)
