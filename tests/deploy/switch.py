"""An Asterisk of the operator's, in real time, a project that is deployed to it, and calls that go on meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import NamedTuple

from ivrc.switches.asterisk.driver import process
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.process import Process
from ivrc.switches.asterisk.text.modules import EVERY

MENU = """热线 夜班 33881001
    无按键 2秒，“没有收到按键，第{n}版。” 重听 3次，→ 再见
    按错键 “按键有误。” 重听 3次，→ 再见
    故障 → “系统故障。” 再见

播报 欢迎：“您好，夜班热线，第{n}版，请听。” → 菜单

菜单 菜单：“请选择，第{n}版。”
    听地址请按1 → 地址

播报 地址：“我们在人民路{n}号。” → 菜单

播报 再见：“再见。” → 挂机
"""
MODULES = (*EVERY, "func_channel", "func_db", "func_timeout", "app_stack", "res_clioriginate")
HEX = "[0-9a-f]{12}"


class Ran(NamedTuple):
    status: int
    out: str


class Project(NamedTuple):
    """A project of one hotline, and the folder where it is deployed."""

    project: Path
    folder: Path

    @classmethod
    def new(
        cls, place: Path, deploy: Mapping[str, Mapping[str, object]], more: Mapping[str, object] = {}
    ) -> Project:
        """The place holds the project, and no more than the site says besides."""
        project = place / "p"
        for name in ("menus", "sites"):
            (project / name).mkdir(parents=True)
        (project / "sites/lab.yaml").write_text(json.dumps({"deploy": deploy, **more}), encoding="utf-8")
        (project / "ivrc.yaml").write_text("{}\n", encoding="utf-8")
        (where,) = deploy.values()
        return cls(project, Path(str(where["folder"])))

    def write(self, number: int, menu: str = MENU) -> None:
        (self.project / "menus/夜班.ivr").write_text(menu.replace("{n}", str(number)), encoding="utf-8")

    def start(self, *words: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "ivrc", words[0], "--lang", "en", *words[1:]]
        env = {**os.environ, "NO_COLOR": "1"}
        return subprocess.Popen(
            command, cwd=self.project, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )

    async def ivrc(self, *words: str) -> Ran:
        running = self.start(*words)
        out, _ = await asyncio.to_thread(running.communicate)
        return Ran(running.returncode, out)

    async def deploy(self, *words: str) -> Ran:
        return await self.ivrc("deploy", "--engine", "tones", *words)

    async def status(self) -> dict[str, object]:
        ran = await self.ivrc("status", "--engine", "tones", "--json")
        assert ran.status == 0, ran.out
        (one,) = json.loads(ran.out)
        assert isinstance(one, dict)
        return one


class Stand(NamedTuple):
    """The switch, and what is deployed on it."""

    switch: Process
    at: Project

    async def live(self) -> str:
        """The build of the only hotline that is live, by what the switch answers."""
        told = (await self.switch.manager.command("dialplan show s@ivrc-夜班")).get("Output", "")
        found = re.search(rf"Goto\(ivrc-夜班\.({HEX}),s,1\)", told)
        return found[1] if found else ""

    async def call(self, count: int) -> None:
        """Calls come in."""
        for _ in range(count):
            await self.switch.actions.ask(
                "Originate", Channel="Local/33881001@inbound/n", Application="Wait", Data="600", Async="true"
            )


@contextlib.asynccontextmanager
async def standing(
    asterisk: Installed,
    folder: Path,
    keep: int = 2,
    dialplan: str = "",
    desk: str = "",
    modules: tuple[str, ...] = (),
) -> AsyncIterator[Stand]:
    place = process.folder()
    deployed = folder / "srv/ivrc"
    inbound = "[inbound]\nexten => 33881001,1,Goto(ivrc-夜班,33881001,1)\n"
    extensions = (
        f"[general]\nstatic=yes\n[globals]\n{inbound}{dialplan}#tryinclude {deployed}/now/extensions.conf\n"
    )
    (place / "etc/extensions.conf").write_text(extensions, encoding="utf-8")
    (place / "etc/queues.conf").write_text("[general]\n", encoding="utf-8")  # app_queue is not loaded without
    console = [*asterisk.command, "-C", str(place / "asterisk.conf"), "-rx"]
    bound = {
        "destinations": {"值班员": {"asterisk": desk}},
        "messages": {"asterisk": str(place / "spool/messages")},
    }
    where = {"folder": str(deployed), "console": console, "keep": keep}
    at = Project.new(folder, {"asterisk": where}, bound if desk else {})
    switch = await process.start(asterisk, place, 1.0, (*MODULES, *modules))
    try:
        yield Stand(switch, at)
    finally:
        await switch.end()


class Watched:
    """What the switch tells of the calls that came in: the builds whose steps each took, and the step before it was over."""

    def __init__(self) -> None:
        self.builds: dict[str, set[str]] = defaultdict(set)
        self.last: dict[str, str] = {}
        self.ended: dict[str, str] = {}

    def take(self, event: Mapping[str, str]) -> None:
        call = event.get("Uniqueid", "")
        if not re.match(r"Local/33881001@inbound-.*;2$", event.get("Channel", "")):
            return
        if event.get("Event") == "Newexten":
            self.last[call] = f"{event['Context']} {event['Application']}"
            if found := re.match(rf"ivrc-夜班\.({HEX})", event["Context"]):
                self.builds[call].add(found[1])
        elif event.get("Event") == "Hangup":
            self.ended[call] = self.last.get(call, "")

    def mixed(self) -> dict[str, set[str]]:
        """The calls that went through several builds."""
        return {call: builds for call, builds in self.builds.items() if len(builds) > 1}

    def cut(self) -> dict[str, str]:
        """The calls that were over otherwise than by the step with which a hotline ends one."""
        over = rf"ivrc-夜班\.{HEX}\S* Hangup"
        return {call: last for call, last in self.ended.items() if not re.fullmatch(over, last)}

    def unanswered(self) -> list[str]:
        """The calls that came into no build."""
        return [call for call in self.ended if not self.builds.get(call)]
