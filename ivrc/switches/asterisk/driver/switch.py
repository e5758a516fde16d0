"""Asterisk as a `Driver`: a private switch that holds the hotlines, started for a verification and ended with it."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path

from ivrc.diagnostics import Diagnostic
from ivrc.flow.kinds.lookup import FAILED
from ivrc.flow.nodes import Hotline
from ivrc.switches.asterisk.driver import dialplan, endpoints, loaded, queues
from ivrc.switches.asterisk.driver.acts import Telephone
from ivrc.switches.asterisk.driver.ami import Message
from ivrc.switches.asterisk.driver.asked import Question, Questions
from ivrc.switches.asterisk.driver.astdb import AstDB
from ivrc.switches.asterisk.driver.call import Call
from ivrc.switches.asterisk.driver.layout import Shelves
from ivrc.switches.asterisk.driver.origin import carried, of_row, originate
from ivrc.switches.asterisk.driver.process import Process
from ivrc.switches.asterisk.driver.pulse import Heart
from ivrc.switches.asterisk.driver.queues import Queues
from ivrc.switches.asterisk.driver.reached import Guest
from ivrc.switches.asterisk.text.plan import Plan
from ivrc.verify.connection import Closed
from ivrc.verify.driver import Driven, Enough, Placed, never
from ivrc.verify.endpoints import destinations
from ivrc.verify.pace import Pulse
from ivrc.verify.position import longest_silence_ms
from ivrc.verify.sounds import Sound
from ivrc.verify.state import State

SPEED = 10.0
"""How many times as fast as real time the switch lives (libfaketime). Beyond 20 its answers become unreliable."""

_NOWHERE = "../" * 24 + "proc/"
"""Before a channel's id: the files that are named by it would lie where not even root can make one."""
_IDLE_SECONDS = 10
"""Real seconds in which a call must tell something, beside the longest that it may lawfully be silent."""


class Asterisk:
    """A running switch with its hotlines. Recordings and messages lie in `spool`, where they are ours to read."""

    def __init__(
        self,
        switch: Process | Guest,
        version: str,
        speed: float,
        plans: Sequence[Plan],
        sounds: Mapping[str, Sound],
        names: Sequence[str],
        places: endpoints.Around = endpoints.PRIVATE,
        again: Callable[[float], Awaitable[Asterisk]] | None = None,
        spool: Path | None = None,
    ):
        self.title = f"Asterisk {version.partition('+')[0]}"
        self.speed = speed
        self.pid = switch.pid
        self.folder = switch.folder
        self.loaded = loaded.Loaded(0, 0, 0, 0)
        self.found: list[Diagnostic] = []
        self.unclaimed: Callable[[Message], None] = lambda event: None
        """Is told what is of no call that was placed."""
        self._switch = switch
        self._plans = plans
        self._shelves = Shelves(switch, plans, sounds)
        self._places = places
        self._numbers = {name: number for number, name in enumerate(names)}
        self._destinations = list(destinations([p.hotline for p in plans]))
        self._calls: dict[str, Call] = {}
        self._count = itertools.count(1)
        self._tag = secrets.token_hex(4)
        self._heart = Heart(speed, places)
        self._again = again
        self._spool = spool
        self._queues = Queues(switch.actions, places, queues.telephones(plans))
        self._questions = Questions(switch.actions, places)
        switch.manager.listen = self._listen

    async def begin(self) -> None:
        """From now on the switch's lateness is measured."""
        await self._heart.begin(self._switch.actions)

    @property
    def pulse(self) -> Pulse:
        """How late the switch is, and how late we hear of it."""
        return self._heart.pulse

    @property
    def gone(self) -> bool:
        """Whether it has ended by itself."""
        return self._switch.manager.broken is not None

    async def answers(self, question: Question) -> Mapping[str, str]:
        """What a table of a hotline says."""
        return await self._questions.ask(question)

    async def held(self) -> list[dialplan.Line]:
        """The whole dialplan, as the switch says that it holds it."""
        return await loaded.held(self._switch)

    async def at(self, speed: float) -> Asterisk | None:
        """The same hotlines on a switch of another pace; None where the switch is not ours."""
        return await self._again(speed) if self._again else None

    async def place(
        self,
        call: Placed,
        record: bool = True,
        way: str = "",
        unwritten: bool = False,
        enough: Enough = never,
    ) -> Driven:
        """Drives a call to its end. It comes in by a `way` of `endpoints`, by default to the beginning, and every second
        time by the hotline's number. `unwritten`: what is to be kept of it cannot be written. A call whose trace is
        `enough` is ended at once."""
        count = next(self._count)
        tag = f"{self._tag}-{count}"
        ids = (f"{tag}a", f"{_NOWHERE if unwritten else ''}{tag}b")
        heard = self._switch.folder / "heard" / f"{tag}.alaw" if record else None

        enters = self._enters(call, count, way)

        async def comes(variables: Mapping[str, str]) -> bool:
            return await originate(
                self._switch.actions, self._places, enters, ids, call.given.number, heard, variables
            )

        driven = await self._through(self._call(call, ids, None, enough), call, ids[0], tag, comes)
        return driven._replace(recording=heard if heard and heard.exists() else None)

    async def take(self, call: Placed, channel: str, unique: str, telephone: Telephone) -> Driven:
        """Drives a call that has come in by itself and waits, from a telephone outside the switch. What is heard is that
        telephone's to say."""
        count = next(self._count)

        async def comes(variables: Mapping[str, str]) -> bool:
            for name, value in variables.items():
                await self._switch.actions.ask("Setvar", Channel=channel, Variable=name, Value=value)
            answer = await self._switch.actions.ask(
                "Redirect",
                Channel=channel,
                Context=self._places.way_in,
                Exten=self._enters(call, count),
                Priority="1",
            )
            return answer.get("Response") == "Success"

        made = self._call(call, ("", unique), telephone)
        return await self._through(made, call, unique, f"{self._tag}-{count}", comes)

    def plan(self, hotline: Hotline) -> Plan:
        """How a hotline's names stand in its dialplan."""
        return self._plans[self._numbers[hotline.name]]

    def _call(
        self, call: Placed, ids: tuple[str, str], telephone: Telephone | None = None, enough: Enough = never
    ) -> Call:
        plan = self.plan(call.hotline)
        desks = self._spool / "desks" if self._spool else None
        sounds = self._shelves.without(call.given.missing)
        actions, places = self._switch.actions, self._places
        return Call(actions, call, plan, self._destinations, ids, places, desks, sounds, telephone, enough)

    def _enters(self, call: Placed, count: int, way: str = "") -> str:
        """The extension by which a call comes in."""
        number, first = self._numbers[call.hotline.name], next(iter(call.hotline.numbers), "")
        called = "" if call.hotline.outbound else call.given.called or (first if count % 2 == 0 else "")
        if called and not way:
            return endpoints.by_number(number, call.hotline, called)
        return f"{way or endpoints.BEGIN}{number}"

    async def _through(
        self,
        made: Call,
        call: Placed,
        linked: str,
        tag: str,
        comes: Callable[[Mapping[str, str]], Awaitable[bool]],
    ) -> Driven:
        """A call from its beginning to its end. `linked` is what the switch says of all its channels, `tag` its own name."""
        apart = f"verify-{tag}."
        kept = State(
            AstDB(self._switch.actions, self.plan(call.hotline), apart), call.hotline, call.given.world
        )
        world = None
        shows = call.clock[0] if call.clock else call.given.start.timestamp()
        variables = carried(self._shelves.without(call.given.missing), shows, apart)
        variables |= of_row(self.plan(call.hotline), call.given)
        self._calls[linked] = made
        try:
            async with self._queues.standing(call.hotline, self.plan(call.hotline), call.given.world.queues):
                await kept.set()
                if not await comes(variables):
                    made.give_up("gone")
                    return made.driven(None)
                await self._finish(made, call.hotline)
                world = await kept.taken(made.trace)
        except Closed:
            made.give_up("gone")
        finally:
            del self._calls[linked]
        files = await made.kept(self._spool) if self._spool else ()
        return made.driven(None, files, made.records(), world)

    async def _finish(self, call: Call, hotline: Hotline) -> None:
        """Waits for the call's end, as long as something happens in it."""
        limit = _IDLE_SECONDS + longest_silence_ms(hotline) / 1000 / self.speed
        while not call.over.is_set():
            told = call.heard_from
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(call.over.wait(), limit)
            if not call.over.is_set() and (told == call.heard_from or self._switch.manager.broken):
                call.give_up("gone" if self._switch.manager.broken else "stuck")
                return

    def asked(self, service: str, sent: Mapping[str, str]) -> str:
        """A service is asked: what it answers, the call says. It is known by its channel."""
        fields = dict(sent)
        channel = fields.pop("call", "")
        call = next((each for each in self._calls.values() if each.hotline_id == channel), None)
        return call.asked(service, fields) if call else FAILED

    def _listen(self, event: Message) -> None:
        if call := self._calls.get(event.get("Linkedid", "")):
            try:
                call.feed(event)
            except (KeyError, ValueError, IndexError):  # an event that lacks what its kind has
                call.give_up("unread")
        elif not (self._heart.feed(event) or self._questions.feed(event)):
            self.unclaimed(event)

    def hang_up(self) -> None:
        """Ends the calls that are still under way."""
        for call in self._calls.values():
            call.give_up("gone")
        self._heart.end(self._switch.actions)

    async def end(self) -> None:
        """Ends the switch and removes what it wrote."""
        await self._switch.end()
