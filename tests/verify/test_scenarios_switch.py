"""`ivrc test --on asterisk`: the scenarios that a team writes by hand, on the real switch."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ivrc.cli import main
from ivrc.switches.asterisk.driver.ami import Message
from ivrc.switches.asterisk.driver.call import Call
from ivrc.switches.asterisk.driver.install import Installed

ROOT = Path(__file__).parents[2]


def test_the_shipped_scenarios_go_as_expected(
    asterisk: Installed, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["test"]) == 0
    simulated = re.findall(r"(\d+) 个来电：(\d+) 个照场景走完", capsys.readouterr().out)
    assert main(["test", "--on", "asterisk"]) == 0
    driven = re.findall(r"(\d+) 个来电：(\d+) 个照场景走完", capsys.readouterr().out)
    assert driven == simulated
    ((calls, as_expected),) = driven
    assert int(calls) == int(as_expected) >= 20


def test_a_scenario_that_does_not_hold_fails_on_the_switch_too(
    asterisk: Installed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    text = 'menu: menus/大众联合.ivr\nsite: lab\ncalls:\n  - name: 错的\n    at: 2026-11-23 10:00\n    keys: "."\n    expect: [呼叫 坐席一]\n'
    wrong = tmp_path / "错.calls.yaml"
    (tmp_path / "ivrc.yaml").write_text("{}\n", encoding="utf-8")
    for name in ("menus", "sites", "prompts"):
        (tmp_path / name).symlink_to(ROOT / name)
    wrong.write_text(text, encoding="utf-8")
    assert main(["test", str(wrong), "--on", "asterisk"]) == 1
    assert "错的" in capsys.readouterr().out


def test_the_switch_sees_the_calling_number(
    asterisk: Installed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the hotline answers, its channel has the scenario's `from` as its caller ID."""
    seen: set[str] = set()
    feed = Call.feed

    def listening(self: Call, event: Message) -> None:
        own = event.get("Uniqueid") == self.hotline_id and self._placed.name == "一"
        if own and event.get("Application") == "Answer":
            seen.add(event.get("CallerIDNum", ""))
        feed(self, event)

    monkeypatch.setattr(Call, "feed", listening)
    text = "menu: menus/大众联合.ivr\nsite: lab\ncalls: [{name: 一, from: '+8613800138000', keys: ., expect: [客户挂机]}]\n"
    (tmp_path / "ivrc.yaml").write_text("{}\n", encoding="utf-8")
    for name in ("menus", "sites", "prompts"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "一.calls.yaml").write_text(text, encoding="utf-8")
    assert main(["test", str(tmp_path / "一.calls.yaml"), "--on", "asterisk"]) == 0
    assert seen == {"+8613800138000"}
