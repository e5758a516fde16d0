"""Budgets of seconds in `ivrc.yaml`: what takes callers longer is told with its way and its figures, and is not built."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ivrc.cli import main
from ivrc.compile import compile_text
from ivrc.diagnostics import Diagnostic
from ivrc.flow.lengths import length_ms
from ivrc.flow.nodes import Hotline
from ivrc.report import ways
from ivrc.report.budgets import over

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


def flow(text: str = VET) -> Hotline:
    hotline = compile_text(text).hotline
    assert hotline is not None
    return hotline


def found(budgets: dict[str, str], seconds: dict[str, float] | None = None) -> list[tuple[int, str]]:
    """The line and the budget of each finding."""
    return [(one.span.line, named(one)) for one in over(flow(), budgets, seconds or {})]


def named(one: Diagnostic) -> str:
    assert one.code == "IVRC355" and one.severity == "error"
    match = re.search(r"(first-option|option|person) 定的是", one.zh)
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
