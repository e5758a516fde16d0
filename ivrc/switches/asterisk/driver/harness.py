"""How `ivrc verify --on asterisk` reaches one: a private one, or one that is running. Imported before it is known whether
anything is driven, so that what drives is imported when it is."""

from __future__ import annotations

import argparse
import contextlib
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ivrc.counted import counted
from ivrc.flow.causes import Words
from ivrc.flow.nodes import Hotline
from ivrc.places import cache
from ivrc.site import Site
from ivrc.switches.placing import Line, Placing, Wanted
from ivrc.verify.harness import Again, Deployed, Harness, Job, Progress, Ready
from ivrc.verify.options import Option, address

if TYPE_CHECKING:
    from ivrc.switches.asterisk.driver.guest import Address
    from ivrc.switches.asterisk.driver.install import Installed
    from ivrc.switches.asterisk.driver.switch import Asterisk
    from ivrc.verify.driver import Placed


def _speed(text: str) -> float:
    """A factor of speed. Beyond 20 a switch's answers are not reliable any more."""
    value = float(text)
    if not 1 <= value <= 20:
        raise argparse.ArgumentTypeError("1 … 20")
    return value


OPTIONS = (
    Option(
        "--asterisk",
        "PATH",
        "已装好的 Asterisk，默认自动取一份 an Asterisk that is there, else one is fetched",
        test="用现成的 Asterisk an Asterisk that is there",
        choice="whose",
    ),
    Option("--speed", "N", "几倍于实际速度，1 至 20 times real speed, 1 to 20", 10.0, _speed),
    Option(
        "--ami",
        "HOST:PORT",
        "运行中的 Asterisk 的管理接口 the manager interface of a running Asterisk",
        type=address,
        choice="whose",
    ),
    Option("--user", "NAME", "它的用户 its user", os.environ.get("IVRC_AMI_USER", "ivrc")),
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
        "--sip",
        "",
        "再挑几通来电经 SIP 和 RTP 打 a few of the calls once more over SIP and RTP",
        False,
        flag=True,
    ),
)


@contextlib.asynccontextmanager
async def _reach(job: Job, options: Mapping[str, Any]) -> AsyncIterator[Ready]:
    """A private switch, or with --ami a running one as its guest."""
    from ivrc.switches.asterisk.driver import limit

    again = await _by_sip(job, options) if options["sip"] else None

    async with await (_visited if options["ami"] else _private)(job, options) as switch:
        loaded = switch.loaded
        found = [each for hotline in job.hotlines for each in await limit.inspect(switch, hotline)]
        yield Ready(
            switch,
            Words(
                f"{switch.title}，{switch.speed:g} 倍速",
                f"{switch.title} at {switch.speed:g} times real speed",
            ),
            Words(
                f"{loaded.contexts} 个上下文，{loaded.lines} 行，{loaded.applications} 个应用，{loaded.functions} 个函数",
                f"{counted(loaded.contexts, 'context')}, {counted(loaded.lines, 'line')}, "
                f"{counted(loaded.applications, 'application')}, {counted(loaded.functions, 'function')}",
            ),
            [*switch.found, *found],
            again=again,
        )


async def _installed(options: Mapping[str, Any]) -> Installed:
    import asyncio

    from ivrc.switches.asterisk.driver.install import installed

    path = Path(options["asterisk"]) if options["asterisk"] else None
    return await asyncio.to_thread(installed, path, cache("asterisk"))


async def _by_sip(
    job: Job, options: Mapping[str, Any]
) -> Callable[[Sequence[Placed], str, Progress], Awaitable[Again]] | None:
    """What drives calls over SIP, on a switch of its own; None, and a note, where they cannot be."""
    from ivrc.switches.asterisk.driver import sip, verdicts
    from ivrc.verify.sip.legs import chosen

    if options["ami"]:
        job.note(verdicts.no_sip("--ami 是别人的交换机", "the switch of --ami is somebody else's"))
        return None
    asterisk = await _installed(options)
    if lacking := ", ".join(sip.lacking(asterisk)):
        job.note(verdicts.no_sip(f"没有模块 {lacking}", f"there is no module {lacking}"))
        return None

    async def again(calls: Sequence[Placed], lang: str, progress: Progress) -> Again:
        return await sip.again(asterisk, job, chosen(calls), lang, progress)

    return again


async def _private(job: Job, options: Mapping[str, Any]) -> contextlib.AbstractAsyncContextManager[Asterisk]:
    """A switch of our own."""
    from ivrc.switches.asterisk.driver import verdicts
    from ivrc.switches.asterisk.driver.running import running

    asterisk = await _installed(options)
    if options["speed"] != 1 and asterisk.faketime is None:
        job.note(verdicts.no_faketime())
    return running(asterisk, job.hotlines, job.site, job.sounds, speed=options["speed"])


async def _visited(job: Job, options: Mapping[str, Any]) -> contextlib.AbstractAsyncContextManager[Asterisk]:
    """A switch that is running."""
    from ivrc.switches.asterisk.driver.guest import visiting

    return visiting(_address(options), _conf(options), job.hotlines, job.site, job.sounds)


@contextlib.asynccontextmanager
async def _deployed(
    hotline: Hotline, site: Site, built: Path, where: str, options: Mapping[str, Any]
) -> AsyncIterator[Deployed]:
    """`where` is EXTENSION@CONTEXT."""
    from ivrc.switches.asterisk.driver import verdicts
    from ivrc.switches.asterisk.driver.deployment import calling
    from ivrc.verify.deployment import entry, sound_files
    from ivrc.verify.driver import Unable

    if not options["ami"]:
        raise Unable(verdicts.no_manager("--deployed: --ami HOST:PORT?"))
    notes = (
        [verdicts.no_sip("--deployed 只打部署的", "--deployed calls what is deployed")]
        if options["sip"]
        else []
    )
    async with calling(_address(options), _conf(options), hotline, site, built, entry(where)) as there:
        if there.switch is None or there.entry is None:
            yield Deployed([*there.found, *notes])
            return
        way, title = f"{there.entry.extension}@{there.entry.context}", there.switch.title
        compared = Words(
            f"{title}：{there.lines} 行拨号方案、{there.files} 个文件与生成的一致；从 {way} 打进来",
            f"{title}: {there.lines} lines of dialplan and {there.files} files are as built; calls come in by {way}",
        )
        yield Deployed([*there.found, *notes], there.switch, compared, sound_files(built, hotline))


def _address(options: Mapping[str, Any]) -> Address:
    from ivrc.switches.asterisk.driver.guest import Address

    host, port = options["ami"]
    return Address(
        host, port, options["user"], options["password"] or os.environ.get("IVRC_AMI_PASSWORD", "")
    )


def _conf(options: Mapping[str, Any]) -> Path | None:
    return Path(options["conf"]).absolute() if options["conf"] else None


HARNESS = Harness(_reach, OPTIONS, scenarios=True, deployed=_deployed)


@contextlib.asynccontextmanager
async def _called(wanted: Wanted, options: Mapping[str, Any]) -> AsyncIterator[Line]:
    """A switch that is running, to place calls on."""
    from ivrc.switches.asterisk.driver import verdicts
    from ivrc.switches.asterisk.driver.placing import calling
    from ivrc.verify.driver import Unable

    if not options["ami"]:
        raise Unable(verdicts.no_manager("--ami HOST:PORT?"))
    async with calling(_address(options), wanted) as line:
        yield line


PLACING = Placing(_called, tuple(each for each in OPTIONS if each.key in ("ami", "user", "password")))
