"""One call on the switch: its events are read as they come, and the caller acts where the simulator's would."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

from ivrc.flow.kinds.branch import Branch
from ivrc.flow.kinds.lookup import TIMED_OUT, Lookup
from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.flow.nodes import Node
from ivrc.flow.secret import asks_secret
from ivrc.simulate.caller import NOTHING, Typed
from ivrc.simulate.match import together
from ivrc.simulate.replies import read
from ivrc.simulate.trace import Event
from ivrc.simulate.world import World
from ivrc.switches.asterisk.driver import acts, endpoints
from ivrc.switches.asterisk.driver.acts import Telephone
from ivrc.switches.asterisk.driver.ami import Manager, Message
from ivrc.switches.asterisk.driver.clock import Clock
from ivrc.switches.asterisk.driver.desks import Desks, clip_ms
from ivrc.switches.asterisk.driver.kept import kept, records
from ivrc.switches.asterisk.driver.local import Local
from ivrc.switches.asterisk.driver.reading import Sent
from ivrc.switches.asterisk.driver.translate import Position, Translator
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.verify.driver import Driven, Enough, Kept, Placed, never

MOST_EVENTS, MOST_TOLD = 3000, 10_000
"""A call that leaves more events, or of which the switch tells more, goes round in circles."""
_APART = 1.0
"""Seconds after which no further key of an entry is awaited that was typed in one go, a tenth of a second apart."""
_LOST_KEYS = 3
"""Keys typed into an uninterruptible clip: as many as surely fall into it."""


class Call:
    """A call under way. `over` is set when it has ended; then `driven` says what came of it."""

    def __init__(
        self,
        manager: Manager,
        placed: Placed,
        plan: Plan,
        destinations: Sequence[str],
        ids: tuple[str, str],
        places: endpoints.Around = endpoints.PRIVATE,
        desks: Path | None = None,
        sounds: str = "",
        telephone: Telephone | None = None,
        enough: Enough = never,
    ) -> None:
        self.caller_id, self.hotline_id = ids
        self.over = asyncio.Event()
        self.heard_from = 0
        self._manager, self._placed, self._plan = manager, placed, plan
        self._read = Translator(plan, destinations, placed.given.lengths_ms)
        self._read.missing = placed.given.missing
        self._desks = Desks(manager, placed, self._read, places.desk, desks, sounds)
        self._enough = enough
        self._telephone = telephone or Local(manager, places.caller, lambda: self.give_up("gone"))
        self._rest = ""
        self._coming = 0
        self._due = 0
        self._hanging_up = False
        self._hides = False
        """Whether a secret is typed where the call is: it leaves no key for what comes next, and takes none."""
        self._talked = False
        """Whether keys were typed in a talk: none of them may come after it, unless others do in a message."""
        self._trouble = ""
        self._given_up = False
        self._clock = Clock(manager, placed.clock)
        self._key_at = 0.0
        self._hotline_channel = ""

    @property
    def name(self) -> str:
        """The call's name."""
        return self._placed.name

    @property
    def trace(self) -> Sequence[Event]:
        """What it has told so far."""
        return self._read.trace

    async def kept(self, spool: Path) -> tuple[Kept, ...]:
        """What it leaves behind below a folder, once that is whole; nothing where it was given up."""
        return () if self._given_up else await kept(self._read, spool, self.hotline_id)

    def records(self) -> tuple[str, ...] | None:
        """The lines by which its record was told; None where none is kept, and where it was given up."""
        return None if self._given_up else records(self._plan, self.hotline_id)

    def driven(
        self,
        recording: Path | None,
        files: tuple[Kept, ...] = (),
        records: tuple[str, ...] | None = None,
        world: World | None = None,
    ) -> Driven:
        """What came of it."""
        read = self._read
        return Driven(
            tuple(read.trace), tuple(read.waits), tuple(read.plays), recording, self._trouble, tuple(read.steps),
            files, records, world,
        )  # fmt: skip

    def give_up(self, trouble: str) -> None:
        """Ends the call from outside. Whatever it still tells goes unread."""
        self._trouble = self._trouble or trouble
        self._given_up = True
        self._telephone.hang_up()
        if self._hotline_channel:
            self._manager.tell("Hangup", Channel=self._hotline_channel)

    def asked(self, service: str, sent: Mapping[str, str]) -> str:
        """A service is asked by the call: its answer. The switch may be a step behind with what it tells."""
        reply = self._placed.caller.asked(service)
        self._read.sent.append(Sent(service, sent, hangs=read(reply)[0] == TIMED_OUT))
        return reply

    def feed(self, event: Message) -> None:
        """An event of one of the call's channels."""
        self.heard_from += 1
        channel = event.get("Uniqueid")
        if self._given_up:
            if channel == self.hotline_id and event["Event"] == "Hangup":
                self.over.set()
        elif channel == self.hotline_id:
            self._on_hotline(event)
        elif channel == self.caller_id:
            self._telephone.feed(event)
        elif event["Event"] == "Newexten" and endpoints.rings(
            event["Context"], event["Extension"], event["Application"]
        ):
            self._read.rings(event)
            self._desks.rings(event, self.hotline_id)
        else:
            self._read.on_desk(event)

    # The caller's telephone

    def _type(self, keys: str, after_ms: int, due: int = 1) -> None:
        """Types keys; so many of them have to arrive before the switch goes on, or the call was too slow."""
        self._coming, self._due = len(keys), due
        self._telephone.do(acts.keys(keys, after_ms))

    def _hang_up(self, after_ms: int) -> None:
        self._hanging_up = True
        self._telephone.do(acts.hang_up(after_ms))

    # The hotline

    def _on_hotline(self, event: Message) -> None:
        self._hotline_channel = event.get("Channel", "")
        told = len(self._read.trace)
        for position in self._read.feed(event):
            self._react(position, float(event.get("Timestamp", "0")))
        if self._desks.late(self._read.trace[told:]) or self._read.unheard:
            self._is_late()
        if len(self._read.trace) > MOST_EVENTS or self.heard_from > MOST_TOLD:
            self._trouble = ""
            self.give_up("stuck")
        elif not self._trouble and not self._read.interrupted and self._enough(self._read.trace):
            self.give_up("parted")

    def _react(self, position: Position, now: float) -> None:
        match position.kind:
            case "on":
                behind = self._due > 0 or self._hanging_up or self._breaks_off(now)
                if behind and position.what != "h" and not self._read.failed:
                    self._is_late()
            case "key":
                if self._talked and not self._coming and self._read.doing.kind != "answered":
                    self._is_late()
                self._key_at = now
                self._due -= 1
                self._coming -= 1
                self._read.ahead = False
            case "enter":
                self._enter(self._placed.hotline.nodes[position.what])
            case "clip":
                self._clip(position)
            case "pause":
                self._pause()
            case "wait":
                self._wait(position)
            case "dial":
                self._rest = ""
                self._desks.called(position.pieces)
            case "answered":
                self._read.talk_ms = acts.talk_ms(self._desks.caller_ends, self._desks.told_ms)
                self._telephone.do(acts.talk(self._desks.caller_ends, self._desks.told_ms))
                self._talked = True
            case "queued":
                self._queued(position)
            case "music" if not self._coming:
                self._telephone.do(acts.listen())
            case "message":
                self._message(position)
            case "over":
                self.over.set()

    def _is_late(self) -> None:
        """The switch or we were too slow for the call to say anything."""
        self._trouble = self._trouble or "late"

    def _breaks_off(self, now: float) -> bool:
        """Whether the keys of one entry came too far apart (in the switch's time) for it to be one."""
        return self._coming > 0 and now - self._key_at > _APART

    def _enter(self, node: Node) -> None:
        hides, self._hides = self._hides, asks_secret(self._placed.hotline, node)
        if isinstance(node, Lookup | Transfer | Voicemail) or hides or self._hides:
            self._rest = ""
        elif isinstance(node, Branch) and not self._clock.goes_on(self._hotline_channel):
            self._is_late()

    def _clip(self, position: Position) -> None:
        name, given = position.what, self._placed.given
        if not position.interruptible:
            self._rest = ""
        pieces = position.pieces or (name,)
        if not given.missing.isdisjoint(pieces):
            return
        if self._rest:
            self._send_ahead()
            return
        length = sum(clip_ms(self._placed, piece) for piece in pieces)
        typed = self._placed.caller.during(name, length, position.interruptible)
        if typed.keys and not position.interruptible:
            lost = typed.keys[:_LOST_KEYS]
            self._type(lost, min(typed.after_ms, 100), due=len(lost))
        self._act(typed, min(typed.after_ms, 200, length // 3), position.interruptible)

    def _pause(self) -> None:
        """Of the keys typed in one go before it the next falls into it, and it takes whatever else was to come."""
        lost, self._rest = self._rest[:1], ""
        if lost:
            self._type(lost, 0)

    def _wait(self, position: Position) -> None:
        if self._coming > 0:
            return
        if self._rest:
            self._send_ahead()
            return
        typed = self._placed.caller.waiting(position.what, position.limit_ms, position.first)
        self._act(typed, min(typed.after_ms, 500, position.limit_ms // 4), True)

    def _act(self, typed: Typed, after_ms: int, taken: bool) -> None:
        if typed.keys and taken:
            self._rest = typed.keys
            self._type(self._chunk(), after_ms)
        elif typed.hangs_up:
            self._hang_up(after_ms)

    def _send_ahead(self) -> None:
        self._read.ahead = True
        self._type(self._chunk(), 0)

    def _chunk(self) -> str:
        """The keys to send now: those of one entry where a menu collects, else one, which will wait for its menu.
        What is typed after that belongs to wherever the switch goes then."""
        menu = self._read.collecting
        count = 1 if menu is None else together(self._read.keys, self._rest, menu.entries)
        chunk, self._rest = self._rest[:count], self._rest[count:]
        return chunk

    def _queued(self, position: Position) -> None:
        """In a queue: agents are called, and if none of them answers the caller may do something."""
        self._desks.called(position.pieces)
        asked = self._placed.caller.waiting
        answered = self._desks.outcome == "answered"
        typed = NOTHING if answered else asked(position.what, position.limit_ms, True)
        keys, self._rest = typed.keys[:1], typed.keys[1:]
        self._coming = self._due = len(keys)
        self._hanging_up = typed.hangs_up and not keys
        self._telephone.do(acts.listen(keys, hangs_up=self._hanging_up))

    def _message(self, position: Position) -> None:
        self._talked = False
        lasts_ms, hangs_up = self._placed.caller.message_ms(position.what, position.limit_ms)
        whole = lasts_ms >= position.limit_ms and not hangs_up
        lasts_ms = acts.message_ms(lasts_ms, position.limit_ms)
        node = self._placed.hotline.nodes.get(self._read.node)
        if hangs_up:
            self._hanging_up = True
            self._telephone.do(acts.broken_off_message(lasts_ms))
        elif isinstance(node, Voicemail):
            act, takes_ms = acts.message(lasts_ms, node.end_key, whole)
            self._read.message_ms = position.limit_ms if whole else takes_ms
            self._coming = self._due = 0
            self._telephone.do(act)
