"""How `ivrc verify --on freeswitch` reaches one that is running. Imported before it is known whether anything is driven, so
that what drives is imported when it is."""

from __future__ import annotations

import contextlib
import os
from collections.abc import AsyncIterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic
from ivrc.flow.causes import Words
from ivrc.flow.nodes import Hotline
from ivrc.site import Site
from ivrc.verify.harness import Deployed, Harness, Job, Left, Ready
from ivrc.verify.options import Option, address

if TYPE_CHECKING:
    from ivrc.switches.freeswitch.driver.esl import Address
    from ivrc.switches.freeswitch.driver.switch import FreeSWITCH

OPTIONS = (
    Option(
        "--esl",
        "HOST:PORT",
        "FreeSWITCH 的事件套接字 the event socket of FreeSWITCH",
        ("127.0.0.1", 8021),
        address,
    ),
    Option(
        "--password",
        "WORD",
        "口令，默认 IVRC_ESL_PASSWORD 或 IVRC_AMI_PASSWORD password of the switch",
    ),
    Option(
        "--conf",
        "DIR",
        "交换机载入其中拨号方案的文件夹 the folder whose dialplans the switch includes",
    ),
    Option(
        "--clock",
        "FILE",
        "它的 libfaketime 读时刻的文件 the file that its libfaketime reads the time from",
    ),
)


@contextlib.asynccontextmanager
async def _reach(job: Job, options: Mapping[str, Any]) -> AsyncIterator[Ready]:
    """A switch that is running, with one file more in its dialplan."""
    from ivrc.switches.freeswitch.driver.drive import drive_in_rounds
    from ivrc.switches.freeswitch.driver.switch import running

    conf = _conf(options) or Path("/etc/freeswitch/dialplan")
    async with running(
        _address(options), conf, job.hotlines, job.site, job.sounds, clock=_clock(options)
    ) as switch:
        loaded = switch.loaded
        yield Ready(
            switch,
            Words(switch.title, switch.title),
            Words(
                f"{loaded.contexts} 个上下文，{loaded.extensions} 个分机，{loaded.actions} 步，{loaded.applications} 个应用",
                f"{counted(loaded.contexts, 'context')}, {counted(loaded.extensions, 'extension')}, "
                f"{counted(loaded.actions, 'action')}, {counted(loaded.applications, 'application')}",
            ),
            switch.found,
            partial(drive_in_rounds, switch),
            await _left(switch, job.hotlines[0]),
        )


@contextlib.asynccontextmanager
async def _deployed(
    hotline: Hotline, site: Site, built: Path, where: str, options: Mapping[str, Any]
) -> AsyncIterator[Deployed]:
    """`where` is EXTENSION@CONTEXT."""
    from ivrc.switches.freeswitch.driver.deployment import calling
    from ivrc.switches.freeswitch.driver.drive import drive_in_rounds
    from ivrc.verify.deployment import entry, sound_files
    from ivrc.verify.recognise import ear

    reached = calling(_address(options), _conf(options), _clock(options), hotline, site, built, entry(where))
    async with reached as there:
        if there.switch is None or there.entry is None:
            yield Deployed(there.found)
            return
        way, title = f"{there.entry.extension}@{there.entry.context}", there.switch.title
        compared = Words(
            f"{title}：{there.contexts} 个上下文、{there.files} 个文件与生成的一致；从 {way} 打进来",
            f"{title}: {there.contexts} contexts and {there.files} files are as built; calls come in by {way}",
        )
        sounds = sound_files(built, hotline)
        drive = partial(drive_in_rounds, there.switch, ear=ear(sounds))
        yield Deployed(there.found, there.switch, compared, sounds, drive, await _left(there.switch, hotline))


async def _left(switch: FreeSWITCH, hotline: Hotline) -> Left:
    """What is said of calls that the switch's clock does not allow."""
    from ivrc.switches.freeswitch.driver.verdicts import other_moments

    now = (await switch.clock.now()).astimezone(ZoneInfo(hotline.zone))

    def left(calls: int, ways: int, some: str) -> Diagnostic:
        return other_moments(calls, ways, f"{now:%a %H:%M}", some)

    return left


def _address(options: Mapping[str, Any]) -> Address:
    from ivrc.switches.freeswitch.driver.esl import Address

    host, port = options["esl"]
    return Address(host, port, options["password"] or os.environ.get("IVRC_ESL_PASSWORD", "ClueCon"))


def _conf(options: Mapping[str, Any]) -> Path | None:
    return Path(options["conf"]).absolute() if options["conf"] else None


def _clock(options: Mapping[str, Any]) -> Path | None:
    return Path(options["clock"]) if options["clock"] else None


HARNESS = Harness(_reach, OPTIONS, deployed=_deployed)
