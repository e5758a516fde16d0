"""The manners in which a service fails or keeps callers waiting: of all of them comes the one written way."""

from __future__ import annotations

from collections.abc import Mapping

from ivrc.coverage.replies import USUAL
from ivrc.flow.kinds.lookup import FAILED, NONE, TIMED_OUT, Lookup
from ivrc.flow.nodes import Hotline
from ivrc.simulate import replies
from ivrc.simulate.replies import CUT, GARBAGE, SILENT, SLOW, STATUS

FAILS, IS_LATE = f"{FAILED} {STATUS}", f"{TIMED_OUT} {SILENT}"
LACKS, FORM = "lacks", "form"
WORDS = {
    STATUS: ("状态码是出错", "fails by its status"),
    CUT: ("没有答完", "breaks off its answer"),
    GARBAGE: ("答的不成样子", "answers garbage"),
    LACKS: ("少答一项", "leaves out a value"),
    NONE: ("答没有", "answers that there is none"),
    SILENT: ("不答", "does not answer"),
    SLOW: ("答不完", "never comes to the end of its answer"),
}
_OF_NO_FORM = "1e3"


def replies_of(hotline: Hotline, node: Lookup) -> Mapping[str, str]:
    """How a service fails of which a node asks, by the manner; where it keeps values, with all of them but one that is as usual."""
    found = {
        STATUS: FAILS,
        CUT: f"{FAILED} {CUT}",
        GARBAGE: f"{FAILED} {GARBAGE}",
        SILENT: IS_LATE,
        SLOW: f"{TIMED_OUT} {SLOW}",
    }
    if node.none is None:
        found[NONE] = NONE
    if node.found.names:
        usual = {name: USUAL[hotline.values[name].kind] for name in node.found.names}
        found[LACKS] = replies.found({name: usual[name] for name in node.found.names[:-1]})
        found |= {f"{FORM} {name}": replies.found({**usual, name: _OF_NO_FORM}) for name in usual}
    return found


def manner(hotline: Hotline, name: str, reply: str) -> str:
    """In which manner an answer fails that a node is given; empty where it does not, or leaves it open."""
    node = hotline.nodes[name]
    assert isinstance(node, Lookup)
    how, values = replies.read(reply)
    if replies.outcome(hotline, node, reply)[0] not in (FAILED, TIMED_OUT):
        return ""
    if how == NONE:
        return NONE
    if how in (FAILED, TIMED_OUT):
        return replies.manner(reply)
    odd = next((name for name in node.found.names if values.get(name) == _OF_NO_FORM), "")
    return f"{FORM} {odd}" if odd else LACKS


def words(what: str) -> tuple[str, str]:
    """What a manner is called."""
    how, _, name = what.partition(" ")
    return (f"答的{name}写法不对", f"gives {name} in another form") if how == FORM else WORDS[what]
