"""The events that any call has: it is answered, goes from node to node, and ends."""

from __future__ import annotations

from ivrc.flow.nodes import Hotline
from ivrc.simulate.events.kind import ANY, Asked, Doubt, EventKind, Wording, Words


def _node(rest: str, hotline: Hotline) -> tuple[Asked, ...] | Doubt:
    if rest in hotline.nodes:
        return (Asked((rest,)),)
    return Doubt(f"没有名为“{rest}”的节点", f'there is no node "{rest}"', tuple(hotline.nodes))


ANSWER = EventKind("answer", {ANY: Words(Wording("接通"), Wording("answered"))})
GOTO = EventKind(
    "goto",
    {ANY: Words(Wording("进入", "{0}", ("转到", "去")), Wording("enters", "{0}", ("goes to",)))},
    ("node",),
    read=_node,
    unnoticed=True,
)
HANGUP = EventKind(
    "hangup",
    {
        "caller": Words(Wording("客户挂机"), Wording("caller hangs up", also=("the caller hangs up",))),
        "flow": Words(Wording("系统挂机"), Wording("the hotline hangs up")),
        "agent": Words(Wording("坐席挂机，通话结束", also=("坐席挂机",)), Wording("the agent hangs up")),
        "fault": Words(Wording("因故障挂机"), Wording("hung up on a fault")),
    },
    ("who",),
    loose=("挂机", "hangs up"),
)
