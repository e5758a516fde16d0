"""One call on the switch: its events are read as they come, and the caller acts where the simulator's would."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from pathlib import Path
from typing import Any

from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.flow.lengths import BEEP_MS, length_ms
from ivrc.flow.nodes import BEEP
from ivrc.simulate.caller import Typed
from ivrc.simulate.trace import Event
from ivrc.simulate.world import World
from ivrc.switches.freeswitch.driver import desk, esl
from ivrc.switches.freeswitch.driver.desks import Desks
from ivrc.switches.freeswitch.driver.endpoints import RINGS, Channel
from ivrc.switches.freeswitch.driver.recordings import kept
from ivrc.switches.freeswitch.driver.records import told
from ivrc.switches.freeswitch.driver.translate import Translator
from ivrc.switches.freeswitch.text.plan import Plan
from ivrc.verify.connection import Closed
from ivrc.verify.driver import Driven, Kept, Placed
from ivrc.verify.kept import written
from ivrc.verify.position import Position

Api = Callable[[str], Awaitable[str]]

TALK_MS = 1500
"""A conversation may be shorter than the script says: nothing but its length depends on it."""
MESSAGE_MS = 1500
MOST_EVENTS, MOST_TOLD = 3000, 10_000
"""A call that leaves more events, or of which the switch tells more, goes round in circles."""
_SETTLE_MS = 150
"""A key that was waiting ends a wait within this time; only then is the caller asked."""
_SURE = 0.02
"""Seconds by which the two clocks may be taken amiss."""


class Call:
    """A call under way. `over` is set when it has ended; then `driven` says what came of it."""

    def __init__(self, api: Api, placed: Placed, plan: Plan, names: Mapping[str, int], own: str) -> None:
        self.over = asyncio.Event()
        self.closed = asyncio.Event()
        self.heard_from = 0
        self.asked: list[float] = []
        """When channels were asked for: the caller's and the desks'."""
        self._api, self._placed, self._own = api, placed, own
        self._read = Translator(plan, names, placed.given.lengths_ms)
        self._plan = plan
        self._hotline = ""
        self._desks = Desks(placed, self._read, self._tell)
        self._tasks: set[asyncio.Task[None]] = set()
        self._place = object()
        self._due = False
        self._leaving = False
        self._unasked = False
        """Whether a wait has begun about which the caller is still to be asked."""
        self._behind, self._at = float("inf"), 0.0
        self._lost = 0.0
        """When keys were typed that a clip is to discard: it must not have stopped by then."""
        self._names = {str(number): name for name, number in names.items()}
        self._trouble = ""

    async def kept(self, root: Path) -> tuple[Kept, ...]:
        """What it leaves behind below a folder, once that is whole; nothing where it was given up."""
        return () if self._trouble else await written(list(kept(self._read, root)))

    async def records(self, tag: str) -> tuple[str, ...] | None:
        """The lines by which its record was told, of the hotline as it is called elsewhere; None where none
        is kept, and where it was given up."""
        lines = None if self._trouble else await told(self._plan, self._read.own)
        return None if lines is None else tuple(line.replace(f'"verify-{tag}-', '"') for line in lines)

    def driven(
        self,
        recording: Path | None,
        files: tuple[Kept, ...] = (),
        records: tuple[str, ...] | None = None,
        world: World | None = None,
    ) -> Driven:
        """What came of it."""
        read = self._read
        waits, plays = tuple(read.waits), tuple(read.plays)
        return Driven(tuple(read.trace), waits, plays, recording, self._trouble, (), files, records, world)

    @property
    def trace(self) -> Sequence[Event]:
        """What it has told so far."""
        return self._read.trace

    def give_up(self, trouble: str) -> None:
        """Says nothing about the hotline, and ends."""
        self._trouble = self._trouble or trouble
        self.over.set()

    def asks(self) -> None:
        """A channel is asked for now."""
        self.asked.append(time.monotonic())

    def refused(self) -> None:
        """The switch may not have taken one of the call's channels: nothing is known of the hotline then."""
        self._trouble = "refused"

    async def clear(self) -> None:
        """Ends what is left of the call on the switch."""
        for task in self._tasks:
            task.cancel()
        left = [channel for channel in (self._hotline, *self._desks.channels, self._own) if channel]
        for answer in [asyncio.ensure_future(self._api(f"uuid_kill {channel}")) for channel in left]:
            await answer

    def feed(self, channel: Channel, event: esl.Event) -> None:
        """An event of one of the call's channels."""
        self.heard_from += 1
        if channel.kind == "h" and channel.leg == "b":
            self._hotline = event.get("Unique-ID", "")
            self._tells(int(event.get("Event-Date-Timestamp", "0")) / 1e6)
            told = len(self._read.trace)
            for position in self._read.feed(event):
                self._react(position)
            if self._desks.late(self._read.trace[told:]):
                self._trouble = self._trouble or "late"
            if len(self._read.trace) > MOST_EVENTS or self.heard_from > MOST_TOLD:
                self.give_up("stuck")
        elif channel.kind == "h":
            if event["Event-Name"] == "CHANNEL_HANGUP_COMPLETE":
                self.closed.set()
                if not self._hotline:
                    self.give_up("gone")
        elif event["Event-Name"] == "CHANNEL_EXECUTE" and event.get("Application") == RINGS:
            name = self._names.get(channel.what, channel.what) if channel.kind == "d" else channel.what
            self._read.telephones[event.get("Channel-Name", "")[:-1] + "a"] = name
            desk.rings(self._read, event)
            self._desks.rings(event.get("Unique-ID", ""), name)
        else:
            desk.feed(self._read, event)

    def _tells(self, moment: float) -> None:
        """Sets our clock beside the switch's: no event is told before it happens, and the promptest one shows by how
        much they differ. A moment that we come to know late is known nevertheless."""
        self._behind = min(self._behind, time.time() - moment)
        self._at = moment + self._behind

    def _react(self, position: Position) -> None:
        match position.kind:
            case "on":
                self._moves(late=self._due or self._leaving or self._unasked)
            case "stopped":
                self._moves(late=position.what == "done" and (self._due or self._at < self._lost + _SURE))
                self._due = False
            case "key":
                self._due = self._unasked = False
                self._moves()
            case "clip":
                self._moves()
                self._clip(position)
            case "wait":
                self._moves()
                self._unasked = True
                self._later(_SETTLE_MS, lambda: self._wait(position), due=False)
            case "dial":
                for _ in position.pieces:
                    self.asks()
                self._desks.called(position.pieces)
            case "answered":
                self._moves()
                self._talks()
            case "message":
                self._moves()
                self._message(position)
            case "over":
                self.over.set()

    def _moves(self, late: bool = False) -> None:
        """The switch is somewhere else now."""
        self._place = object()
        if late:
            self._trouble = self._trouble or "late"

    # The caller

    def _clip(self, position: Position) -> None:
        given = self._placed.given
        clips = self._placed.hotline.clips
        words = {
            name: clips[name].text if name in clips else "" for name in position.pieces or (position.what,)
        }
        length = sum(given.lengths_ms.get(name) or length_ms(text) for name, text in words.items())
        if position.what == BEEP:
            length = BEEP_MS
        typed = self._placed.caller.during(position.what, length, position.interruptible)
        self._act(typed, min(typed.after_ms, length // 3), position.interruptible)

    async def _wait(self, position: Position) -> None:
        self._unasked = False
        typed = self._placed.caller.waiting(position.what, position.limit_ms, position.first)
        self._act(typed, min(typed.after_ms, 300, position.limit_ms // 4), taken=True)

    def _act(self, typed: Typed, after_ms: int, taken: bool) -> None:
        if typed.keys:
            self._type(typed.keys, after_ms, taken)
        if typed.hangs_up and not (typed.keys and taken):
            self._hang_up(after_ms)

    def _type(self, keys: str, after_ms: int, taken: bool) -> None:
        """Types keys in one go; they have to arrive before the switch goes on, or the call was too slow."""

        async def go() -> None:
            place = self._place
            await self._api(f"uuid_send_dtmf {self._own} {keys}")
            if not taken and place is self._place:
                self._due, self._lost = False, time.time()

        self._later(after_ms, go)

    def _hang_up(self, after_ms: int) -> None:
        async def go() -> None:
            await self._api(f"uuid_kill {self._hotline}")

        self._leaving = True
        self._later(after_ms, go, due=False)

    def _message(self, position: Position) -> None:
        lasts_ms, hangs_up = self._placed.caller.message_ms(position.what, position.limit_ms)
        node = self._placed.hotline.nodes.get(self._read.node)
        if (lasts_ms >= position.limit_ms and not hangs_up) or not isinstance(node, Voicemail):
            return
        lasts_ms = min(lasts_ms, MESSAGE_MS, position.limit_ms // 2)
        end_key = node.end_key

        async def ends() -> None:
            await self._api(f"uuid_send_dtmf {self._own} {end_key}")

        if hangs_up:
            self._hang_up(lasts_ms)
        else:
            self._later(lasts_ms, ends, due=False)

    # The destinations' telephones

    def _talks(self) -> None:
        lasts_ms, caller_ends = self._desks.talk
        told_ms, desks = self._desks.told_ms, sorted(self._desks.channels)

        async def ends() -> None:
            for channel in desks:
                await self._api(f"uuid_kill {channel}")

        if caller_ends:
            self._hang_up(told_ms + TALK_MS)
        else:
            self._later(told_ms + min(lasts_ms, TALK_MS), ends, due=False)

    # Time

    def _later(self, after_ms: int, act: Callable[[], Awaitable[None]], due: bool = True) -> None:
        """Does something after a while if the switch is still where it is now."""
        place = self._place
        self._due = self._due or due

        async def go() -> None:
            await asyncio.sleep(after_ms / 1000)
            if place is self._place and not self.over.is_set():
                await self._quietly(act())

        self._keep(go())

    def _tell(self, command: str) -> None:
        async def go() -> None:
            await self._api(command)

        self._keep(self._quietly(go()))

    async def _quietly(self, act: Awaitable[None]) -> None:
        try:
            await act
        except Closed:
            self.give_up("gone")

    def _keep(self, coroutine: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
