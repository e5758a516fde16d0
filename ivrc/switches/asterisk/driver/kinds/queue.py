"""A queue's events: a caller comes to it, agents are called, and what comes of it."""

from __future__ import annotations

from ivrc.flow.kinds.queue import Between, Queue
from ivrc.flow.kinds.transfer import ONCE
from ivrc.simulate.events import queue, transfer
from ivrc.simulate.events.keys import KEY
from ivrc.simulate.kinds.queue import PATIENCE_MS
from ivrc.switches.asterisk.driver.endpoints import telephone
from ivrc.switches.asterisk.driver.reading import Reader, Reading
from ivrc.switches.asterisk.text import labels
from ivrc.switches.asterisk.text.kinds.queue import ANSWERED, CAME, EMPTY, FULL, OUT, QUEUE, TOO_LONG
from ivrc.switches.asterisk.text.queues import music
from ivrc.verify.driver import Played, Wait
from ivrc.verify.position import Position
from ivrc.verify.sounds import MUSIC

_WHY = {TOO_LONG: queue.TOO_LONG, FULL: queue.FULL, **dict.fromkeys(EMPTY, queue.NO_AGENTS)}
_HEARD_MS = 1200
"""Music that lasts as long is heard."""
_NOT_YET = -1
_GRAIN_MS = 1000
"""The switch counts how long somebody waits in whole seconds."""


def _comes(read: Reading, data: str, at: int) -> list[Position]:
    node = read.current
    if not isinstance(node, Queue) or read.queued:
        return []  # as a key leaves the queue the switch tells of it once more, at the extension of the key
    name, options, *_, seconds = (*data.split(","), "", "", "", "", "")[:5]
    meant = (read.plan.contexts[node.id], "c", str(node.longest_seconds))
    read.tell(at, queue.QUEUE, read.hotline.owner(node.id) if (name, options, seconds) == meant else data)
    read.status, read.queued, read.told_between, read.joined = "", True, "", _NOT_YET
    read.began = len(read.plays)
    _music(read, node)
    return []


def _music(read: Reading, node: Queue) -> None:
    read.plays.append(Played(f"{MUSIC}{music(node)}", cut=True))


def _joined(read: Reading, position: str, at: int) -> list[Position]:
    """The switch takes the caller in: agents are called from here on."""
    node = read.current
    if not isinstance(node, Queue):
        return []
    read.place, read.joined, read.music_from = int(position or 1), at, at
    if node.between and node.between.of_places:
        return []  # nobody is called, and nobody does anything, until the place has been said
    return _waits(read, node, at)


def _waits(read: Reading, node: Queue, at: int) -> list[Position]:
    return read.do(Position("queued", node.id, limit_ms=PATIENCE_MS, pieces=node.agents), at)


def _answers(read: Reading, interface: str, at: int) -> list[Position]:
    if not interface or not read.queued or read.doing.kind != "queued":
        return []
    _heard(read, at)
    read.queued = False
    read.tell(at, queue.LEFT, queue.ANSWERED)
    read.tell(at, transfer.TAKEN, telephone(interface, read.destinations) or interface)
    return read.do(Position("answered"), at)


def _heard(read: Reading, at: int) -> None:
    """What plays now stops. Music that began at once may not be heard."""
    if read.music_from is not None and at - read.music_from >= _HEARD_MS and read.plays:
        read.plays[-1] = read.plays[-1]._replace(cut=False)
    read.music_from = None


def _stops(read: Reading, _class: str, at: int) -> list[Position]:
    """The music stops: for words between it, or because the wait is over."""
    node = read.current
    if isinstance(node, Queue) and node.between and read.queued and read.music_from is not None:
        _heard(read, at)
        clip = _between(read, node, node.between)
        read.plays.append(Played(clip, cut=True))
    return []


def _starts(read: Reading, _class: str, at: int) -> list[Position]:
    """It begins, or goes on: what was said between it was said."""
    node = read.current
    if (
        isinstance(node, Queue)
        and node.between
        and read.joined != _NOT_YET
        and read.queued
        and read.music_from is None
    ):
        read.told_between = read.plays[-1].clip
        read.plays[-1] = read.plays[-1]._replace(cut=read.told_between in read.missing)
        _music(read, node)
        read.music_from = at
        if node.between.of_places and read.doing.kind != "queued":
            read.tell(at, queue.ANNOUNCED, read.told_between, ambient=True)
            return _waits(read, node, at)
    return []


def _between(read: Reading, node: Queue, said: Between) -> str:
    """The clip of the place in which somebody came: nobody else waits where calls are made one by one."""
    return said.clips[min(read.place, len(said.clips)) - 1]


def _waited(read: Reading, _queued: Position, at: int) -> None:
    _heard(read, at)


def _left(read: Reading, status: str, at: int) -> list[Position]:
    node = read.current
    if not isinstance(node, Queue) or not read.queued or not status:
        return []
    if why := _WHY.get(status):
        if read.doing.kind != "queued":
            del read.plays[read.began :]
        elif why == queue.TOO_LONG:
            _heard(read, at)
            wanted = node.longest_seconds * 1000
            late = _GRAIN_MS + (read.lengths_ms.get(read.told_between, 0) if node.between else 0)
            read.waits.append(Wait(node.id, "queue", wanted, at - read.joined, _GRAIN_MS, late))
            if node.between and read.told_between and not node.between.of_places:
                read.tell(at, queue.ANNOUNCED, read.told_between, ambient=True)
        read.tell(at, queue.LEFT, why)
        read.queued = False
    return []


def _extension(read: Reading, node: Queue, name: str, _application: str, at: int) -> None:
    if name.startswith(OUT) and read.queued:
        read.tell(at, KEY, name.removeprefix(OUT))
        read.tell(at, queue.LEFT, queue.KEY)
        read.queued = False


def offered(read: Reading, agent: str, at: int) -> None:
    """An agent's telephone rings."""
    node = read.current
    if isinstance(node, Queue) and node.order in ("", ONCE):
        read.tell(at, queue.OFFERED, agent, ambient=True)


READER = Reader[Queue](
    applications={QUEUE.lower(): _comes},
    variables={
        "QueueCallerJoin": _joined,
        "MusicOnHoldStop": _stops,
        "MusicOnHoldStart": _starts,
        labels.QUEUE_STATUS: _left,
        labels.MEMBER: _answers,
    },
    ends={"queued": _waited},
    extension=_extension,
    hangs_up=lambda extension: "agent" if extension == f"{CAME}{ANSWERED}" else "",
)
