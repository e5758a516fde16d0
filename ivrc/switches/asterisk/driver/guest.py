"""A verification as a guest on an Asterisk that is running: one file of its own in the dialplan, calls at real speed.

Every name in that file begins with `ivrc-verify-` and eight hexadecimal digits, so the hotline in production and its
calls are not touched. Sounds and recordings lie in a folder below TMPDIR. What opening hours see of the clock is a
variable of each call (TESTTIME), so the switch's clock is left alone.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import secrets
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic
from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.lookup import Lookup
from ivrc.flow.nodes import Hotline
from ivrc.site import Site
from ivrc.switches.asterisk.driver import endpoints, loaded, queues, rights, verdicts
from ivrc.switches.asterisk.driver.ami import Manager
from ivrc.switches.asterisk.driver.layout import Emit, put_clips, put_voice
from ivrc.switches.asterisk.driver.reached import Guest
from ivrc.switches.asterisk.driver.switch import Asterisk
from ivrc.switches.asterisk.text import target
from ivrc.switches.asterisk.text.plan import plan
from ivrc.switches.target import Emitted
from ivrc.verify import workspace
from ivrc.verify.connection import Closed
from ivrc.verify.driver import Unable
from ivrc.verify.sounds import Sound

_PATIENCE = 10
"""Seconds in which a switch that answers at all has answered."""

_HEAD = (
    "; Put here by ivrc verify, which removes it in the end. Where it was left behind, it may be deleted.\n"
)


class Address(NamedTuple):
    """Where the manager interface listens, and as whom to log in."""

    host: str
    port: int
    user: str
    password: str


class Visit(NamedTuple):
    """A switch that we are logged in to, and where our file goes: with a tag of its own and the contexts in it."""

    guest: Guest
    place: Path
    tag: str
    places: endpoints.Around
    settings: str

    @contextlib.asynccontextmanager
    async def holding(self, text: str) -> AsyncIterator[None]:
        """The switch holds a dialplan of ours as long as this lasts. Raises Unable, also where the user of the manager
        interface lacks a right."""
        async with _placed(self.guest, self.place / f"ivrc-verify-{self.tag}.conf", text):
            if "There is no existence" in await self.guest.command(f"dialplan show {self.places.way_in}"):
                raise Unable(verdicts.not_included(self.place))
            await rights.check(self.guest.manager, self.guest.actions, self.places)
            yield


@contextlib.asynccontextmanager
async def visit_to(at: Address, conf: Path | None) -> AsyncIterator[Visit]:
    """A visit; nothing is left of it. Raises Unable.

    `conf` is the folder for the file; by default it is the switch's own, where its extensions.conf lies.
    """
    with workspace.folder() as folder:
        guest = await _log_in(at, folder)
        try:
            settings = await guest.command("core show settings")
            place = conf or Path(setting(settings, "Configuration directory"))
            tag = secrets.token_hex(4)
            workspace.shared(folder / "heard")
            yield Visit(guest, place, tag, endpoints.around(tag), settings)
        except (TimeoutError, Closed) as gone:
            raise Unable(verdicts.no_manager(str(gone) or "time-out")) from gone
        finally:
            await guest.end()


@contextlib.asynccontextmanager
async def visiting(
    at: Address,
    conf: Path | None,
    hotlines: Sequence[Hotline],
    real: Site,
    sounds: Mapping[str, Sound],
    *,
    emit: Emit = target.emit,
    spoil: Callable[[Path], None] = lambda clips: None,
) -> AsyncIterator[Asterisk]:
    """The switch with the hotlines on it, which are taken away again whatever happens. Raises Unable."""
    if any(True for hotline in hotlines for _ in of_kind(hotline, Lookup)):
        raise Unable(verdicts.no_services())
    async with visit_to(at, conf) as there:
        guest, folder, places = there.guest, there.guest.folder, there.places
        own = [h._replace(name=f"verify-{there.tag}-{number}") for number, h in enumerate(hotlines)]
        stub = endpoints.site(
            own, real, folder / "spool", places, str(folder / "sounds"), str(folder / "tables")
        )
        plans = [plan(hotline, stub) for hotline in own]
        said = [emit(hotline, stub) for hotline in own]
        emitted = {name: text for each in said for name, text in each.files.items()}
        if queues.parts_of(emitted):
            raise Unable(verdicts.no_queues())
        _put_tables(folder / "tables", said)
        workspace.shared(folder / "spool/messages")
        workspace.shared(folder / "spool/records")
        for each in plans:
            put_clips(folder, each, sounds)
            workspace.shared(folder / "spool/monitor" / each.folder)
        spoil(folder / "clips")
        emitted["around.conf"] = endpoints.surroundings(plans, put_voice(folder), places)
        async with there.holding("\n".join(emitted.values())):
            version = setting(there.settings, "Version")
            names = [each.name for each in hotlines]
            made = Asterisk(guest, version, 1.0, plans, sounds, names, places, spool=folder / "spool")
            made.loaded, made.found = await loaded.inspect(guest, emitted)
            await made.begin()
            try:
                yield made
            finally:
                made.hang_up()


def _put_tables(folder: Path, said: Sequence[Emitted]) -> None:
    """What the hotlines read in calls, where the switch may."""
    if any(each.data for each in said):
        workspace.shared(folder)
        for name, data in ((name, data) for each in said for name, data in each.data.items()):
            (folder / name).write_bytes(data)
            (folder / name).chmod(0o644)


async def _log_in(at: Address, folder: Path) -> Guest:
    return Guest(*await connected(at), folder)


async def connected(at: Address) -> tuple[Manager, Manager]:
    """Two connections: one that tells events, one that takes orders. Raises Unable."""

    async def connect(events: bool) -> Manager:
        return await asyncio.wait_for(
            Manager.connect(at.port, at.user, at.password, events, at.host), _PATIENCE
        )

    try:
        manager = await connect(True)
        try:
            return manager, await connect(False)
        except BaseException:
            await manager.close()
            raise
    except (TimeoutError, OSError, Closed, ValueError) as problem:
        why = getattr(problem, "strerror", None) or str(problem) or type(problem).__name__
        raise Unable(verdicts.no_manager(f"{at.host}:{at.port}: {why}")) from problem


def setting(settings: str, name: str) -> str:
    found = re.search(rf"^\s*{name}:\s*(\S.*?)\s*$", settings, re.MULTILINE)
    if not found:
        raise Unable(verdicts.no_manager(f"core show settings: {name}?"))
    return found[1]


def _placed(guest: Guest, path: Path, text: str) -> contextlib.AbstractAsyncContextManager[None]:
    """The dialplan is on the switch as long as this lasts."""

    def refused(problem: OSError) -> Diagnostic:
        return verdicts.not_placed(path, problem.strerror or str(problem))

    async def reload() -> None:
        await asyncio.wait_for(guest.command("dialplan reload"), _PATIENCE)

    return workspace.placed(path, _HEAD + text, refused, reload)
