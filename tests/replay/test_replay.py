"""`ivrc call …` beside a finding: the printed line is typed, and the call does what the finding says.

What must be seen is written anew for each code in `shows`, from the trace alone.
"""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from shows import SHOWS, Call, goes_dead

from ivrc.cli import main
from ivrc.compile import compile_file
from ivrc.diagnostics import Diagnostic
from ivrc.diagnostics.chosen import Chosen
from ivrc.flow.nodes import Hotline
from ivrc.project import find, open_project, standard_phrases

CASES = Path(__file__).parents[1] / "checks/cases"
FRAME = (CASES / "frame.ivr").read_text("utf-8")
ALL = Chosen(("strict",))


def menus() -> list[Any]:
    found = []
    for path in sorted([*CASES.glob("IVRC3*.yaml"), *CASES.glob("IVRC68*.yaml")]):
        file = yaml.safe_load(path.read_text("utf-8"))
        for case in (*file["passes"], *file["fails"]):
            text = case["menu"]
            whole = text if "热线 " in text or "hotline " in text else f"{text}\n{FRAME}"
            if any(code in " ".join(case.get("expect", ())) for code in SHOWS):
                found.append(pytest.param(whole, id=f"{path.stem}-{case['name']}"))
    return found


def played(one: Diagnostic, flow: Hotline, capsys: pytest.CaptureFixture[str]) -> Call:
    """The call of the line that is printed, typed as it stands."""
    command = shlex.split(one.call)
    assert command[:2] == ["ivrc", "call"]
    status = main([*command[1:], "--json"])
    told = capsys.readouterr()
    assert status == 0 or "goes round" in told.err, (one.call, told.err)
    return Call([json.loads(line) for line in told.out.splitlines()], flow, one)


@pytest.mark.parametrize("text", menus())
def test_the_printed_line_shows_what_is_claimed(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IVRC_LANG", "en")
    Path("甲 乙.ivr").write_text(text, encoding="utf-8")
    compiled = compile_file(Path("甲 乙.ivr"), tmp_path, standard_phrases(), ALL)
    assert compiled.hotline is not None
    for one in compiled.diagnostics:
        if one.code not in SHOWS or "typing" in one.en:
            assert not one.replay, one
            continue
        assert one.replay, (one.code, one.en)
        assert SHOWS[one.code](played(one, compiled.hotline, capsys)), one.call


SECRET = """热线 水务 4001234567
    开关 停水
    无按键 5秒，重听 2次，→ 再见
    按错键 重听 2次，→ 再见
    故障 → 《系统故障》 再见
收号 口令：“请输入口令，按井号键结束。”
    4至8位，以#结束，须是口令 管理员
    → 菜单二
菜单 菜单二：“您好。”
    直接挂机请按1 → 挂机
    直拨分机请输入4位分机号 → 内线
转接 内线：“请稍候。”
    拨 {分机号}，振铃 20秒
    占线，无人接听，转接失败 → 挂机
播报 再见：《结束语》 → 挂机
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two sites and no default, with a PIN of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IVRC_LANG", "en")
    for name in ("menus", "sites"):
        Path(name).mkdir()
    Path("ivrc.yaml").write_text("targets: [asterisk]\n", encoding="utf-8")
    for name in ("东", "西"):
        Path(f"sites/{name}.yaml").write_text(
            'pins: {管理员: "908172"}\nextensions: {numbers: [8XXX], dial: {asterisk: "PJSIP/{}"}}\n',
            encoding="utf-8",
        )
    return tmp_path


def test_a_call_goes_by_the_project_and_tells_no_pin_of_its_site(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("menus/水务.ivr").write_text(SECRET, encoding="utf-8")
    opened, _ = open_project(find(project / "menus"))
    compiled = compile_file(Path("menus/水务.ivr"), project, standard_phrases(), ALL, project=opened)
    assert compiled.hotline is not None, compiled.diagnostics
    dead = [one for one in compiled.diagnostics if one.code == "IVRC308"]
    assert len(dead) == 2
    for one in dead:
        assert "--site=东" in one.replay
        assert "908172" not in one.call and any(word.startswith("--pin=管理员=") for word in one.replay)
        assert goes_dead(played(one, compiled.hotline, capsys))


DESK = """hotline acme 8005551234
    language en-US
    no input 5s, repeat 1 times, -> desk
    wrong key "Sorry, that is not an option." repeat 1 times, -> goodbye
    fault -> <system-fault> goodbye
menu main
    "Welcome to Acme."
    For sales, press 1 -> desk
    To leave, press 2 -> hang up
transfer desk: "One moment, please."
    dial sales, ring 20s
    busy, no answer, unavailable -> main
say goodbye: "Thank you for calling. Goodbye." -> hang up
"""


@pytest.fixture
def desk(project: Path) -> Path:
    for name in ("东", "西"):
        Path(f"sites/{name}.yaml").unlink()
    Path("menus/acme.ivr").write_text(DESK, encoding="utf-8")
    return project


def called(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[dict[str, Any]], str]:
    status = main(["call", "menus/acme.ivr", "--json", *options])
    told = capsys.readouterr()
    return status, [json.loads(line) for line in told.out.splitlines()], told.err


def test_a_hotline_with_errors_of_calls_is_played(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, events, said = called(capsys, "--keys=2")
    assert (status, events[-1]["event"]) == (0, "hangup")
    assert "2 errors" in said and "ivrc check" in said


def test_a_hotline_that_cannot_be_read_is_not(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("menus/acme.ivr").write_text(DESK.replace("-> main", "-> nowhere"), encoding="utf-8")
    status, events, said = called(capsys, "--keys=2")
    assert (status, events) == (1, []) and "IVRC203" in said


def test_a_desk_answers_the_second_time(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, events, _ = called(capsys, "--keys=11", "--dest=sales=busy,answered")
    assert status == 0
    assert [event["outcome"] for event in events if event["event"] == "outcome"] == ["busy", "answered"]


@pytest.mark.parametrize("wrong", ["sales=busy,maybe", "sales=", "sales=busy,,answered"])
def test_an_outcome_that_there_is_not(desk: Path, wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, events, said = called(capsys, f"--dest={wrong}")
    assert (status, events) == (2, []) and "with commas between" in said


def test_a_circle_is_ended_and_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, events, said = called(capsys, "--keys=", "--dest=desk=busy")
    assert status == 1 and "goes round and round" in said
    assert 5 < len([event for event in events if event["event"] == "goto"]) < 100


def test_a_clip_is_missing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clip = called(capsys, "--keys=2")[1][2]["clip"]
    for written in (clip, clip[:-3]):
        events = called(capsys, f"--missing={written}")[1]
        assert [event for event in events if event["event"] == "fault"], written
    status, events, said = called(capsys, "--keys=2", "--missing=beep")
    assert (status, events[-1]["event"]) == (0, "hangup")
    for written in ("", "no-such-clip", "bee"):
        status, events, said = called(capsys, f"--missing={written}")
        assert (status, events) == (2, []) and "ivrc prompts list" in said


def test_keys_in_a_clip(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    events = [each["event"] for each in called(capsys, "--keys=[-1]")[1]]
    assert events[:6] == ["answer", "goto", "play", "play", "interrupted", "key"]
    status, _, said = called(capsys, "--keys=[1-2]")
    assert status == 2 and "[2] in the next one" in said


def test_every_format_tells_it(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = {}
    for form in ("text", "json", "sarif"):
        assert main(["check", "--format", form]) == 1
        told[form] = capsys.readouterr().out
    line = next(row for row in told["text"].splitlines() if "replay: " in row).partition("replay: ")[2]
    found = json.loads(told["json"])["diagnostics"]
    assert line in [one["replay"] for one in found]
    assert all(one["replay"] is None for one in found if one["code"] not in SHOWS)
    results = json.loads(told["sarif"])["runs"][0]["results"]
    shown = next(one for one in results if one.get("properties", {}).get("replay") == line)
    assert line in shown["message"]["text"]
    assert main(shlex.split(line)[1:]) in (0, 1)


def test_a_file_that_looks_like_an_option(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("-x.ivr").write_text(DESK, encoding="utf-8")
    assert main(["check", "--format", "json", "./-x.ivr"]) == 1
    lines = [one["replay"] for one in json.loads(capsys.readouterr().out)["diagnostics"] if one["replay"]]
    assert lines
    for line in lines:
        main([*shlex.split(line)[1:], "--json"])
        assert '"event": "answer"' in capsys.readouterr().out, line
