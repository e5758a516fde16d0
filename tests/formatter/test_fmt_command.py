"""`ivrc fmt` on files and on standard input: what is written, byte for byte, and what is left alone."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from ivrc.cli import fmt, main

UGLY = "热线 试线 4001\n  无按键 5秒，->再见\n  按错键 ->再见\n  故障->再见\n播报 再见：《结束语》  -> 挂机\n"
NEAT = "热线 试线 4001\n    无按键  5秒，→ 再见\n    按错键  → 再见\n    故障    → 再见\n\n播报 再见：《结束语》 → 挂机\n"
BROKEN = UGLY + "这是什么\n"


@pytest.fixture
def menu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "menus").mkdir()
    (tmp_path / "ivrc.yaml").write_text("targets: [asterisk]", encoding="utf-8")
    path = tmp_path / "menus/甲.ivr"
    path.write_text(UGLY, encoding="utf-8")
    return path


def test_it_writes_and_a_second_time_does_nothing(menu: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt", "--lang", "zh"]) == 0
    assert capsys.readouterr().out == "改写了 1 个文件。\n"
    assert menu.read_text(encoding="utf-8") == NEAT
    before = menu.stat()
    assert main(["fmt", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "1 file, written so already.\n"
    assert (menu.stat().st_mtime_ns, menu.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_check_names_the_files_and_writes_nothing(menu: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt", "--check"]) == 1
    assert capsys.readouterr().out == "menus/甲.ivr\n"
    assert menu.read_text(encoding="utf-8") == UGLY
    menu.write_text(NEAT, encoding="utf-8")
    assert main(["fmt", "--check", str(menu)]) == 0
    assert capsys.readouterr().out == ""


def test_a_difference_that_patch_takes(menu: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt", "--diff"]) == 1
    told = capsys.readouterr().out
    assert menu.read_text(encoding="utf-8") == UGLY
    subprocess.run(["patch", "-p0", "-s"], input=told.encode(), check=True, timeout=30)
    assert menu.read_text(encoding="utf-8") == NEAT
    assert main(["fmt", "--diff"]) == 0
    assert capsys.readouterr().out == ""


def test_line_ends_mark_and_permissions_stay(menu: Path) -> None:
    menu.write_bytes(b"\xef\xbb\xbf" + UGLY.replace("\n", "\r\n").encode())
    menu.chmod(0o640)
    assert main(["fmt"]) == 0
    assert menu.read_bytes() == b"\xef\xbb\xbf" + NEAT.replace("\n", "\r\n").encode()
    assert menu.stat().st_mode & 0o777 == 0o640


def test_one_file_with_a_mistake_and_none_is_written(menu: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = menu.with_name("乙.ivr")
    other.write_text(BROKEN, encoding="utf-8")
    assert main(["fmt", "--lang", "zh"]) == 1
    assert "IVRC101" in capsys.readouterr().err
    assert (menu.read_text(encoding="utf-8"), other.read_text(encoding="utf-8")) == (UGLY, BROKEN)


def test_a_part_that_others_include_is_written_too(menu: Path) -> None:
    part = menu.with_name("公共.ivr")
    part.write_text("播报 再见 :  《结束语》 -> 挂机", encoding="utf-8")
    assert main(["fmt"]) == 0
    assert part.read_text(encoding="utf-8") == "播报 再见：《结束语》 → 挂机\n"


def test_a_file_that_is_not_there(menu: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt", "menus/无.ivr"]) == 2
    assert "IVRC003" in capsys.readouterr().err


def test_what_would_change_the_meaning_is_not_written(
    menu: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fmt, "written", lambda text: NEAT.replace("5秒", "6秒"))
    assert main(["fmt", "--lang", "en"]) == 2
    assert "IVRC030" in capsys.readouterr().err
    assert menu.read_text(encoding="utf-8") == UGLY


@pytest.mark.parametrize(
    ("option", "text", "told", "status"),
    [
        ([], UGLY, NEAT, 0),
        ([], BROKEN, BROKEN, 1),
        (["--check"], UGLY, "", 1),
        (["--check"], NEAT, "", 0),
        ([], "", "", 0),
        ([], "播报 甲：“好。” -> 乙\n", "播报 甲：“好。” → 乙\n", 0),
    ],
)
def test_standard_input(
    option: list[str],
    text: str,
    told: str,
    status: int,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))
    assert main(["fmt", "-", *option]) == status
    assert capsys.readouterr().out == told


def test_standard_input_and_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt", "-", "甲.ivr", "--lang", "en"]) == 2
    assert '"-" stands by itself' in capsys.readouterr().err
