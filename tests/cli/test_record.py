"""`ivrc test --record`: what is written passes, says what a caller notices and nothing else, and is not overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from ivrc.cli import main

MENU = """\
热线 诊所 4001 8038
    开关 停诊
    无按键 5秒，重听 1次，→ 再见
    按错键 重听 1次，→ 再见
    故障 → 再见

分支 前台
    拨的是 8038 → 口令
    停诊 开着 → “今天停诊。” 再见
    否则 → 开门

时间 上班
    周一至周五 9:00-17:00

分支 开门
    上班 → 主菜单
    否则 → 留言

菜单 主菜单
    挂号请按1 → 转接台
    分机请输入3位分机号 → 直拨

转接 转接台：“正在转接。”
    拨 一号台，二号台，振铃 15秒
    占线，无人接听，转接失败 → 留言

转接 直拨：拨 {分机号}，振铃 20秒
    占线，无人接听，转接失败 → 主菜单

留言 留言：“请留言。”
    最长 60秒，→ 再见

收号 口令：“请输入口令，按井号键结束。”
    4至8位，以#结束，保密，须是口令 管理员
    最多 2次，→ 再见
    → 停

播报 停
    打开 停诊
    “好了。”
    → 再见

播报 再见：“再见。” → 挂机
"""
SITE = """\
extensions: {numbers: [8XX], dial: {asterisk: "Local/{}@desks/n"}}
pins: {管理员: "471108"}
"""
FILE = "tests/诊所.recorded.calls.yaml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("menus", "sites"):
        (tmp_path / name).mkdir()
    (tmp_path / "menus/诊所.ivr").write_text(MENU, "utf-8")
    (tmp_path / "sites/lab.yaml").write_text(SITE, "utf-8")
    (tmp_path / "ivrc.yaml").write_text("site: lab\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def edited(project: Path, *edits: tuple[str, str]) -> int:
    menu = MENU
    for was, now in edits:
        assert was in menu
        menu = menu.replace(was, now)
    (project / "menus/诊所.ivr").write_text(menu, "utf-8")
    return main(["test", "--lang", "zh"])


def test_what_is_recorded_passes_until_a_caller_notices_something(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["test", "--record", "--lang", "zh"]) == 0
    text = (project / FILE).read_text("utf-8")
    calls = yaml.safe_load(text)["calls"]
    assert len(calls) > 50 and f"{len(calls)} 个来电" in capsys.readouterr().out
    assert "471108" not in text and "进入" not in text and "记下" not in text
    assert text.startswith("# 录下的是今天的样子：ivrc test --record menus/诊所.ivr。")
    assert edited(project) == 0
    assert edited(project, ("主菜单", "总台"), ("播报 停\n", "播报 停诊\n"), ("→ 停\n", "→ 停诊\n")) == 0
    for edit in (
        ("挂号请按1", "挂号请按2"),
        ("请留言。", "请留下话。"),
        ("9:00-17:00", "9:00-17:30"),
        ("一号台，二号台", "二号台，一号台"),
        ("3位分机号", "4位分机号"),
        ("开着 → “今天停诊。” 再见", "开着 → 再见"),
        ("→ 主菜单\n\n留言", "→ 留言\n\n留言"),
    ):
        assert edited(project, edit) == 1, edit


def test_nothing_is_overwritten(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "menus/另一.ivr").write_text(
        MENU.replace("诊所", "另一").replace("4001 8038", "4002 8038"), "utf-8"
    )
    (project / "tests").mkdir()
    (project / FILE).write_text("mine", "utf-8")
    assert main(["test", "--record", "--lang", "zh"]) == 2
    assert "IVRC007" in capsys.readouterr().err
    assert [path.name for path in (project / "tests").iterdir()] == [Path(FILE).name]
    assert (project / FILE).read_text("utf-8") == "mine"


def test_what_cannot_be_recorded(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", "--record", "menus/没有.ivr", "--lang", "zh"]) == 2
    assert main(["test", "--record", "--on", "asterisk", "--lang", "zh"]) == 1
    assert "--record 录的是模拟器里的样子" in capsys.readouterr().err
    (project / "menus/诊所.ivr").write_text(MENU.replace("→ 留言", "→ 没有"), "utf-8")
    assert main(["test", "--record", "--lang", "zh"]) == 1
    assert not (project / "tests").exists()


def test_in_english_too(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", "--record", "menus/诊所.ivr", "--site", "lab", "--lang", "en"]) == 0
    text = (project / FILE).read_text("utf-8")
    assert "site: lab" in text and "- the agent hangs up" in text and "停诊" in text
    assert "cannot be told by a scenario" in capsys.readouterr().err
    assert main(["test", "--lang", "en"]) == 0
