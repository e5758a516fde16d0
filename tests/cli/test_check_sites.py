"""`ivrc check` tells a destination that no site of the project binds, before anything is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrc.cli import main

MENU = """热线 甲 4001
    无按键 5秒，重听 2次，→ 再见
    按错键 重听 2次，→ 再见
    故障   → 再见

菜单 主菜单
    人工服务请按0 → 坐席

转接 坐席
    拨 {}，每个振铃 20秒
    占线，无人接听，转接失败 → 再见

播报 再见：《结束语》 → 挂机
"""
SITE = "destinations:\n  {}: {{asterisk: PJSIP/8001}}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("menus", "sites"):
        (tmp_path / name).mkdir()
    (tmp_path / "ivrc.yaml").write_text("targets: [asterisk]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(project: Path, dialled: str, capsys: pytest.CaptureFixture[str], *words: str, **sites: str) -> str:
    (project / "menus/甲.ivr").write_text(MENU.format(dialled), encoding="utf-8")
    for name, destination in sites.items():
        text = SITE.format(destination) if destination else "destinations: 8\n"
        (project / f"sites/{name}.yaml").write_text(text, encoding="utf-8")
    status = main(["check", *words])
    told = capsys.readouterr().out
    assert status == ("错误[" in told)
    return told


def test_a_bound_name(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "没有问题" in check(project, "坐席一", capsys, 本地="坐席一")


def test_a_name_that_no_site_binds_is_told_once_with_the_nearest(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = check(project, "坐系一，坐系一", capsys, 本地="坐席一", 外地="前台")
    assert told.count("错误[") == 1 and "没有一个站点绑定目的地“坐系一”" in told
    assert "甲.ivr:10:" in told and "是不是“坐席一”" in told


def test_with_nothing_near_the_files_are_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = check(project, "客服中心", capsys, "menus/甲.ivr", 本地="desk", 外地="前台")
    assert "在 sites/外地.yaml、sites/本地.yaml 的 destinations 下写上 客服中心" in told


def test_bound_at_one_of_several_sites_is_enough(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "没有问题" in check(project, "坐席一", capsys, 本地="坐席一", 外地="前台")


def test_without_any_site_nothing_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "没有问题" in check(project, "坐席一", capsys)


def test_of_a_site_that_makes_no_sense_that_is_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = check(project, "坐席一", capsys, 本地="", 外地="前台")
    assert "本地.yaml:1" in told and "IVRC402" not in told


def test_two_telephones_joined_in_one_name_are_no_destination(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "是不是“坐席一”" in check(project, "坐席一和坐席二", capsys, 本地="坐席一")
