"""A menu's events: its waits, its keys, silence and what is no entry."""

from __future__ import annotations

from ivrc.flow.entries import end_keys
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.secret import HIDDEN
from ivrc.simulate.events.keys import SILENCE, WRONG
from ivrc.switches.asterisk.driver import secret
from ivrc.switches.asterisk.driver.reading import Reader, Reading
from ivrc.switches.asterisk.text import labels
from ivrc.switches.asterisk.text.number import WAIT_FOR_KEYS
from ivrc.switches.asterisk.text.secret import NO_KEY
from ivrc.switches.asterisk.text.secret import WAIT as WAIT_ONE_KEY
from ivrc.verify.driver import Wait
from ivrc.verify.position import Position


def _waits(read: Reading, _data: str, at: int) -> list[Position]:
    menu = read.collecting
    if menu is None:
        return []
    first = read.context in read.nodes and not read.keys
    limit = menu.first_key_ms if first else menu.inter_key_ms
    return read.do(Position("wait", menu.id, limit_ms=limit, first=first), at)


def _waited(read: Reading, wait: Position, at: int) -> None:
    if at:
        what = "first key" if wait.first else "inter-key"
        read.waits.append(Wait(wait.what, what, wait.limit_ms, at - read.since))


def _no_entry(read: Reading, typed: str, _at: int) -> list[Position]:
    read.wrong = typed
    return []


def _extension(read: Reading, node: Menu, name: str, _application: str, at: int) -> None:
    if secret.hides(read):
        _hidden(read, name, at)
    elif name == labels.TIME_OUT:
        if not (read.keys and end_keys(node)):
            read.keys = ""
            read.tell(at, SILENCE)
    elif name == labels.WRONG:
        read.tell(at, WRONG, read.wrong or read.keys)
        read.keys = read.wrong = ""
    elif not end_keys(node) and not name.startswith(labels.FIRST_KEY):
        read.keys = ""


def _hidden(read: Reading, name: str, at: int) -> None:
    """The same where a secret is typed."""
    if name == NO_KEY and not read.keys:
        read.tell(at, SILENCE)
    elif name == labels.WRONG:
        read.tell(at, WRONG, HIDDEN)
        secret.refused(read)
        read.keys = ""


READER = Reader[Menu](
    applications={WAIT_FOR_KEYS.lower(): _waits, WAIT_ONE_KEY.lower(): _waits},
    variables={labels.INVALID: _no_entry},
    ends={"wait": _waited},
    extension=_extension,
)
