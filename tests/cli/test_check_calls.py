"""`ivrc check` tells what is wrong with files of scenarios before any call is played."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrc.cli import main

MENU = """热线 {} {}
    无按键 5秒，重听 2次，→ 再见
    按错键 重听 2次，→ 再见
    故障   → 再见

菜单 主菜单：“{}，欢迎光临。”
    人工服务请按0 → 坐席

转接 坐席
    拨 前台，振铃 20秒
    占线，无人接听，转接失败 → 再见

播报 再见：《结束语》 → 挂机
"""
CALLS = """menu: menus/{}.ivr
calls:
  - name: 转人工
    keys: "0"
    expect: [听到 {}, 呼叫 {}]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("menus", "sites", "tests"):
        (tmp_path / name).mkdir()
    (tmp_path / "ivrc.yaml").write_text("targets: [asterisk]\n", encoding="utf-8")
    for number, name in enumerate(("甲", "乙")):
        (tmp_path / f"menus/{name}.ivr").write_text(
            MENU.format(name, 4001 + number, "你好"), encoding="utf-8"
        )
        site = "destinations:\n  前台: {asterisk: PJSIP/8001}\n"
        (tmp_path / f"sites/{name}.yaml").write_text(site, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IVRC_LANG", "zh")
    return tmp_path


def write(name: str, words: str = "你好", desk: str = "前台", more: str = "") -> None:
    Path(f"tests/{name}.calls.yaml").write_text(CALLS.format(name, words, desk) + more, encoding="utf-8")


def test_calls_of_several_sites_of_which_none_is_chosen(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("甲")
    assert main(["check", "--ignore", "IVRC317"]) == 0 and "没有问题" in capsys.readouterr().out


def test_of_one_menu_only_its_own_calls_are_looked_at(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("甲", desk="前合")
    write("乙", words="您好吗")
    assert main(["check", "menus/甲.ivr"]) == 1
    told = capsys.readouterr().out
    assert "甲.calls.yaml:5" in told and "是不是“前台”" in told and "乙.calls" not in told
    assert main(["check"]) == 1
    told = capsys.readouterr().out
    assert "甲.calls.yaml:5" in told and "乙.calls.yaml:5" in told


@pytest.mark.parametrize(
    ("more", "words"), [("site: 丙\n", "没有名为“丙”的站点"), ("sites: 甲\n", "IVRC024")]
)
def test_what_makes_no_sense_beside_the_calls(
    more: str, words: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("甲", more=more)
    assert main(["check"]) == 1 and words in capsys.readouterr().out


def test_a_menu_that_is_not_there_is_told_where_the_calls_name_it(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("丙")
    assert main(["check"]) == 1
    assert "tests/丙.calls.yaml:1:7" in capsys.readouterr().out


def test_words_that_calls_quote_are_mended_and_the_calls_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("甲", words="你好，欢迎")
    assert main(["check", "--fix"]) == 1
    told = capsys.readouterr().out
    assert "“您好，欢迎光临。”" in Path("menus/甲.ivr").read_text(encoding="utf-8")
    assert "从来不说“你好，欢迎”" in told and "改好了 2 处" in told
