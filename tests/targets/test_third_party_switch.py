"""A whole switch of another package: found, built for, driven by `ivrc verify --on` and `ivrc test --on`, faults found."""

from __future__ import annotations

import importlib
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ivrc.cli import main
from ivrc.switches import registry
from tests.targets.teletype.machine import Machine

PACKAGE = "ivrc_teletype"
MENU = """\
热线 试验 4001234567
    无按键  5秒，“请再听一遍。” 重听 1次，→ 再见
    按错键  重听 2次，→ 再见
    故障    → 再见

菜单 主菜单：“您好。”
    查询请按1 → 查询
    人工服务请按0 → 坐席

播报 查询：“没有欠费。” → 主菜单

转接 坐席：拨 前台、后台，振铃 15秒
    占线 → 查询
    无人接听 → 再见
    转接失败 → 再见

播报 再见：“再见。” → 挂机
"""
CALLS = """\
menu: menus/试验.ivr
calls:
  - {name: 人工, keys: '0', expect: [呼叫 前台, 坐席挂机]}
"""


@pytest.fixture
def line() -> Iterator[str]:
    """A machine that is on."""
    with Machine() as machine:
        thread = threading.Thread(target=machine.serve_forever)
        thread.start()
        try:
            yield "{}:{}".format(*machine.server_address[:2])
        finally:
            machine.shutdown()
            thread.join()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IVRC_CACHE", str(tmp_path / "cache"))
    for name in ("menus", "sites", "tests"):
        (tmp_path / name).mkdir()
    (tmp_path / "ivrc.yaml").write_text("site: 甲\ntargets: [teletype]\n", encoding="utf-8")
    (tmp_path / "menus/试验.ivr").write_text(MENU, encoding="utf-8")
    (tmp_path / "tests/试验.calls.yaml").write_text(CALLS, encoding="utf-8")
    (tmp_path / "sites/甲.yaml").write_text(
        "destinations: {前台: {teletype: 'line:1'}, 后台: {teletype: 'line:2'}}\n", encoding="utf-8"
    )
    install(tmp_path, monkeypatch)
    return tmp_path


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, group: str = "ivrc.switches") -> Path:
    """The package as an installer would leave it."""
    place = folder / "packages"
    about = place / "ivrc_teletype-1.0.dist-info"
    about.mkdir(parents=True, exist_ok=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: ivrc-teletype\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(f"[{group}]\nteletype = {PACKAGE}.switch:SWITCH\n")
    shutil.copytree(Path(__file__).parent / "teletype", place / PACKAGE, dirs_exist_ok=True)
    for name in [each for each in sys.modules if each.partition(".")[0] == PACKAGE]:
        del sys.modules[name]
    monkeypatch.syspath_prepend(str(place))
    importlib.invalidate_caches()
    return place / PACKAGE


def plant(project: Path, file: str, was: str, now: str) -> None:
    """Changes the package before anything of it is imported."""
    path = project / "packages" / PACKAGE / file
    text = path.read_text("utf-8")
    assert was in text
    path.write_text(text.replace(was, now, 1), encoding="utf-8")


def test_it_is_found_and_built_for(project: Path) -> None:
    assert "teletype" in registry.names() and "teletype" in registry.driven()
    assert main(["build", "--engine", "tones"]) == 0
    tape = (project / "dist/试验/teletype/tape.txt").read_text("utf-8")
    assert "DIAL\t15\tline:1\n" in tape and "NODE\tmenu\t主菜单\n" in tape


def test_a_kind_that_it_does_not_know_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    menu = MENU.replace("无人接听 → 再见", "无人接听 → 信箱") + "\n留言 信箱：最长 60秒，# 结束 → 再见\n"
    (project / "menus/试验.ivr").write_text(menu, encoding="utf-8")
    assert main(["build", "--no-audio", "--lang", "en"]) == 1
    told = capsys.readouterr().out
    assert "IVRC401" in told and "Teletype 33" in told and "Voicemail" in told
    assert not (project / "dist").exists()


def test_its_part_of_a_site_is_judged_by_its_own_rules(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = project / "sites/甲.yaml"
    text = site.read_text("utf-8")
    site.write_text(text + "sounds: {teletype: shelf, asterisk: shelf}\n", encoding="utf-8")
    assert main(["build", "--no-audio", "--lang", "en"]) == 1
    told = capsys.readouterr().out
    assert "IVRC025" in told and "sites/甲.yaml:2:20" in told and "a reel, such as reel 3" in told
    assert told.count("error[") == 1
    site.write_text(text + "sounds: {teletype: reel 3}\n", encoding="utf-8")
    assert main(["build", "--no-audio"]) == 0


def test_verify_drives_it_and_finds_it_well(
    project: Path, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "menus/试验.ivr", "--on", "teletype", "--line", line, "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "Teletype 33, ready after" in told and "lines" in told
    assert "0 differences" in told and "10 of 10 ways on" in told


def test_a_tape_that_is_not_held_as_it_was_punched_is_told_and_not_called(
    project: Path, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(project, "driver.py", "tape=tape)", "tape=tape[1:])")
    assert main(["verify", "menus/试验.ivr", "--on", "teletype", "--line", line, "--lang", "en"]) == 1
    told = capsys.readouterr().out
    assert "IVRC613" in told and "0 differences" not in told


def test_its_options_are_its_own(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["verify", "--help"])
    told = capsys.readouterr().out
    assert "--line HOST:PORT" in told and "teletype}" in told
    with pytest.raises(SystemExit) as ended:
        main(["verify", "menus/试验.ivr", "--on", "teletype", "--line", "here"])
    assert ended.value.code == 2 and "HOST:PORT" in capsys.readouterr().err


def test_a_machine_that_is_off_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "menus/试验.ivr", "--on", "teletype", "--line", "127.0.0.1:1"]) == 2
    assert "IVRC611" in capsys.readouterr().out


FAULTS = {
    "another way for busy": ("line(words.BUSY, node.busy.target)", "line(words.BUSY, node.no_answer.target)"),
    "one more retry": ("line(word, again.times,", "line(word, again.times + 1,"),
    "keys are lost": ("words.STOPPABLE if play.interruptible else words.THROUGH, play.clip)", "words.THROUGH, play.clip)"),
    "no second desk": ("for name in node.destinations)", "for name in node.destinations[:1])"),
    "every key leads to one place": ("entry.pattern, entry.edge.target)", "entry.pattern, node.entries[0].edge.target)"),
    "it begins elsewhere": ("line(words.START, hotline.start)", "line(words.START, hotline.fault.target)"),
    "the way after a fault": ("line(words.FAULT, hotline.fault.target)", "line(words.FAULT, hotline.start)"),
    "an apology is left out": ("for play in again.says:", "for play in ():"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_its_text_is_found(
    name: str, project: Path, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(project, "text.py", *FAULTS[name])
    assert main(["verify", "menus/试验.ivr", "--on", "teletype", "--line", line]) == 1
    assert "IVRC606" in capsys.readouterr().out


def test_scenarios_run_on_it(project: Path, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    plant(project, "driver.py", '("127.0.0.1", 1963)', repr(tuple(line.split(":"))))
    assert main(["test", "--on", "teletype"]) == 0, capsys.readouterr().out
    plant(
        project, "text.py", "entry.pattern, entry.edge.target)", "entry.pattern, node.entries[0].edge.target)"
    )
    install_again(project)
    assert main(["test", "--on", "teletype"]) == 1
    assert "IVRC606" in capsys.readouterr().out


def install_again(project: Path) -> None:
    for name in [each for each in sys.modules if each.partition(".")[0] == PACKAGE]:
        del sys.modules[name]
    importlib.invalidate_caches()


@pytest.mark.parametrize(
    ("file", "was", "now", "why"),
    [
        ("switch.py", "Switch(TARGET, HARNESS, SETTINGS)", "Switch(TARGET)", "has no driver"),
        ("switch.py", "Switch(TARGET, HARNESS, SETTINGS)", "HARNESS", "is no Switch"),
        ("driver.py", "import asyncio", "import no_such_module", "ModuleNotFoundError"),
        ("text.py", 'NAME = "teletype"', 'NAME = "telex"', 'calls itself "telex"'),
    ],
)
def test_one_that_cannot_be_driven_is_told(
    project: Path, file: str, was: str, now: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(project, file, was, now)
    assert main(["verify", "menus/试验.ivr", "--on", "teletype", "--lang", "en"]) == 1
    out, err = capsys.readouterr()
    assert "IVRC406" in out and why in out and not err


def test_scenarios_need_a_driver_that_offers_them(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant(
        project,
        "driver.py",
        "HARNESS = Harness(_reach, OPTIONS, scenarios=True)",
        "HARNESS = Harness(_reach, OPTIONS)",
    )
    assert main(["test", "--on", "teletype", "--lang", "en"]) == 1
    assert "not for ivrc test" in capsys.readouterr().out
