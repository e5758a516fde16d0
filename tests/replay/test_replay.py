"""`ivrc call …` beside a finding: the printed line is typed, and the call does what the finding says.

What must be seen is written here anew for each code, from the trace alone.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from ivrc.cli import main
from ivrc.compile import compile_file
from ivrc.diagnostics import Diagnostic
from ivrc.diagnostics.chosen import Chosen
from ivrc.flow.nodes import Hotline
from ivrc.project import find, open_project, standard_phrases

CASES = Path(__file__).parents[1] / "checks/cases"
FRAME = (CASES / "frame.ivr").read_text("utf-8")
ALL = Chosen(("strict",))


class Call(NamedTuple):
    """What `ivrc call --json` told of a call, the flow, and the finding that printed it."""

    events: list[dict[str, Any]]
    flow: Hotline
    one: Diagnostic

    def names(self, kind: str) -> list[str]:
        return [event["in"] for event in self.events if event["event"] == kind]

    @property
    def entered(self) -> list[str]:
        return self.names("goto")

    def words(self, events: list[dict[str, Any]] | None = None) -> list[str]:
        heard = self.events if events is None else events
        return [
            self.flow.clips[e["clip"]].text
            for e in heard
            if e["event"] == "play" and e["clip"] in self.flow.clips
        ]

    @property
    def by_the_flow(self) -> bool:
        last = self.events[-1]
        return last["event"] == "hangup" and last["who"] != "caller"

    def since_the_last(self, *kinds: str) -> list[dict[str, Any]]:
        """The events behind the last one of these kinds."""
        last = max((n for n, event in enumerate(self.events) if event["event"] in kinds), default=-1)
        return self.events[last + 1 :]

    @property
    def here(self) -> list[str]:
        """The nodes that stand on the finding's line."""
        return [name for name, node in self.flow.nodes.items() if node.span.line == self.one.span.line]


def unannounced(call: Call) -> bool:
    first = next(n for n, event in enumerate(call.events) if event["event"] == "record")
    notices = [event for event in call.events[:first] if event.get("clip") in call.flow.notices]
    return call.events[first]["in"] in call.here and not notices


def unrecorded(call: Call) -> bool:
    if "no call is recorded" in call.one.en:
        return not call.names("record")
    served = next(n for n, name in enumerate(call.entered) if name in call.here)
    before = call.events[: [e["event"] for e in call.events].index("goto") + served]
    return not any(event["event"] == "record" for event in before)


def cuts_the_notice(call: Call) -> bool:
    first = next(n for n, event in enumerate(call.events) if event["event"] == "interrupted")
    return call.events[first - 1].get("clip") in call.flow.notices


def presses_in_a_sentence_in_vain(call: Call) -> bool:
    """A key cuts the sentence that tells it, or nothing does; what follows takes no key for an entry."""
    said = next(
        n
        for n, event in enumerate(call.events)
        if event["event"] == "play" and call.flow.clips[event["clip"]].span.line == call.one.span.line
    )
    behind = call.events[said + 1 :]
    keys = [n for n, event in enumerate(behind) if event["event"] == "key"]
    if not keys:
        return behind[0]["event"] != "interrupted"
    left = next(
        e["event"] for e in behind[keys[-1] + 1 :] if e["event"] not in ("goto", "play", "interrupted")
    )
    return behind[0]["event"] == "interrupted" and left in ("wrong", "dial", "hangup", "silence", "message")


def agrees_unheard(call: Call) -> bool:
    """Of the menu here nothing is heard before a key is taken in it."""
    own = [e for e in call.events if e["in"] in call.here]
    kinds = [event["event"] for event in own]
    return "play" not in kinds[: kinds.index("key")]


def agrees_in_silence(call: Call) -> bool:
    """Nothing is pressed in the menu here, and the call goes on from there."""
    return bool(call.names("silence")) and not call.names("key")


def refuses_and_is_recorded(call: Call) -> bool:
    """The key is pressed in the menu here, and recording has begun or begins behind it."""
    return bool(call.names("record") and call.names("key"))


def round_and_round(call: Call) -> bool:
    return any(call.entered.count(name) > 1 for name in call.entered)


def keeps_pressing(call: Call) -> bool:
    return round_and_round(call) and bool(call.names("wrong")) and not call.names("set")


def comes_here(call: Call) -> bool:
    return any(name in call.here for name in call.entered)


def comes_by_wrong_keys(call: Call) -> bool:
    return bool(call.names("dial")) and bool(call.names("wrong"))


def comes_by_keys(call: Call) -> bool:
    return bool(call.names("dial") or call.names("queue")) and len(call.names("key")) > 1


def goes_dead(call: Call) -> bool:
    return call.by_the_flow and not call.words(call.since_the_last("key", "silence", "wrong", "outcome"))


def fails(call: Call) -> bool:
    return bool(call.names("fault"))


def lacks_a_value(call: Call) -> bool:
    return any(event["event"] == "fault" and event["in"] in call.here for event in call.events)


def presses_in_vain(call: Call) -> bool:
    return bool(call.names("wrong"))


def waits(call: Call) -> bool:
    silent = [event["at"] for event in call.events if event["event"] == "silence"]
    return len(silent) > 1 and silent[-1] - call.events[0]["at"] > 120


def is_kept_waiting(call: Call) -> bool:
    return call.events[-1]["at"] > 300 and not call.names("key")


def rings(call: Call) -> bool:
    dial = next(event for event in call.events if event["event"] == "dial" and event["in"] in call.here)
    gone = [event for event in call.events if event["event"] == "outcome" and event["outcome"] == "no-answer"]
    return gone[-1]["at"] - dial["at"] > 60


def nobody(call: Call) -> bool:
    return not call.names("dial")


def regrets(call: Call) -> bool:
    told = "".join(call.words(call.since_the_last("key", "wrong")))
    return call.by_the_flow and any(word in told.lower() for word in ("抱歉", "对不起", "sorry"))


def changes_without_a_pin(call: Call) -> bool:
    return any(event["event"] in ("turn", "enlist") and event["in"] in call.here for event in call.events)


def promises(call: Call) -> bool:
    said = [clip.text for clip in call.flow.clips.values() if clip.span.line == call.one.span.line]
    return call.by_the_flow and any(text in call.words() for text in said) and not call.names("note")


def notes_no_number(call: Call) -> bool:
    return "from" not in call.events[0] and any(name in call.here for name in call.names("note"))


def is_deep(call: Call) -> bool:
    return comes_here(call) and len(call.names("key")) >= 3


SHOWS: dict[str, Callable[[Call], bool]] = {
    "IVRC301": unannounced,
    "IVRC302": cuts_the_notice,
    "IVRC303": unrecorded,
    "IVRC304": waits,
    "IVRC305": round_and_round,
    "IVRC307": comes_here,
    "IVRC308": goes_dead,
    "IVRC309": fails,
    "IVRC310": presses_in_vain,
    "IVRC312": presses_in_a_sentence_in_vain,
    "IVRC321": lacks_a_value,
    "IVRC327": keeps_pressing,
    "IVRC328": comes_by_wrong_keys,
    "IVRC329": rings,
    "IVRC330": is_kept_waiting,
    "IVRC334": nobody,
    "IVRC338": regrets,
    "IVRC339": regrets,
    "IVRC343": agrees_unheard,
    "IVRC344": changes_without_a_pin,
    "IVRC348": promises,
    "IVRC349": notes_no_number,
    "IVRC350": is_deep,
    "IVRC356": agrees_in_silence,
    "IVRC382": refuses_and_is_recorded,
    "IVRC380": comes_by_keys,
}
"""Of each code what its call shows. A code that is not among them is about no call."""


def menus() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("IVRC3*.yaml")):
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
