"""Asterisk as a `Driver`: a private switch that holds the hotlines, started for a verification and ended with it."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from pathlib import Path

from ivrc.diagnostics import Diagnostic
from ivrc.flow.nodes import Hotline
from ivrc.site import Site
from ivrc.switches.asterisk.driver import config, dialplan, endpoints, loaded, process
from ivrc.switches.asterisk.driver.ami import Message
from ivrc.switches.asterisk.driver.call import Call, variables
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.process import Process
from ivrc.switches.asterisk.driver.pulse import Heart
from ivrc.switches.asterisk.driver.reached import Guest
from ivrc.switches.asterisk.driver.state import State
from ivrc.switches.asterisk.text import target
from ivrc.switches.asterisk.text.plan import Plan, plan
from ivrc.switches.target import Emitted
from ivrc.verify.connection import Closed
from ivrc.verify.driver import Driven, Placed
from ivrc.verify.endpoints import destinations
from ivrc.verify.pace import Pulse
from ivrc.verify.position import longest_silence_ms
from ivrc.verify.sounds import CALLER, SILENCE, Sound, voice

Emit = Callable[[Hotline, Site], Emitted]

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
        self._switch = switch
        self._plans = plans
        self._sounds = sounds
        self._places = places
        self._numbers = {name: number for number, name in enumerate(names)}
        self._destinations = list(destinations([p.hotline for p in plans]))
        self._calls: dict[str, Call] = {}
        self._folders: dict[frozenset[str], str] = {}
        self._count = itertools.count(1)
        self._tag = secrets.token_hex(4)
        self._heart = Heart(speed, places)
        self._again = again
        self._spool = spool
        switch.manager.listen = self._listen

    async def begin(self) -> None:
        """From now on the switch's lateness is measured."""
        await self._heart.begin(self._switch.actions)

    @property
    def pulse(self) -> Pulse:
        """How late the switch is, and how late we hear of it."""
        return self._heart.pulse

    async def held(self) -> list[dialplan.Line]:
        """The whole dialplan, as the switch says that it holds it."""
        return await loaded.held(self._switch)

    async def at(self, speed: float) -> Asterisk | None:
        """The same hotlines on a switch of another pace; None where the switch is not ours."""
        return await self._again(speed) if self._again else None

    async def place(
        self, call: Placed, record: bool = True, way: str = "", unwritten: bool = False
    ) -> Driven:
        """Drives a call to its end. It comes in by a `way` of `endpoints`, by default to the beginning, and every second
        time by the hotline's number. `unwritten`: what is to be kept of it cannot be written."""
        number = self._numbers[call.hotline.name]
        count = next(self._count)
        tag = f"{self._tag}-{count}"
        first = next(iter(call.hotline.numbers), "")
        called = call.given.called or (first if count % 2 == 0 else "")
        enters = f"{way or endpoints.BEGIN}{number}"
        if called and not way:
            enters = endpoints.by_number(number, call.hotline, called)
        ids = (f"{tag}a", f"{_NOWHERE if unwritten else ''}{tag}b")
        heard = self._switch.folder / "heard" / f"{tag}.alaw" if record else None
        desks = self._spool / "desks" if self._spool else None
        plan = self._plans[number]
        sounds = self._folder(call.given.missing)
        made = Call(self._switch.actions, call, plan, self._destinations, ids, self._places, desks, sounds)
        self._calls[ids[0]] = made
        shows = call.clock[0] if call.clock else call.given.start.timestamp()
        kept = State(self._switch.actions, plan, f"verify-{tag}.", call.given.world)
        world = None
        carried = variables(sounds, shows, heard, kept.apart)
        try:
            await kept.set()
            answer = await self._switch.actions.ask(
                "Originate",
                {"Variable": [f"{name}={value}" for name, value in carried.items()]},
                Channel=f"Local/{enters}@{self._places.way_in}/n",
                Context=self._places.caller,
                Exten="s",
                Priority="1",
                Async="true",
                ChannelId=ids[0],
                OtherChannelId=ids[1],
                Timeout="60000",
                **({"CallerID": f"<{call.given.number}>"} if _may_be_sent(call.given.number) else {}),
            )
            if answer.get("Response") != "Success":
                made.give_up("gone")
                return made.driven(None)
            await self._finish(made, call.hotline)
            world = await kept.taken(made.trace)
        except Closed:
            made.give_up("gone")
        finally:
            del self._calls[ids[0]]
        files = await made.kept(self._spool) if self._spool else ()
        records = made.records(self._spool) if self._spool else None
        return made.driven(heard if heard and heard.exists() else None, files, records, world)

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

    def _listen(self, event: Message) -> None:
        if call := self._calls.get(event.get("Linkedid", "")):
            try:
                call.feed(event)
            except (KeyError, ValueError, IndexError):  # an event that lacks what its kind has
                call.give_up("unread")
        else:
            self._heart.feed(event)

    def _folder(self, missing: frozenset[str]) -> str:
        """The language whose folder of sounds lacks these clips."""
        if missing not in self._folders:
            name = f"m{len(self._folders)}"
            self._folders[missing] = name
            for each in self._plans:
                self._shelve(name, each, missing)
        return self._folders[missing]

    def _shelve(self, name: str, each: Plan, missing: frozenset[str]) -> None:
        shelf = self._switch.shelf(each, name)
        shelf.mkdir(parents=True)
        for clip in {*each.hotline.clips, "beep"} & self._sounds.keys() - missing:
            source = self._switch.folder / "clips" / each.folder / f"{clip}{self._sounds[clip].suffix}"
            if source.exists():
                (shelf / source.name).symlink_to(source)

    def hang_up(self) -> None:
        """Ends the calls that are still under way."""
        for call in self._calls.values():
            call.give_up("gone")
        self._heart.end(self._switch.actions)

    async def end(self) -> None:
        """Ends the switch and removes what it wrote."""
        await self._switch.end()


def _may_be_sent(number: str) -> bool:
    """Whether a telephone could say this of its number, and AMI can be given it."""
    return number != "" and number.isprintable() and not set(number) & set('<>"')


def write(folder: Path, hotlines: Sequence[Hotline], real: Site, sounds: Mapping[str, Sound], emit: Emit) -> tuple[list[Plan], Emitted]:  # fmt: skip
    """Puts the hotlines' files and sounds into a switch's folder."""
    stub = endpoints.site(hotlines, real, folder / "spool")
    plans = [plan(hotline, stub) for hotline in hotlines]
    files: dict[str, str] = {}
    modules: list[str] = []
    for hotline, each in zip(hotlines, plans):
        made = emit(hotline, stub)
        modules += made.modules
        for name, text in made.files.items():
            files[name] = text
            (folder / "etc" / name).write_text(text, encoding="utf-8")
        for name, data in made.data.items():
            (folder / "etc" / name).write_bytes(data)
        put_clips(folder, each, sounds)
    (folder / "heard").mkdir()
    (folder / "spool/desks").mkdir(parents=True)
    (folder / "etc/extensions.conf").write_text(
        endpoints.extensions_conf(plans, files, put_voice(folder)), encoding="utf-8"
    )
    return plans, Emitted(files, modules=tuple(dict.fromkeys(modules)))


def put_voice(folder: Path) -> Path:
    """What the caller says, as a file without its suffix; beside it a silence, which a line carries as sound."""
    (folder / "caller.alaw").write_bytes(voice(CALLER))
    (folder / "caller-silent.alaw").write_bytes(SILENCE)
    return folder / "caller"


def put_clips(folder: Path, each: Plan, sounds: Mapping[str, Sound]) -> None:
    """A hotline's sounds, and the folder of its recordings."""
    shelf = folder / "clips" / each.folder
    shelf.mkdir(parents=True)
    for clip in {*each.hotline.clips, "beep"} & sounds.keys():
        (shelf / f"{clip}{sounds[clip].suffix}").write_bytes(sounds[clip].data)
    (folder / "spool/monitor" / each.folder).mkdir(parents=True, exist_ok=True)
    (folder / "spool/records").mkdir(exist_ok=True)


@contextlib.asynccontextmanager
async def running(
    asterisk: Installed,
    hotlines: Sequence[Hotline],
    real: Site,
    sounds: Mapping[str, Sound],
    *,
    speed: float = SPEED,
    emit: Emit = target.emit,
    spoil: Callable[[Path], None] = lambda clips: None,
) -> AsyncIterator[Asterisk]:
    """A private switch with the hotlines, ended on leaving, whatever happens, and so are those of another pace that
    are asked of it. Raises Unable when it does not start.

    `spoil` is given the folder of clips before the start: tests plant faults with it, as with `emit`.
    """
    if speed != 1 and asterisk.faketime is None:
        speed = 1.0
    async with contextlib.AsyncExitStack() as stack:
        others: dict[float, Asterisk] = {}
        starting = asyncio.Lock()

        async def at(pace: float) -> Asterisk:
            async with starting:
                if pace not in others:
                    others[pace] = await stack.enter_async_context(
                        _one(asterisk, hotlines, real, sounds, pace, emit, spoil, at)
                    )
            return others[pace]

        yield await at(speed)


@contextlib.asynccontextmanager
async def _one(
    asterisk: Installed,
    hotlines: Sequence[Hotline],
    real: Site,
    sounds: Mapping[str, Sound],
    speed: float,
    emit: Emit,
    spoil: Callable[[Path], None],
    again: Callable[[float], Awaitable[Asterisk]],
) -> AsyncIterator[Asterisk]:
    """One process of it."""
    folder = process.folder()
    plans, emitted = write(folder, hotlines, real, sounds, emit)
    spoil(folder / "clips")
    suffixes = {sound.suffix for sound in sounds.values()}
    switch = await process.start(asterisk, folder, speed, (*emitted.modules, *config.players(suffixes)))
    try:
        names = [each.name for each in hotlines]
        made = Asterisk(
            switch, asterisk.version, speed, plans, sounds, names, again=again, spool=folder / "spool"
        )
        made.loaded, made.found = await loaded.inspect(switch, emitted.files)
        await made.begin()
        yield made
    finally:
        await switch.end()
