"""Budgets of seconds in `ivrc.yaml`: what takes callers longer is told with its way and its figures, and is not built."""

from __future__ import annotations

import json
import re
import shlex
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ivrc.cli import main
from ivrc.compile import compile_text
from ivrc.diagnostics import Diagnostic
from ivrc.flow.lengths import length_ms
from ivrc.flow.nodes import Hotline
from ivrc.report import ways
from ivrc.report.budgets import over
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run

VET = """热线 青禾 4007778899
    无按键 3秒，重听 1次，→ 再见
    按错键 重听 1次，→ 再见
    故障 → 《系统故障》 挂机

播报 欢迎：“您好，青禾兽医站。” → 总机

菜单 总机
    急诊请按1    → 值班
    疫苗请按2    → 疫苗

菜单 疫苗
    预约请按1    → 值班
    咨询请按2    → 再见

转接 值班：“正在转接。”
    拨 甲，振铃 15秒
    占线，无人接听，转接失败 → 再见

播报 再见：“再见。” → 挂机
"""


MONDAY = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


def flow(text: str = VET) -> Hotline:
    hotline = compile_text(text).hotline
    assert hotline is not None
    return hotline


def found(budgets: dict[str, str], seconds: dict[str, float] | None = None) -> list[tuple[int, str]]:
    """The line and the budget of each finding."""
    return [(one.span.line, named(one)) for one in over(flow(), budgets, seconds or {})]


def named(one: Diagnostic) -> str:
    assert one.code == "IVRC355" and one.severity == "error"
    match = re.search(r"(first-option|option|person|silence) 定的是", one.zh)
    assert match and f"{match[1]} allows" in one.en
    return match[1]


def spoken(*words: str) -> float:
    return sum(map(length_ms, words)) / 1000


FIRST = spoken("您好，青禾兽医站。", "急诊请按1")
SECOND = FIRST + spoken("疫苗请按2")


def test_what_keeps_its_budget_is_not_told() -> None:
    assert found({"first-option": f"{FIRST + 0.1:.1f}s", "option": "60秒", "person": "60 s"}) == []
    assert found({}) == []


def test_the_first_option_is_that_of_the_first_menu() -> None:
    assert found({"first-option": f"{FIRST - 0.2:.1f}s"}) == [(9, "first-option")]


def test_each_option_that_comes_too_late_is_told_with_its_way() -> None:
    assert found({"option": f"{SECOND + 0.1:.1f}秒"}) == [(13, "option"), (14, "option")]
    (one, _) = over(flow(), {"option": f"{SECOND + 0.1:.1f}秒"}, {})
    assert "来电 → 总机：2（" in one.zh and " → 疫苗：1（" in one.zh and "秒数是估计的" in one.zh
    assert "a call comes in -> 总机: 2 (" in one.en


def test_the_way_to_a_person() -> None:
    person = FIRST + spoken("正在转接。")
    assert found({"person": f"{person + 0.1:.1f}s"}) == [(13, "person")]
    assert found({"person": "1s"}) == [(9, "person"), (13, "person")]


WAIT = (
    spoken("您好，青禾兽医站。")
    + 2 * spoken("急诊请按1")
    + 2 * spoken("疫苗请按2")
    + 2 * 3
    + spoken("正在转接。")
)
"""Until a person is called for who presses nothing in the menu below: its prompt and its wait, twice."""
QUIET = VET.replace("无按键 3秒，重听 1次，→ 再见", "无按键 3秒，重听 1次，→ 值班")


def test_a_person_reached_by_silence() -> None:
    def late(seconds: float) -> list[Diagnostic]:
        return list(over(flow(QUIET), {"silence": f"{seconds:.1f}s", "person": "600s"}, {}))

    assert late(WAIT + 0.1) == []
    (one,) = late(WAIT - 0.1)
    assert (one.span.line, named(one)) == (2, "silence")
    assert "来电 → 总机：不按键（" in one.zh and "总机: no key (" in one.en
    assert "重听" in one.mend_zh
    assert list(over(flow(VET), {"silence": "1s"}, {})) == []


def test_the_seconds_of_silence_are_those_of_the_simulator() -> None:
    text = QUIET.replace("无按键 3秒，重听", "无按键 3秒，“请您按键。” 第2次《按键有误》 重听").replace(
        "重听 1次", "重听 2次", 1
    )
    hotline = flow(text)
    seconds = {clip: 1 + number / 10 for number, clip in enumerate(hotline.clips)}
    lengths = {clip: round(1000 * each) for clip, each in seconds.items()}
    trace = run(hotline, Script(""), Circumstances(MONDAY, lengths_ms=lengths))
    called = next(event for event in trace if event.kind == "dial")
    (one,) = over(hotline, {"silence": "1s"}, seconds)
    assert f"要 {called.at_ms / 1000:.1f} 秒" in one.zh


def test_who_meets_no_menu_is_silent_too() -> None:
    hotline = flow(VET.replace("站。” → 总机", "站。” → 值班").replace("转接失败 → 再见", "转接失败 → 总机"))
    told = [named(one) for one in over(hotline, {"silence": "1s", "person": "1s"}, {})]
    assert told == ["person", "silence"]


def test_built_prompts_are_measured_and_no_longer_estimated() -> None:
    hotline = flow()
    lengths = dict.fromkeys(hotline.clips, 2.0)
    assert found({"first-option": "4s", "option": "8s"}, lengths) == [(14, "option")]
    (one,) = over(hotline, {"option": "8s"}, lengths)
    assert "要 10 秒，option 定的是 8 秒：" in one.zh and "estimated" not in one.en


def test_more_ways_than_are_told_are_not_passed_over_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ivrc.report.budgets.MOST", 2)
    assert ways.MOST > 2
    (one,) = over(flow(), {"option": "600s"}, {})
    assert (one.severity, one.span.line) == ("warning", 1)


def test_each_is_told_as_a_call_that_plays_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("menus").mkdir()
    Path("menus/青禾.ivr").write_text(QUIET, "utf-8")
    Path("ivrc.yaml").write_text(
        "budgets: {first-option: 1s, option: 1s, person: 1s, silence: 1s}\n", "utf-8"
    )
    assert main(["check", "--format", "json"]) == 1
    calls = {
        named_en(one["message"]["en"]): shlex.split(one["replay"])
        for one in json.loads(capsys.readouterr().out)["diagnostics"]
    }
    assert calls.keys() == {"first-option", "option", "person", "silence"}
    for budget, call in calls.items():
        assert main([*call[1:], "--json"]) == 0
        events = [json.loads(line)["event"] for line in capsys.readouterr().out.splitlines()]
        assert ("key" in events) == (budget != "silence")
        assert ("dial" in events) == (budget != "option")


def named_en(message: str) -> str:
    return message.partition(", and ")[2].partition(" allows")[0]


ALLOWED = QUIET.replace("    急诊请按1", "    // 允许 IVRC355：急诊要先听清\n    急诊请按1")


def test_a_comment_lets_one_stand_by_check_and_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("menus").mkdir()
    desk = ALLOWED.replace("    拨 甲，振铃 15秒\n    占线，无人接听，转接失败 → 再见\n", "")
    desk = desk.replace("转接 值班：“正在转接。”", "播报 值班：“请您明天再来电。” → 再见")
    Path("menus/青禾.ivr").write_text(desk, "utf-8")
    build = ["build", "-t", "asterisk", "--no-audio"]
    Path("ivrc.yaml").write_text("budgets: {first-option: 1s}\n", "utf-8")
    assert (main(["check"]), main(build)) == (0, 0)
    told = capsys.readouterr().out
    assert "IVRC355" not in told and "IVRC115" not in told
    Path("ivrc.yaml").write_text("budgets: {first-option: 60s}\n", "utf-8")
    assert (main(["check"]), main(build)) == (0, 0)
    assert capsys.readouterr().out.count("提醒[IVRC115]") == 2
    Path("menus/青禾.ivr").write_text(ALLOWED.replace("    // 允许 IVRC355：急诊要先听清\n", ""), "utf-8")
    Path("ivrc.yaml").write_text("budgets: {first-option: 1s}\n", "utf-8")
    assert main(["check", "--ignore", "IVRC355"]) == 0
    assert "IVRC355" not in capsys.readouterr().out


def test_check_and_build_fail_and_a_new_budget_is_heeded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "menus").mkdir()
    short = VET.replace("    拨 甲，振铃 15秒\n    占线，无人接听，转接失败 → 再见\n", "")
    short = short.replace("转接 值班：“正在转接。”", "播报 值班：“请您明天再来电。” → 再见")
    (tmp_path / "menus" / "青禾.ivr").write_text(short, "utf-8")
    settings = tmp_path / "ivrc.yaml"
    monkeypatch.chdir(tmp_path)
    build = ["build", "-t", "asterisk", "--no-audio"]
    settings.write_text("budgets: {option: 60s}\n", "utf-8")
    assert (main(["check"]), main(build)) == (0, 0)
    settings.write_text("budgets: {option: 1s}\n", "utf-8")
    capsys.readouterr()
    assert main(["check"]) == 1
    assert "IVRC355" in capsys.readouterr().out
    assert main(build) == 1
    assert "IVRC355" in capsys.readouterr().out
    settings.write_text("budgets: {option: soon}\n", "utf-8")
    assert main(["check"]) == 1
    assert "IVRC025" in capsys.readouterr().out
