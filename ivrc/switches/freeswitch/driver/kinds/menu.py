"""A menu's events: its waits, its keys, silence and what is no entry."""

from __future__ import annotations

from ivrc.flow.kinds.menu import Menu
from ivrc.flow.secret import HIDDEN
from ivrc.simulate.events.keys import SILENCE, WRONG
from ivrc.switches.freeswitch.driver.reading import Reader, Reading
from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.run import READ
from ivrc.verify.driver import Wait
from ivrc.verify.position import Position


def _waits(read: Reading, _data: str, at: int) -> list[Position]:
    node = read.current
    if not isinstance(node, Menu):
        return []
    limit = node.first_key_ms if read.first else node.inter_key_ms
    return read.do(Position("wait", node.id, limit_ms=limit, first=read.first), at)


def _waited(read: Reading, wait: Position, at: int) -> None:
    what = "first key" if wait.first else "inter-key"
    read.waits.append(Wait(wait.what, what, wait.limit_ms, at - read.since))


def _first(read: Reading, _data: str, _at: int) -> list[Position]:
    read.first = True
    return []


def _further(read: Reading, _data: str, _at: int) -> list[Position]:
    read.first = False
    return []


def _typed(read: Reading, keys: str, _at: int) -> list[Position]:
    read.typed = keys
    return []


def _silence(read: Reading, _strokes: str, at: int) -> list[Position]:
    read.tell(at, SILENCE)
    return []


def _wrong(read: Reading, _strokes: str, at: int) -> list[Position]:
    read.tell(at, WRONG, HIDDEN if read.hides else read.typed)
    return []


READER = Reader[Menu](
    applications={READ: _waits},
    variables={labels.TYPED: _typed, labels.SILENCES: _silence, labels.WRONGS: _wrong},
    steps={
        **dict.fromkeys((labels.FIRST_KEY, labels.FIRST_HIDDEN, labels.KEPT[labels.FIRST_HIDDEN]), _first),
        **dict.fromkeys(
            (labels.FURTHER_KEY, labels.FURTHER_HIDDEN, labels.KEPT[labels.FURTHER_HIDDEN]), _further
        ),
        **dict.fromkeys((labels.AFTER_FULL, labels.FULL_HIDDEN), _further),
    },
    ends={"wait": _waited},
)
