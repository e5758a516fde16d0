"""A private switch with hotlines, from its start to its end, and the same at another pace where one is asked for."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from pathlib import Path

from ivrc.flow.nodes import Hotline
from ivrc.site import Site
from ivrc.switches.asterisk.driver import config, loaded, process
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.layout import Emit, write
from ivrc.switches.asterisk.driver.switch import SPEED, Asterisk
from ivrc.switches.asterisk.text import target
from ivrc.verify.services import services
from ivrc.verify.sounds import Sound


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
    more: config.More = config.NOTHING_MORE,
) -> AsyncIterator[Asterisk]:
    """A private switch with the hotlines, ended on leaving, whatever happens, and so are those of another pace that
    are asked of it. Raises Unable when it does not start.

    `spoil` is given the folder of clips before the start: tests plant faults with it, as with `emit`. `more` is what the
    switch has besides.
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
                        _one(asterisk, hotlines, real, sounds, pace, emit, spoil, at, more)
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
    more: config.More,
) -> AsyncIterator[Asterisk]:
    """One process of it."""
    async with services(hotlines) as asked:
        folder = process.folder()
        plans, emitted = write(folder, hotlines, asked.site(real), sounds, emit)
        spoil(folder / "clips")
        with (folder / "etc/extensions.conf").open("a", encoding="utf-8") as file:
            file.write(more.dialplan)
        suffixes = {sound.suffix for sound in sounds.values()}
        modules = (*emitted.modules, *config.players(suffixes), *more.modules)
        switch = await process.start(asterisk, folder, speed, modules, more.files)
        try:
            names = [each.name for each in hotlines]
            made = Asterisk(
                switch, asterisk.version, speed, plans, sounds, names, again=again, spool=folder / "spool"
            )
            made.loaded, made.found = await loaded.inspect(switch, emitted.files)
            await made.begin()
            asked.asked = made.asked
            yield made
        finally:
            await switch.end()
