"""大众联合 on a real Asterisk; what the switch leaves open, and what it leaves behind."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from ivrc.cli import main
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.flow.nodes import Hotline
from ivrc.site import Site
from ivrc.switches.asterisk.driver import running as module
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.switches.asterisk.driver.running import running
from ivrc.switches.asterisk.driver.switch import Asterisk
from ivrc.switches.asterisk.text.target import emit
from ivrc.switches.target import Emitted
from ivrc.verify.driver import Unable
from ivrc.verify.run import drive
from tests.verify.conftest import Shipped, in_words
from tests.verify.plants import TEXTS

MENU = "menus/大众联合.ivr"


def test_the_shipped_hotline_goes_as_its_menu_file_says(asterisk: Installed, shipped: Shipped) -> None:
    paths = generate(shipped.hotline, Surroundings(shipped.site.extensions.numbers))
    assert paths.taken == frozenset(paths.ways)

    async def whole() -> None:
        async with running(asterisk, [shipped.hotline], shipped.site, shipped.sounds) as switch:
            assert not switch.found
            assert switch.loaded.contexts > 20 and switch.loaded.lines > 150
            judged, total = await drive(switch, shipped.calls(), shipped.sounds)
        assert not [each for each in judged if each.found], in_words(
            [f for each in judged for f in each.found]
        )
        assert total.calls == len(shipped.calls()) > 50
        assert total.events > 1000 and total.waits > 10 and total.tones > 300

    asyncio.run(whole())


def test_the_command(asterisk: Installed, in_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", MENU, "--on", "asterisk", "--lang", "zh"]) == 0
    told = capsys.readouterr().out
    ways = re.search(r"出路 (\d+)/(\d+)", told)
    assert ways and ways[1] == ways[2]
    assert "不一致 0；" in told and "一致：" in told


def test_the_command_shows_a_difference(
    asterisk: Installed, in_root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "running", partial(running, emit=spoilt(TEXTS["busy hangs up"])))
    assert main(["verify", MENU, "--lang", "en"]) == 1
    told = capsys.readouterr().out
    assert "IVRC606" in told and f"{MENU}:" in told
    assert re.search(r"^> .*│ ", told, re.MULTILINE)
    assert not re.search(r" 0 differences", told)


def spoilt(change: Callable[[str], str]) -> Callable[[Hotline, Site], Emitted]:
    def planted(hotline: Hotline, site: Site) -> Emitted:
        return emit(hotline, site).changed(
            lambda text: change(text.replace(hotline.name, "NAME")).replace("NAME", hotline.name)
        )

    return planted


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda text: f"{text}\n[ivrc-NAME.x]\nexten => s,1,Hangup()\n same => n,Queue(a)\n", "Queue"),
        (lambda text: f"{text}\n[ivrc-NAME.x]\nexten => s,1,Set(A=${{SHELL(ls)}})\n", "SHELL"),
        (lambda text: f"{text}\n[{'九' * 30}]\nexten => s,1,Hangup()\n", "九"),
        (lambda text: f"{text}\n[ivrc-NAME.x]\nexten => s,1,NoOp(;--)\nexten => t,1,Hangup()\n", ""),
        (lambda text: text.replace("exten => t,1", "exten => s,1", 1), "s,1"),
    ],
    ids=["application", "function", "long name", "block comment", "extension twice"],
)
def test_a_dialplan_that_does_not_load_as_built_is_found(
    spoil: Callable[[str], str], told: str, asterisk: Installed, shipped: Shipped
) -> None:
    async def whole() -> str:
        planted = spoilt(spoil)
        try:
            async with running(
                asterisk, [shipped.hotline], shipped.site, shipped.sounds, emit=planted
            ) as switch:
                assert {each.code for each in switch.found} == {"IVRC604"}
                return in_words(switch.found)
        except ValueError as unread:
            return str(unread)

    assert told in asyncio.run(whole())


def test_nothing_listens_beyond_loopback(asterisk: Installed, shipped: Shipped) -> None:
    async def whole() -> list[str]:
        async with running(asterisk, [shipped.hotline], shipped.site, shipped.sounds) as switch:
            return listening(switch.pid)

    found = asyncio.run(whole())
    assert len(found) == 1
    assert found[0].startswith("tcp 127.0.0.1:")


def listening(pid: int) -> list[str]:
    """The sockets on which a process takes connections or datagrams (proc(5))."""
    links = []
    for each in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(OSError):
            links.append(str(each.readlink()))
    found = []
    for kind in ("tcp", "tcp6", "udp", "udp6"):
        for line in Path(f"/proc/{pid}/net/{kind}").read_text(encoding="ascii").splitlines()[1:]:
            fields = line.split()
            takes = fields[3] == "0A" if kind.startswith("tcp") else True
            if takes and f"socket:[{fields[9]}]" in links:
                address, port = fields[1].split(":")
                told = ".".join(str(byte) for byte in bytes.fromhex(address)[::-1])
                found.append(f"{kind} {told}:{int(port, 16)}")
    return found


@pytest.mark.parametrize("how", ["well", "error", "cancelled"])
def test_nothing_is_left(how: str, asterisk: Installed, shipped: Shipped) -> None:
    seen: list[Asterisk] = []

    async def body() -> None:
        async with running(asterisk, [shipped.hotline], shipped.site, shipped.sounds) as switch:
            seen.append(switch)
            if how == "error":
                raise RuntimeError
            if how == "cancelled":
                await asyncio.sleep(60)

    async def whole() -> None:
        task = asyncio.create_task(body())
        while not seen and not task.done():
            await asyncio.sleep(0.02)
        if how == "cancelled":
            task.cancel()
        with contextlib.suppress(RuntimeError, asyncio.CancelledError):
            await task

    asyncio.run(whole())
    assert not Path(f"/proc/{seen[0].pid}").exists()
    assert not seen[0].folder.exists()


def test_two_at_once_do_not_meet(asterisk: Installed, shipped: Shipped) -> None:
    calls = shipped.calls()[:6]

    async def one() -> tuple[int, Path, int]:
        async with running(asterisk, [shipped.hotline], shipped.site, shipped.sounds) as switch:
            judged, _ = await drive(switch, calls, shipped.sounds)
            return switch.pid, switch.folder, sum(bool(each.found) for each in judged)

    async def whole() -> list[tuple[int, Path, int]]:
        return list(await asyncio.gather(one(), one()))

    first, second = asyncio.run(whole())
    assert first[0] != second[0] and first[1] != second[1]
    assert first[2] == second[2] == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_interrupted_command_leaves_nothing_running(
    number: signal.Signals, asterisk: Installed, root: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "ivrc", "verify", MENU, "--lang", "en"]
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as started:
        assert started.stdout is not None
        assert "times real speed" in started.stdout.readline()
        switches = children(started.pid)
        assert len(switches) == 1
        started.send_signal(number)
        _, complaint = started.communicate(timeout=120)
    until = time.monotonic() + 60
    while Path(f"/proc/{switches[0]}").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not Path(f"/proc/{switches[0]}").exists()
    if number != signal.SIGKILL:
        assert started.returncode == (130 if number == signal.SIGINT else 2)
        assert complaint.strip() == "Interrupted."
        assert list(tmp_path.iterdir()) == []


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += [int(each) for each in (task / "children").read_text(encoding="ascii").split()]
    return found


def test_an_asterisk_that_does_not_start_is_told(shipped: Shipped, tmp_path: Path) -> None:
    broken = Installed(("/bin/false",), tmp_path, tmp_path, None, "0")

    async def whole() -> None:
        async with running(broken, [shipped.hotline], shipped.site, shipped.sounds):
            raise AssertionError

    with pytest.raises(Unable) as refused:
        asyncio.run(whole())
    assert refused.value.diagnostic.code == "IVRC603"


def test_another_program_is_no_asterisk(in_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", MENU, "--asterisk", "/bin/true", "--lang", "en"]) == 2
    assert "IVRC602" in capsys.readouterr().out
