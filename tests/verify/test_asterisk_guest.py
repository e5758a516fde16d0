"""A verification as a guest on an Asterisk that runs already. That one is started here, as an operator would have it:
with a dialplan of its own and a line that includes ours. It lives as fast as the machine can, to save time: a guest
cannot slow it, and says so where it is hurried."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from ivrc.diagnostics import Diagnostic
from ivrc.switches.asterisk.driver import process
from ivrc.switches.asterisk.driver.guest import Address, visiting
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.process import Process
from ivrc.switches.asterisk.text.modules import EVERY
from ivrc.switches.asterisk.text.target import emit
from ivrc.verify.driver import Unable
from ivrc.verify.pace import PACES
from ivrc.verify.run import Judged, drive
from tests.verify.conftest import Shipped, in_words

PRODUCTION = "[general]\nstatic=yes\n[globals]\n[production]\nexten => 100,1,Answer()\n"
GUEST = "[guest]\nsecret = g\nread = call,dialplan,dtmf,user\nwrite = call,command,originate,reporting\n"
"""What docs/verify.md says that a user needs."""
INCLUDED = "#tryinclude ivrc-verify-*.conf\n"


class Host(NamedTuple):
    """The operator's switch."""

    switch: Process
    conf: Path
    at: Address

    async def users(self, lines: str) -> None:
        """Adds users of the manager interface."""
        manager = self.conf / "manager.conf"
        manager.write_text(manager.read_text(encoding="utf-8") + lines, encoding="utf-8")
        await self.switch.actions.ask("Command", Command="manager reload")

    async def general(self, before: str, after: str) -> None:
        """Changes a line of the manager interface's settings."""
        manager = self.conf / "manager.conf"
        manager.write_text(manager.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
        await self.switch.actions.ask("Command", Command="manager reload")

    async def shows(self, what: str) -> str:
        return (await self.switch.actions.ask("Command", Command=f"dialplan show {what}")).get("Output", "")


@contextlib.asynccontextmanager
async def hosting(
    asterisk: Installed, include: str = INCLUDED, speed: float = PACES[0]
) -> AsyncIterator[Host]:
    place = process.folder()
    (place / "etc/extensions.conf").write_text(PRODUCTION + include, encoding="utf-8")
    switch = await process.start(asterisk, place, speed, EVERY)
    try:
        host = Host(switch, place / "etc", Address("127.0.0.1", switch.port, "guest", "g"))
        await host.users(GUEST)
        yield host
    finally:
        await switch.end()


def test_calls_on_a_running_switch_and_nothing_is_left(asterisk: Installed, shipped: Shipped) -> None:
    async def one(host: Host, folders: list[Path]) -> list[Judged]:
        async with visiting(host.at, None, [shipped.hotline], shipped.site, shipped.sounds) as switch:
            folders.append(switch.folder)
            assert not switch.found, in_words(switch.found)
            judged, total = await drive(switch, shipped.calls()[::4], shipped.sounds)
            assert total.tones > 30
            return judged

    async def both(speed: float) -> list[Diagnostic]:
        async with hosting(asterisk, speed=speed) as host:
            folders: list[Path] = []
            judged = [
                each for some in await asyncio.gather(*(one(host, folders) for _ in "12")) for each in some
            ]
            assert len(set(folders)) == 2
            assert not [folder for folder in folders if folder.exists()]
            assert not list(host.conf.glob("ivrc-verify*"))
            everything = await host.shows("")
            assert "ivrc-" not in everything
            assert "production" in everything
            return [found for each in judged for found in each.found]

    for speed in PACES:
        found = asyncio.run(both(speed))
        if not any(each.code == "IVRC609" for each in found):
            break
    assert not found, in_words(found)


def test_a_fault_is_found_there_too(asterisk: Installed, shipped: Shipped) -> None:
    def swapped(hotline: Any, site: Any) -> Any:
        return emit(hotline, site).changed(lambda text: text.replace("exten => 0,1", "exten => X0,1", 1))

    async def whole() -> None:
        async with (
            hosting(asterisk) as host,
            visiting(host.at, None, [shipped.hotline], shipped.site, shipped.sounds, emit=swapped) as switch,
        ):
            assert not switch.found
            judged, _ = await drive(switch, shipped.calls()[::4], shipped.sounds)
            assert "IVRC606" in {found.code for each in judged for found in each.found}

    asyncio.run(whole())


async def refused(shipped: Shipped, at: Address, conf: Path | None = None) -> str:
    with pytest.raises(Unable) as why:
        async with visiting(at, conf, [shipped.hotline], shipped.site, shipped.sounds):
            pass
    return f"{why.value.diagnostic.code} {why.value.diagnostic.en} {why.value.diagnostic.mend_en}"


def test_what_stands_in_the_way_is_named(asterisk: Installed, shipped: Shipped, tmp_path: Path) -> None:
    async def whole() -> None:
        async with hosting(asterisk) as host:
            assert (await refused(shipped, host.at._replace(password="no"))).startswith("IVRC616")
            assert (await refused(shipped, host.at._replace(port=1))).startswith("IVRC616")
            assert (await refused(shipped, host.at, tmp_path / "none")).startswith("IVRC617")
            other = await refused(shipped, host.at, tmp_path)
            assert other.startswith("IVRC617")
            assert f"#tryinclude {tmp_path}/ivrc-verify-*.conf" in other
            assert not list(tmp_path.iterdir())
            users = (
                "[mute]\nsecret = m\nread = system\nwrite = all\n"
                "[idle]\nsecret = i\nread = all\nwrite = command,config,reporting\n"
                "[blind]\nsecret = b\nread = all\nwrite = originate\n"
            )
            await host.users(users)
            users = (
                "[deaf]\nsecret = d\nread = call,dialplan\nwrite = all\n"
                "[filtered]\nsecret = f\nread = all\nwrite = all\neventfilter(name(VarSet),action(exclude)) =\n"
                "[numb]\nsecret = n\nread = all\nwrite = command,originate,reporting\n"
            )
            await host.users(users)
            found = (
                ("mute", "no events"),
                ("idle", "Originate"),
                ("blind", "core show settings"),
                ("deaf", "Add dtmf,user to the read"),
                ("filtered", "VarSet"),
                ("filtered", "eventfilter"),
                ("numb", "Add call to the write"),
            )
            for user, word in found:
                said = await refused(shipped, host.at._replace(user=user, password=user[0]))
                assert said.startswith("IVRC616"), said
                assert word in said, said
            await host.general("timestampevents = yes", "timestampevents = no")
            assert "Write timestampevents = yes under [general]" in await refused(shipped, host.at)
            assert not list(host.conf.glob("ivrc-verify*"))

    asyncio.run(whole())
