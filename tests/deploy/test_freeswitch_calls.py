"""Deployments on the FreeSWITCH that IVRC_FREESWITCH and IVRC_FREESWITCH_CONF name, while calls go on at all stages and a deployer is
killed: no call is cut, none goes through two builds, every call that comes in is answered. The switch's own console is asked
(`fs_cli`, or what IVRC_FS_CLI names).

IVRC_DEPLOYS=20 runs the whole: 20 deployments and 20 rollbacks, 30 kills, 50 calls at once."""

from __future__ import annotations

import asyncio
import json
import os
import random
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from ivrc.switches.freeswitch.driver.esl import Socket
from tests.deploy import switch
from tests.deploy.switch import HEX, Project
from tests.deploy.test_under_calls import MENU, killed
from tests.verify.test_freeswitch_switch import CONF, SWITCH, address

FS_CLI = os.environ.get("IVRC_FS_CLI") or shutil.which("fs_cli")
ROUNDS = int(os.environ.get("IVRC_DEPLOYS", "2"))
CALLS = 50 if ROUNDS > 2 else 8
DESK = """  <context name="ivrc-tests-desk">
    <extension name="rings">
      <condition field="destination_number" expression="^rings$">
        <action application="ring_ready"/>
        <action application="sleep" data="600000"/>
      </condition>
    </extension>
  </context>
"""
BESIDE = "{loopback_bowout=false,loopback_bowout_on_execute=false}"
CALL = f"{BESIDE}loopback/33881001/ivrc-夜班"

pytestmark = pytest.mark.skipif(
    not (SWITCH and CONF and FS_CLI),
    reason="no FreeSWITCH: set IVRC_FREESWITCH, IVRC_FREESWITCH_CONF, IVRC_FS_CLI",
)


def console() -> list[str]:
    at = address()
    assert FS_CLI is not None
    return [FS_CLI, "-H", at.host, "-P", str(at.port), "-p", at.password, "-x"]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    made = Project.new(
        tmp_path,
        {"freeswitch": {"folder": str(tmp_path / "srv/ivrc"), "console": console(), "keep": 2}},
        {
            "destinations": {"值班员": {"freeswitch": "loopback/rings/ivrc-tests-desk"}},
            "messages": {"freeswitch": str(tmp_path / "messages")},
        },
    )
    included = Path(CONF) / "ivrc-deployed.xml"
    line = f'<X-PRE-PROCESS cmd="include" data="{made.folder}/now/dialplan.xml"/>'
    included.write_text(f"<include>\n{line}\n{DESK}</include>\n", encoding="utf-8")
    yield made
    included.unlink()


class Watched:
    """What the switch tells of the calls: the builds whose steps each took, who ended it, and those that nobody answered."""

    def __init__(self) -> None:
        self.builds: dict[str, set[str]] = defaultdict(set)
        self.ended: dict[str, str] = {}
        self.unanswered: list[str] = []

    def take(self, event: Mapping[str, str]) -> None:
        call = event.get("Unique-ID", "")
        if event["Event-Name"] == "CHANNEL_EXECUTE":
            told = f"{event.get('Application-Data', '')} {event.get('Caller-Context', '')}"
            self.builds[call] |= set(re.findall(rf"ivrc-夜班\.({HEX})", told))
        elif event["Event-Name"] == "BACKGROUND_JOB" and event.get("_body", "").startswith("-ERR"):
            self.unanswered.append(event["_body"])
        elif event["Event-Name"] == "CHANNEL_HANGUP_COMPLETE" and _of_a_caller(event):
            self.ended[call] = event.get("variable_ivrc_ended", "")


def _of_a_caller(event: Mapping[str, str]) -> bool:
    """A call that came into a build, and is not the trial of a deployment."""
    return bool(event.get("variable_ivrc_build")) and "variable_api_hangup_hook" not in event


async def keep(control: Socket, watched: Watched, chance: random.Random) -> None:
    """So many calls at once, each of which types a key."""
    placed = 0
    while True:
        if placed - len(watched.ended) - len(watched.unanswered) < CALLS:
            placed += 1
            types = f"sleep:{chance.randrange(3000)},send_dtmf:{chance.choice('0123')},sleep:600000"
            await control.ask(f"bgapi originate {CALL} {types} inline")
        await asyncio.sleep(0.2)


def test_no_call_is_cut_or_mixed(project: Project) -> None:
    async def whole() -> None:
        events, control = await Socket.connect(address()), await Socket.connect(address())
        watched = Watched()
        events.listen = watched.take
        await events.ask("event json CHANNEL_EXECUTE CHANNEL_HANGUP_COMPLETE BACKGROUND_JOB")
        calling: asyncio.Task[None] | None = None
        try:
            project.write(0, MENU)
            first = await project.deploy()
            assert first.status == 0, first.out
            chance = random.Random(ROUNDS)
            calling = asyncio.create_task(keep(control, watched, random.Random(ROUNDS)))
            for number in range(1, ROUNDS + 1):
                project.write(number % 4, MENU)
                for _ in range(3 * number // 2 - 3 * (number - 1) // 2):
                    await killed(project, chance.uniform(0, 2.5))
                done = await project.deploy()
                assert done.status == 0, done.out
                back = await project.ivrc("rollback")
                assert back.status == 0, back.out
            told = json.loads((await project.ivrc("status", "--engine", "tones", "--json")).out)
            assert sum(each["calls"] for each in (*told[0]["live"], *told[0]["beside"])) > 0
            while len(watched.ended) < CALLS:
                await asyncio.sleep(0.2)
            ended, unanswered = dict(watched.ended), list(watched.unanswered)
        finally:
            if calling:
                calling.cancel()
            await control.api("hupall NORMAL_CLEARING destination_number 33881001")
            await events.close()
            await control.close()
        mixed = {call: builds for call, builds in watched.builds.items() if len(builds) > 1}
        cut = {call: by for call, by in ended.items() if by != "flow"}
        print(
            f"{ROUNDS} deployments, {ROUNDS} rollbacks, {3 * ROUNDS // 2} killed; "
            f"{len(ended)} calls over, {len(set.union(*watched.builds.values()))} builds; "
            f"cut {len(cut)}, mixed {len(mixed)}, unanswered {len(unanswered)}"
        )
        assert len(set.union(*watched.builds.values())) > 1
        assert mixed == {}
        assert cut == {}
        assert unanswered == []

    asyncio.run(whole())


def test_two_projects_on_one_switch(project: Project, tmp_path: Path) -> None:
    """The second holds a hotline that is called as trial calls were once: no trial call of either comes into the other."""
    other = switch.MENU.replace("热线 夜班 33881001", "热线 trial 33882002")
    (tmp_path / "second").mkdir()
    folder = tmp_path / "second/srv"
    second = Project.new(
        tmp_path / "second", {"freeswitch": {"folder": str(folder), "console": console(), "keep": 2}}
    )
    included = Path(CONF) / "ivrc-deployed-second.xml"
    line = f'<X-PRE-PROCESS cmd="include" data="{folder}/now/dialplan.xml"/>'
    included.write_text(f"<include>\n{line}\n</include>\n", encoding="utf-8")

    async def whole() -> None:
        control = await Socket.connect(address())
        try:
            for number in (1, 2):
                for at in (project, second):
                    at.write(number, other if at is second else MENU)
                    done = await at.deploy()
                    assert done.status == 0, done.out
            held = await control.api("xml_locate dialplan")
            trials = re.findall(rf'<context name="(ivrc~trial\.{HEX})"', held)
            assert len(trials) == len(set(trials)) == 4
            assert held.count('<context name="ivrc-trial"') == 1
            for at, name in ((project, "夜班"), (second, "trial")):
                (said,) = json.loads((await at.ivrc("status", "--engine", "tones", "--json")).out)
                within, told = f"ivrc-{name}.{said['live'][0]['build']}", ""
                await control.ask(f"bgapi originate {BESIDE}loopback/start/ivrc-{name} sleep:600000 inline")
                for _ in range(100):
                    told = await control.api("show channels as json")
                    if within in told:
                        break
                    await asyncio.sleep(0.2)
                await control.api("hupall NORMAL_CLEARING destination_number start")
                assert within in told
        finally:
            await control.close()

    try:
        asyncio.run(whole())
    finally:
        included.unlink()
