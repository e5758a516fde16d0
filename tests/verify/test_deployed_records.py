"""A deployed hotline whose calls leave records: they are compared where the switch writes them, and a folder that is not there is told."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from pathlib import Path

from ivrc.cli import main
from ivrc.switches.asterisk.driver.install import Installed
from ivrc.verify.kept import lines_of
from tests.verify.test_asterisk_guest import INCLUDED, hosting
from tests.verify.test_deployed import MENU, NUMBER


def project(folder: Path, records: Path) -> Path:
    for name in ("menus", "sites"):
        (folder / name).mkdir(parents=True)
    (folder / "ivrc.yaml").write_text("{}\n", encoding="utf-8")
    (folder / "sites/lab.yaml").write_text(f"records: {{asterisk: {records}}}\n", encoding="utf-8")
    (folder / "menus/夜班.ivr").write_text(MENU, encoding="utf-8")
    assert main(["build", str(folder / "menus"), "-t", "asterisk", "--engine", "tones"]) == 0
    return folder


def shows(asterisk: Installed, made: Path) -> tuple[int, str]:
    """The exit status of the command, and what it says."""

    async def whole() -> tuple[int, str]:
        async with hosting(asterisk) as host:
            built = made / "dist/夜班/asterisk"
            shutil.copy(built / "ivrc-夜班.conf", host.conf)
            shutil.copytree(built / "sounds", host.conf.parent / "data/sounds/ivrc/夜班")
            extensions = "[general]\nstatic=yes\n[globals]\n#include ivrc-夜班.conf\n" + NUMBER + INCLUDED
            (host.conf / "extensions.conf").write_text(extensions, encoding="utf-8")
            await host.switch.actions.ask("Command", Command="dialplan reload")
            command = ["-m", "ivrc", "verify", str(made / "menus/夜班.ivr"), "--deployed", "--lang", "zh"]
            command += ["--ami", f"{host.at.host}:{host.at.port}", "--user", "guest", "--password", "g"]
            started = await asyncio.create_subprocess_exec(
                sys.executable, *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
                env={**os.environ, "NO_COLOR": "1"},
            )  # fmt: skip
            out, _ = await started.communicate()
            return started.returncode or 0, out.decode()

    return asyncio.run(whole())


def test_the_records_of_a_deployed_hotline_are_compared(asterisk: Installed, tmp_path: Path) -> None:
    records = tmp_path / "records"
    made = project(tmp_path / "p", records)
    status, told = shows(asterisk, made)
    assert (
        status == 1
        and "IVRC618" in told
        and "这个文件夹不存在：来电不留记录" in told
        and f"mkdir -p {records}" in told
    )
    records.mkdir()
    status, told = shows(asterisk, made)
    assert status == 0 and "不一致 0" in told, told
    lines = (records / "夜班.jsonl").read_text("utf-8").splitlines()
    assert len(lines) >= 5 and {line[:1] for line in lines} == {"{"}
    (records / "夜班.jsonl").unlink()
    (records / "夜班.jsonl").mkdir()  # nothing can be written: the calls leave no record
    status, told = shows(asterisk, made)
    assert status == 1 and "通话记录写了 0 次" in told, told


def test_the_last_lines_alone_are_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    assert lines_of(path, "x") == () and lines_of(tmp_path / "none/a", "x") is None
    path.write_text("x\n" + "y" * (1 << 23) + "\nx two\n", "utf-8")
    assert lines_of(path, "x") == ("x two",)
