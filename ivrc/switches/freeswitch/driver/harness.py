"""How `ivrc verify --on freeswitch` reaches one that is running. Imported before it is known whether anything is driven, so
that what drives is imported when it is."""

from __future__ import annotations

import contextlib
import os
from collections.abc import AsyncIterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ivrc.counted import counted
from ivrc.diagnostics import Diagnostic
from ivrc.flow.causes import Words
from ivrc.verify.harness import Harness, Job, Ready
from ivrc.verify.options import Option, address

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
    from ivrc.switches.freeswitch.driver.esl import Address
    from ivrc.switches.freeswitch.driver.switch import running
    from ivrc.switches.freeswitch.driver.verdicts import other_moments

    host, port = options["esl"]
    at = Address(host, port, options["password"] or os.environ.get("IVRC_ESL_PASSWORD", "ClueCon"))
    clock = Path(options["clock"]) if options["clock"] else None
    conf = Path(options["conf"] or "/etc/freeswitch/dialplan").absolute()
    async with running(at, conf, job.hotlines, job.site, job.sounds, clock=clock) as switch:
        loaded, now = switch.loaded, await switch.clock.now()
        moment = f"{now.astimezone(ZoneInfo(job.hotlines[0].zone)):%a %H:%M}"

        def left(calls: int, ways: int, some: str) -> Diagnostic:
            return other_moments(calls, ways, moment, some)

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
            left,
        )


HARNESS = Harness(_reach, OPTIONS)
