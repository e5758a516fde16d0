"""FreeSWITCH as a `Driver`: a running switch of the user's, on which the hotlines stand beside its own calls."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import re
import secrets
import uuid
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic
from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.flow.nodes import Hotline
from ivrc.simulate.caller import is_number
from ivrc.site import Site
from ivrc.switches.freeswitch.driver import deploy, endpoints, files, loaded, records, verdicts
from ivrc.switches.freeswitch.driver.call import Call
from ivrc.switches.freeswitch.driver.clock import Clock
from ivrc.switches.freeswitch.driver.endpoints import Folders
from ivrc.switches.freeswitch.driver.esl import Address, Event, Refused, Socket
from ivrc.switches.freeswitch.driver.limit import Limit
from ivrc.switches.freeswitch.driver.moddb import ModDB
from ivrc.switches.freeswitch.driver.pulse import Heart
from ivrc.switches.freeswitch.text import target
from ivrc.switches.freeswitch.text.kinds.enlist import ENLIST
from ivrc.switches.freeswitch.text.kinds.language import LANGUAGE
from ivrc.switches.freeswitch.text.kinds.note import NOTE
from ivrc.switches.freeswitch.text.kinds.turn import TURN
from ivrc.switches.freeswitch.text.plan import Plan, plan, word
from ivrc.switches.target import Emitted
from ivrc.verify import workspace
from ivrc.verify.connection import Closed
from ivrc.verify.driver import Driven, Placed, Unable
from ivrc.verify.endpoints import destinations
from ivrc.verify.pace import Pulse
from ivrc.verify.position import longest_silence_ms
from ivrc.verify.sounds import Sound
from ivrc.verify.state import State

Emit = Callable[[Hotline, Site], Emitted]

EVENTS = (
    "CHANNEL_ANSWER CHANNEL_BRIDGE CHANNEL_EXECUTE CHANNEL_HANGUP_COMPLETE DTMF PLAYBACK_START PLAYBACK_STOP "
    f"RECORD_START RECORD_STOP BACKGROUND_JOB CUSTOM {NOTE} {LANGUAGE} {TURN} {ENLIST}"
)
_IDLE_SECONDS = 20
"""Seconds in which a call must tell something, beside the longest that it may lawfully be silent."""
_CLOSES_SECONDS = 3


class FreeSWITCH:
    """A running switch with the hotlines."""

    def __init__(self, events: Socket, control: Socket, version: str, hosted: Hosted, clock: Clock) -> None:
        self.clock = clock
        self.heart = Heart()
        self.exact: datetime | None = None
        """Where the second matters: what the clock has to show when the next call comes."""
        self.title = f"FreeSWITCH {version}"
        self.speed = 1.0
        self.tag = hosted.tag
        self.loaded = loaded.Loaded(0, 0, 0, 0)
        self.found: list[Diagnostic] = []
        self.control, self._events = control, events
        self._folder, self.folders = hosted.folder, Folders(str(hosted.folder))
        self._plans, self._sounds = hosted.plans, hosted.sounds
        self._numbers = {hotline.name: number for number, hotline in enumerate(hosted.hotlines)}
        self._names = destinations(hosted.hotlines)
        self._calls: dict[int, Call] = {}
        self._jobs: dict[str, Call] = {}
        self._shelves: dict[frozenset[str], int] = {}
        self._count = itertools.count(1)
        self._limit = Limit(control.api)
        self._turn = asyncio.Lock()
        events.listen = self._listen

    @property
    def pulse(self) -> Pulse:
        """How late the switch is, and how late we hear of it."""
        return self.heart.pulse

    async def at(self, speed: float) -> None:
        """The switch is the user's: it has no other pace."""

    @property
    def gone(self) -> bool:
        """Whether it tells nothing any more: it ended, or took our connection away, as when it had too much to tell."""
        return self._events.broken is not None

    async def place(self, call: Placed) -> Driven:
        """Drives a call to its end."""
        number, hotline, own = next(self._count), self._numbers[call.hotline.name], str(uuid.uuid4())
        heard = Path(self.folders.heard) / f"{number}.wav"
        made = Call(self.control.api, call, self._plans[hotline], self._names, own)
        self._calls[number] = made
        store = ModDB(self.control.api, self._plans[hotline], endpoints.apart(self.tag, number))
        kept = State(store, call.hotline, call.given.world)
        world = None
        try:
            await kept.set()
            async with self._turn:
                await self._limit.wait_for_idle()
                if self.exact:
                    await self.clock.set(self.exact)
                made.asks()
                await self._originate(made, call, number, hotline, own, heard)
                await asyncio.sleep(self._limit.apart)
            await self._finish(made, call.hotline)
            await made.clear()
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(made.closed.wait(), _CLOSES_SECONDS)
            world = await kept.taken(made.trace)
        except (Closed, Unable):
            made.give_up("gone")
        finally:
            del self._calls[number]
        if self._limit.refused(made.asked):
            made.refused()
        if not heard.exists():
            heard.write_bytes(b"")  # nothing was recorded: that is what was heard
        root = Path(self.folders.root)
        return made.driven(heard, await made.kept(root), await made.records(self.tag), world)

    async def _originate(
        self, made: Call, call: Placed, number: int, hotline: int, own: str, heard: Path
    ) -> None:
        carried = {
            "origination_uuid": own,
            "loopback_bowout": "false",
            "loopback_bowout_on_execute": "false",
            "RECORD_READ_ONLY": "true",
        }
        calling = call.given.number
        carried["origination_caller_id_number"] = calling if is_number(calling) else "anonymous"
        variables = ",".join(f"{name}={value}" for name, value in carried.items())
        shelf = self.shelf(call.given.missing)
        address = endpoints.address(self.tag, number, hotline, shelf, call.given.called)
        job = str(uuid.uuid4())
        self._jobs[job] = made
        await self.control.ask(
            f"bgapi originate {{{variables}}}{address} record_session:{heard},park: inline", Job_UUID=job
        )

    async def _finish(self, call: Call, hotline: Hotline) -> None:
        """Waits for the call's end, as long as something happens in it."""
        limit = _IDLE_SECONDS + longest_silence_ms(hotline) / 1000
        while not call.over.is_set():
            told = call.heard_from
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(call.over.wait(), limit)
            if not call.over.is_set() and (told == call.heard_from or self._events.broken):
                call.give_up("gone" if self._events.broken else "stuck")

    def _listen(self, event: Event) -> None:
        if self._limit.hear(event):
            return
        if event["Event-Name"] == "BACKGROUND_JOB":
            if self.heart.feed(event):
                return
            call = self._jobs.pop(event.get("Job-UUID", ""), None)
            if call and event.get("_body", "").startswith("-ERR"):
                call.give_up("gone")
            return
        channel = endpoints.channel(event.get("Channel-Name", ""), self.tag)
        if channel and (found := self._calls.get(channel.call)):
            try:
                found.feed(channel, event)
            except (KeyError, ValueError, IndexError):  # an event that lacks what its kind has
                found.give_up("unread")

    def shelf(self, missing: frozenset[str]) -> int:
        """The number of the folder of sounds that lacks these clips."""
        if missing not in self._shelves:
            number = self._shelves[missing] = len(self._shelves)
            for each in self._plans:
                shelf = Path(self.folders.sounds) / f"m{number}" / each.folder
                shelf.mkdir(parents=True)
                for clip in {*each.hotline.clips, "beep"} & self._sounds.keys() - missing:
                    source = self._folder / "clips" / f"{clip}.wav"
                    if source.exists():
                        (shelf / source.name).symlink_to(source)
        return self._shelves[missing]


@contextlib.asynccontextmanager
async def connected(at: Address) -> AsyncIterator[tuple[Socket, Socket]]:
    """A connection for the events and one for commands. Raises Unable."""
    async with contextlib.AsyncExitStack() as stack:
        found = []
        for _ in range(2):
            try:
                socket = await Socket.connect(at)
            except (OSError, Refused, ValueError) as problem:
                why = getattr(problem, "strerror", None) or str(problem)
                raise Unable(verdicts.no_switch(f"{at.host}:{at.port}", why)) from problem
            stack.push_async_callback(socket.close)
            found.append(socket)
        yield found[0], found[1]


@contextlib.asynccontextmanager
async def running(
    at: Address,
    conf: Path,
    hotlines: Sequence[Hotline],
    real: Site,
    sounds: Mapping[str, Sound],
    *,
    clock: Path | None = None,
    emit: Emit = target.emit,
    spoil: Callable[[Path], None] = lambda clips: None,
) -> AsyncIterator[FreeSWITCH]:
    """A running switch with the hotlines on it; what was put there is removed on leaving, whatever happens. Raises
    Unable where it cannot be reached or does not read the files.

    `clock` is the file in which the switch's libfaketime looks, where it runs under one.
    `spoil` is given the folder of clips before any call: tests plant faults with it, as with `emit`.
    """
    tag = secrets.token_hex(4)
    with workspace.folder() as folder:
        folders = Folders(str(folder))
        stub = endpoints.site(tag, hotlines, real, folders)
        tagged = [endpoints.named(hotline, tag) for hotline in hotlines]
        plans = [plan(each, stub) for each in tagged]
        made = [emit(each, stub) for each in tagged]
        emitted = [text for each in made for text in files.dialplan_texts(each.files)]
        modules = dict.fromkeys(name for each in made for name in each.modules)
        prepare(folder, plans, sounds)
        spoil(folder / "clips")
        text = endpoints.dialplan(tag, [f"start XML {each.entry}" for each in plans], emitted)
        hosted = Hosted(tag, folder, plans, hotlines, sounds, tuple(modules))
        meant = [each for one in made[:1] for each in files.record_templates(one.files)]
        async with (
            connected(at) as (events, control),
            on(events, control, conf, text, hosted, clock) as switch,
        ):
            switch.found += await records.untold(control, meant)
            yield switch


class Hosted(NamedTuple):
    """What a verification has on the switch: `folder` is its own, with the clips; `plans` and `modules` are those of
    the hotlines."""

    tag: str
    folder: Path
    plans: Sequence[Plan]
    hotlines: Sequence[Hotline]
    sounds: Mapping[str, Sound]
    modules: Sequence[str]


@contextlib.asynccontextmanager
async def on(
    events: Socket, control: Socket, conf: Path, text: str, hosted: Hosted, clock: Path | None
) -> AsyncIterator[FreeSWITCH]:
    """The switch with one dialplan more, as long as this lasts. Raises Unable."""
    await deploy.seen(control, hosted.folder / "seen")
    async with deploy.loaded(control, conf, f"{endpoints.context_of(hosted.tag)}.xml", text):
        switch = FreeSWITCH(events, control, await _version(control), hosted, Clock(control, clock))
        switch.loaded, switch.found = await loaded.inspect(control, text, hosted.modules, conf)
        await events.ask(f"event json {EVENTS}")
        await events.ask(rf"filter Channel-Name /^loopback.{hosted.tag}-/")
        await events.ask("filter Event-Name BACKGROUND_JOB")
        await events.ask("log crit")
        async with switch.heart.beating(control):
            yield switch


def prepare(folder: Path, plans: Sequence[Plan], sounds: Mapping[str, Sound]) -> None:
    """The clips, and folders in which the switch writes."""
    folders = Folders(str(folder))
    (folder / "clips").mkdir()
    (folder / "seen").touch()
    for clip, sound in sounds.items():
        (folder / "clips" / f"{clip}.wav").write_bytes(sound.data)
    workspace.shared(Path(folders.heard))
    workspace.shared(Path(folders.records))
    for each in plans:
        workspace.shared(Path(folders.recordings) / each.folder)
        for node in each.hotline.nodes.values():
            if isinstance(node, Voicemail):
                workspace.shared(Path(folders.messages) / each.folder / word(node.mailbox))


async def _version(control: Socket) -> str:
    version = re.search(r"Version (\d[\w.]*)", await control.api("version"))
    return version[1] if version else ""
