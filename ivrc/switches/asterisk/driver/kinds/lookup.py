"""A look-up's events: what the service was sent, how long it took, and what came of it."""

from __future__ import annotations

from urllib.parse import unquote

from ivrc.flow.kinds.lookup import TIMED_OUT, Lookup
from ivrc.flow.secret import HIDDEN
from ivrc.simulate.events import lookup as events
from ivrc.simulate.events import note
from ivrc.switches.asterisk.driver.ami import Message
from ivrc.switches.asterisk.driver.reading import Reader, Reading, Sent
from ivrc.switches.asterisk.text.kinds.lookup import ASK, ASKED, FIELDS, HOW, REPLY, SERVICE
from ivrc.switches.asterisk.text.kinds.lookup import MUSIC as STARTS
from ivrc.switches.notes import read as fields_of
from ivrc.verify.driver import Played, Wait
from ivrc.verify.position import Position
from ivrc.verify.sounds import MUSIC

_LATE_MS = 1000
_HEARD_MS = 1200
"""Music that lasts as long is heard."""


def _asks(read: Reading, event: Message, at: int) -> None:
    fields = note.joined(fields_of(event.get(FIELDS, "")))
    read.tell(at, events.ASK, unquote(event.get(SERVICE, "")), fields)


def _waits(read: Reading, application: str, data: str, at: int) -> None:
    if application == "set" and data.startswith(f"{ASKED}=") and isinstance(read.current, Lookup):
        if read.current.music:
            read.plays.append(Played(f"{MUSIC}{read.current.music}", cut=True))
        read.do(Position("asks", read.node, limit_ms=read.current.longest_seconds * 1000), at)


def _music(_read: Reading, name: str, _at: int) -> list[Position]:
    return [Position("music", name)]


def _over(read: Reading, doing: Position, at: int) -> None:
    """It has answered, or was given up. What it was sent is what it says itself; a secret is sent as it was typed."""
    read.asked_ms = at - read.since
    if read.asked_ms >= _HEARD_MS and read.plays and read.plays[-1].clip.startswith(MUSIC):
        read.plays[-1] = read.plays[-1]._replace(cut=False)
    sent = read.sent.popleft() if read.sent else None
    read.hangs = sent is not None and sent.hangs
    asked = read.trace[-1]
    if asked.kind == events.ASK.name:
        read.trace[-1] = asked._replace(what=_of(read, sent) if sent else ("",))


def _of(read: Reading, sent: Sent) -> tuple[str, ...]:
    fields = [(name, HIDDEN if what in read.secrets else what) for name, what in sent.fields.items()]
    return sent.service, note.joined(fields)


def _replies(read: Reading, event: Message, at: int) -> None:
    how, node = event.get(HOW, ""), read.current
    if how == TIMED_OUT and isinstance(node, Lookup):
        due = node.longest_seconds * 1000
        read.waits.append(Wait(node.id, "service", due, read.asked_ms, 0, _LATE_MS))
        read.unheard = read.unheard or not read.hangs
    read.hangs = False
    read.tell(at, events.REPLY, how)


READER = Reader[Lookup](
    applications={STARTS.lower(): _music},
    messages={ASK: _asks, REPLY: _replies},
    ends={"asks": _over},
    step=_waits,
)
