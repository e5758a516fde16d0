"""Pipes, devices, folders and files without end where a file is expected: told at once, never waited for."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ivrc import given

MENU = """\
热线 甲 4001234567
    无按键 5秒，重听 1次，→ 再见
    按错键 重听 1次，→ 再见
    故障 → 再见
引用 “部分.ivr”
菜单 主菜单
    结束请按1 → 再见
"""
PART = "播报 再见：“再见。” → 挂机\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("menus", "prompts/recordings/zh-CN", "sites", "tests"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "ivrc.yaml").write_text("targets: [asterisk]\nspeech: {engines: [tones]}\n", encoding="utf-8")
    (tmp_path / "menus" / "甲.ivr").write_text(MENU, encoding="utf-8")
    (tmp_path / "menus" / "部分.ivr").write_text(PART, encoding="utf-8")
    return tmp_path


def ivrc(project: Path, *words: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "ivrc", *words],
        cwd=project,
        env={**os.environ, "IVRC_CACHE": str(project / "cache"), "IVRC_LANG": "en"},
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    assert "Traceback" not in done.stdout + done.stderr
    return done.returncode, done.stdout + done.stderr


def pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def endless(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to("/dev/zero")


def folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir()


def huge(path: Path) -> None:
    """Four gigabytes that take no room on the disk."""
    path.unlink(missing_ok=True)
    with path.open("wb") as file:
        file.truncate(4 << 30)


Odd = Callable[[Path], None]
ODD: dict[Odd, str] = {pipe: "a pipe", endless: "a device", folder: "a folder", huge: "larger than"}


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    ("place", "command"),
    [
        ("menus/甲.ivr", ["check"]),
        ("menus/部分.ivr", ["check", "menus/甲.ivr"]),
        ("menus/又一个.ivr", ["check"]),
        ("ivrc.yaml", ["check"]),
        ("prompts/用语.yaml", ["check"]),
        ("prompts/readings.yaml", ["build"]),
        ("sites/乙.yaml", ["build"]),
        ("tests/丙.calls.yaml", ["test"]),
        ("prompts/recordings/zh-CN/再见。.wav", ["build"]),
        ("prompts.lock", ["build"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_in_a_file_s_place(odd: Odd, place: str, command: list[str], project: Path) -> None:
    odd(project / place)
    status, said = ivrc(project, *command)
    leads_out = odd is endless and place == "menus/部分.ivr"
    assert status in (1, 2), said
    assert ("IVRC005" if leads_out else ODD[odd]) in said and Path(place).name in said, said
    assert not (project / "dist").exists()


@pytest.mark.parametrize("model", ["/dev/zero", "管道", "文件夹", "没有.onnx", "/dev/tty"])
def test_a_model_of_one_s_own(model: str, project: Path) -> None:
    os.mkfifo(project / "管道")
    (project / "文件夹").mkdir()
    (project / "ivrc.yaml").write_text(
        f"targets: [asterisk]\nspeech: {{engines: [kokoro], kokoro_model: {model}}}\n", encoding="utf-8"
    )
    status, said = ivrc(project, "build")
    assert status == 1 and said.count("error[IVRC508]") == 1 and Path(model).name in said, said


def test_what_a_talent_delivers(project: Path) -> None:
    delivered = project / "delivered"
    delivered.mkdir()
    os.mkfifo(delivered / "再见。.wav")
    (delivered / "结束请按1.flac").symlink_to("/dev/zero")
    huge(delivered / "结束请按1。.wav")
    status, said = ivrc(project, "prompts", "import", "delivered")
    assert status == 1 and "a pipe" in said and "a device" in said, said


def test_only_regular_files_are_read_and_no_more_than_is_allowed(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"12345")
    assert given.contents(file, 5) == b"12345"
    with pytest.raises(given.TooLargeError):
        given.contents(file, 4)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        with pytest.raises(given.UnfitError) as refused:
            given.contents(tmp_path / "s", 5)
    assert refused.value.zh and "socket" in refused.value.en
    for other in (tmp_path / "nothing", tmp_path, Path("/dev/full")):
        with pytest.raises(OSError) as problem:
            given.contents(other, 5)
        assert all(given.why(problem.value))


def test_a_file_that_says_it_is_empty_and_goes_on_ends_at_the_limit() -> None:
    """As files of /proc do."""
    with pytest.raises(given.TooLargeError):
        given.contents(Path("/proc/self/maps"), 16)
