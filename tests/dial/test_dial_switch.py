"""A list of four on a real Asterisk: one answers and hears the hotline, one is busy, one rings out, one refuses the call; then the
runner is killed, and whoever was called is not called again."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from ivrc.cli import main
from ivrc.places import cache
from ivrc.records.outward import Entry, read
from ivrc.switches.asterisk.driver import process
from ivrc.switches.asterisk.driver.install import Installed, installed
from ivrc.switches.asterisk.driver.process import Process
from ivrc.switches.asterisk.text.modules import EVERY
from ivrc.verify.driver import Unable
from tests.dial.made import MENU, SITE, project

OUTSIDE = """[outside]
exten => 13805760001,1,Answer()
 same => n,Wait(4)
exten => 13805760002,1,Busy(1)
exten => 13805760003,1,Ringing()
 same => n,Wait(30)
exten => 13805760004,1,Hangup(21)
exten => 13805760005,1,Answer()
 same => n,Wait(6)
exten => 13805760006,1,Ringing()
 same => n,Wait(30)
exten => 13805760007,1,Answer()
 same => n,Wait(1)
"""
USER = "[dialler]\nsecret = d\nread = call\nwrite = originate,command\n"
DEAF = "[deaf]\nsecret = d\nread = call\nwrite = command\n"
"""What docs/commands/dial.md says that a user needs."""


@pytest.fixture(scope="module")
def asterisk() -> Installed:
    """The Asterisk of the cache. Where there is none to be had the test is skipped, under CI=true it fails."""
    try:
        return installed(None, cache("asterisk"))
    except Unable as problem:
        if os.environ.get("CI") == "true":
            pytest.fail(f"no Asterisk, and CI=true: {problem.diagnostic.en}")
        pytest.skip(problem.diagnostic.en)


@contextlib.asynccontextmanager
async def standing(asterisk: Installed, made: Path) -> AsyncIterator[Process]:
    """The switch with the hotline of the project and the telephones outside."""
    place = process.folder()
    text = (made / "dist/催费/asterisk/ivrc-催费.conf").read_text(encoding="utf-8")
    extensions = f"[general]\nstatic=yes\n[globals]\n{text}{OUTSIDE}"
    (place / "etc/extensions.conf").write_text(extensions, encoding="utf-8")
    _sounds(place).symlink_to(made / "dist/催费/asterisk/sounds")
    switch = await process.start(asterisk, place, 1.0, EVERY)
    try:
        manager = place / "etc/manager.conf"
        manager.write_text(manager.read_text(encoding="utf-8") + USER + DEAF, encoding="utf-8")
        await switch.actions.ask("Command", Command="manager reload")
        yield switch
    finally:
        await switch.end()


def _sounds(place: Path) -> Path:
    folder = place / "data/sounds/ivrc"
    folder.mkdir(parents=True)
    return folder / "催费"


async def dial(switch: Process, made: Path, *words: str, user: str = "dialler") -> asyncio.subprocess.Process:
    command = ["-m", "ivrc", "dial", *words, "--hotline", "menus/催费.ivr", "--lang", "en"]
    command += ["--ami", f"127.0.0.1:{switch.port}", "--user", user, "--password", "d"]
    return await asyncio.create_subprocess_exec(
        sys.executable, *command, cwd=made, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        env={**os.environ, "NO_COLOR": "1"},
    )  # fmt: skip


async def out(running: asyncio.subprocess.Process) -> str:
    told, _ = await running.communicate()
    return told.decode()


def entries(made: Path) -> list[Entry]:
    return list(read((made / "名单.dial.jsonl").read_bytes()).entries)


def outcomes(made: Path) -> dict[str, tuple[str, int]]:
    return {each.number[-1]: (each.what, each.cause) for each in entries(made) if each.what not in ("placed", "over")}  # fmt: skip


def placed(made: Path) -> list[str]:
    return [each.number[-1] for each in entries(made) if each.what == "placed"]


async def until(made: Path, number: str, what: str) -> None:
    """Something stands in the journal of a number."""
    while not any(each.number[-1] == number and each.what == what for each in entries(made)):
        await asyncio.sleep(0.05)


async def nobody_is_called(switch: Process, made: Path) -> None:
    """Where the hotline on the switch is another version, is not there, or the user has no right to call."""
    menu, was = made / "menus/催费.ivr", MENU.replace("5秒", "1秒")
    for text, user, code in (
        (was.replace("应缴:金额", "应缴:数量"), "dialler", "IVRC673"),
        (was.replace("热线 催费", "热线 催缴"), "dialler", "IVRC673"),
        (was, "deaf", "IVRC616"),
    ):
        menu.write_text(text, encoding="utf-8")
        running = await dial(switch, made, "名单.csv", "--journal", f"{code}.dial.jsonl", user=user)
        told = await out(running)
        assert running.returncode == 2 and code in told and "calling" not in told, told
        (made / f"{code}.dial.jsonl").unlink()
    menu.write_text(was, encoding="utf-8")


def reached(records: Path, made: Path) -> list[int]:
    """What a report says: calls of which there is a record, people, tries, and what came of them."""
    written = io.StringIO()
    with contextlib.redirect_stdout(written):
        assert main(["report", str(records), str(made / "名单.dial.jsonl"), "--format", "json"]) == 0
    report = json.loads(written.getvalue())
    (of_list,) = report["outward"]
    names = ("people", "tries", "reached", "busy", "no_answer", "failed", "unknown")
    return [report["all"]["calls"], *(of_list[name] for name in names)]


def people(*numbers: int) -> str:
    return "号码,应缴,截止日期\n" + "".join(f"1380576000{each},8{each}.50,2026-12-01\n" for each in numbers)


def test_a_list_of_four_and_a_runner_that_is_killed(asterisk: Installed, tmp_path: Path) -> None:
    records = tmp_path / "records"
    records.mkdir()
    made = project(tmp_path / "p", SITE + "  at once: 4\n", people(1, 2, 3, 4), MENU.replace("5秒", "1秒"), f"records: {{asterisk: {records}}}\n")  # fmt: skip
    assert main(["build", str(made / "menus"), "-t", "asterisk", "--engine", "tones"]) == 0

    async def whole() -> None:
        async with standing(asterisk, made) as switch:
            await nobody_is_called(switch, made)
            running = await dial(switch, made, "名单.csv")
            told = await out(running)
            assert running.returncode == 0 and "answered 1, busy 1, no answer 1, failed 1" in told, told
            assert outcomes(made) == {"1": ("answered", 0), "2": ("busy", 0), "3": ("no answer", 19), "4": ("failed", 21)}  # fmt: skip
            (record,) = map(json.loads, (records / "催费.jsonl").read_text("utf-8").splitlines())
            assert (record["called"], record["caller"], record["path"][0]) == ("13805760001", None, "开场")
            assert record["id"] == entries(made)[0].call
            assert await asyncio.to_thread(reached, records, made) == [1, 4, 4, 1, 1, 1, 1, 0]

            (made / "名单.csv").write_text(people(1, 2, 3, 4, 5, 6), encoding="utf-8")
            running = await dial(switch, made, "名单.csv")
            await until(made, "5", "answered")
            await until(made, "6", "placed")
            await asyncio.sleep(0.5)
            running.send_signal(signal.SIGKILL)
            await running.wait()
            gone = next(each.call for each in entries(made) if each.number[-1] == "6")
            channel = [line.split("!")[0] for line in (await switch.actions.command("core show channels concise"))["Output"].splitlines() if line.endswith(gone)]  # fmt: skip
            await switch.actions.ask("Hangup", Channel=channel[0])
            running = await dial(switch, made, "名单.csv")
            told = await out(running)
            assert running.returncode == 0 and "IVRC675" in told and "13805760006" in told, told
            assert sorted(placed(made)) == ["1", "2", "3", "4", "5", "6"]
            assert outcomes(made)["5"][0] == "answered" and outcomes(made)["6"][0] == "unknown"
            again = await out(await dial(switch, made, "名单.csv"))
            assert "0 without an outcome" in again and sorted(placed(made)) == ["1", "2", "3", "4", "5", "6"]

            row = ("--row", "应缴=85.50", "--row", "截止日期=20261201")
            running = await dial(switch, made, "--to", "138-0576-0007", *row)
            told = await out(running)
            assert running.returncode == 0 and "13805760007  answered" in told and "answered 1" in told, told

    asyncio.run(whole())
