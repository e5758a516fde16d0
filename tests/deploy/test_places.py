"""A web server's folder, another machine, and what comes of a deployer that is killed: no switch is needed."""

from __future__ import annotations

import asyncio
import os
import stat
import subprocess
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from ivrc.deploy.machine import Busy, Machine, Session, Unreachable
from ivrc.deploy.state import Broken, Live, State, read, text
from ivrc.switches.deployment import Lying
from tests.deploy.switch import Project

SSH = """#!/bin/sh
# Stands for ssh: the options, then the machine, then a command for its shell.
while [ "$1" != "--" ]; do shift; done
printf '%s\\n' "$2" >> "$FAR_LOG"
[ "$2" = "ivrc@far" ] || { echo "ssh: Could not resolve hostname $2" >&2; exit 255; }
shift 2
cd / && exec sh -c "$*"
"""


@pytest.fixture
def far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "bin").mkdir()
    ssh = tmp_path / "bin/ssh"
    ssh.write_text(SSH, encoding="utf-8")
    ssh.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setenv("FAR_LOG", str(tmp_path / "log"))
    return tmp_path / "log"


@pytest.mark.parametrize("host", ["", "ivrc@far"])
def test_a_web_server_serves_the_build_that_is_live(tmp_path: Path, far: Path, host: str) -> None:
    where = {"folder": str(tmp_path / "www/ivrc"), "keep": 1, **({"host": host} if host else {})}
    project = Project.new(tmp_path, {"voicexml": where})
    document = project.folder / "now/夜班.vxml"

    def live() -> str:
        (place,) = [line for line in document.read_text(encoding="utf-8").splitlines() if "<goto" in line]
        fetched = urljoin("http://web/now/夜班.vxml", place.split('"')[1])
        found = project.folder / unquote(fetched).removeprefix("http://web/")
        assert f"<!-- Build {found.parent.name.rpartition('.')[2]} -->" in found.read_text(encoding="utf-8")
        assert list((found.parent / "audio").iterdir())
        return found.parent.name

    async def whole() -> None:
        old = os.umask(0o077)
        try:
            project.write(1)
            done = await project.deploy()
            assert done.status == 0 and "IVRC013" not in done.out, done.out
            first = live()
            project.write(2)
            assert (await project.deploy()).status == 0
            second = live()
        finally:
            os.umask(old)
        assert first != second
        assert {path.name for path in (project.folder / "versions").iterdir()} == {first, second}
        readable = [stat.S_IMODE(path.stat().st_mode) for path in project.folder.rglob("*.wav")]
        assert readable and set(readable) == {0o644}
        assert {
            stat.S_IMODE(path.stat().st_mode)
            for path in (project.folder / "versions").rglob("*")
            if path.is_dir()
        } == {0o755}
        back = await project.ivrc("rollback")
        assert back.status == 0, back.out
        assert live() == first
        told = await project.ivrc("status", "--engine", "tones")
        assert first.rpartition(".")[2] in told.out and "differs from the project" in told.out

    asyncio.run(whole())
    assert far.exists() == bool(host)


def test_a_machine_that_is_not_there(tmp_path: Path, far: Path) -> None:
    project = Project.new(tmp_path, {"voicexml": {"folder": "/srv/ivrc", "host": "ivrc@nowhere"}})
    project.write(1)
    ran = asyncio.run(project.deploy())
    assert ran.status == 2
    assert "[IVRC641]" in ran.out and "Could not resolve hostname" in ran.out


def test_who_holds_the_lock_is_told_and_a_killed_one_leaves_none(tmp_path: Path) -> None:
    machine = Machine("", str(tmp_path / "srv"), ())
    with Session(machine, "anna@one, 10:00") as first:
        assert first.run('printf %s "$1"', "a 'b' $c") == "a 'b' $c"
        with pytest.raises(Busy, match="anna@one, 10:00"), Session(machine, "other"):
            pass
        with pytest.raises(Unreachable):
            first.run("false")
        assert first.run("pwd").strip() == str(tmp_path / "srv")
    with Session(machine, "other"):
        pass


def test_a_command_that_is_cut_off_is_not_done(tmp_path: Path) -> None:
    """What a killed deployer has sent by half is no command."""
    machine = Machine("", str(tmp_path), ())
    with Session(machine, "one") as session:
        whole = f"{{ set -- x\ntouch {tmp_path}/done\n"
        assert session._shell.stdin is not None
        session._shell.stdin.write(whole.encode())
        session._shell.stdin.flush()
    assert not (tmp_path / "done").exists()
    subprocess.run(machine.words('flock -n "$1/lock" true', str(tmp_path)), check=True)


def lying(name: str) -> Lying:
    return Lying("h", name, f"/v/h.{name}", ("h.conf",), ("1",), 1.5)


def live(hour: int, *names: str) -> Live:
    return Live(f"2026-11-27T{hour:02}:00:00+08:00", "a@b", "deploy", tuple(map(lying, names)), {"n": "x"})


def test_what_is_kept_and_what_is_spare() -> None:
    state = State()
    for hour, name in enumerate(("one", "two", "three", "two", "four"), 1):
        state = state.leading(live(hour, name))
    assert [each.build for each in state.loaded] == ["one", "two", "three", "four"]
    assert [each.build for each in state.spare(1)] == ["one", "two", "three"]
    assert [each.build for each in state.spare(2)] == ["one", "three"]
    assert [each.build for each in state.spare(3)] == ["one"]
    assert [each.build for each in state.spare(1, "2026-11-27T03:30:00+08:00")] == ["one"]
    former = state.back()
    assert former is not None and former.builds[0].build == "two"
    assert state.without([lying("two")]).back() is None
    assert read(text(state)) == state
    assert read("") == State()


@pytest.mark.parametrize(
    "told", ["{", "[]", "{}", '{"form": 2}', '{"form": 1, "live": 3, "loaded": [], "before": []}', "null"]
)
def test_a_state_that_makes_no_sense(told: str) -> None:
    with pytest.raises(Broken):
        read(told)
