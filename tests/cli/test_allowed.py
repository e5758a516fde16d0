"""A comment that allows a finding, in every command that tells findings and in every format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ivrc.cli import main

HOTLINE = """热线 {name} {number}
    无按键 5秒，重听 2次，→ 再见
    按错键 重听 2次，→ 再见
    故障   → 再见

引用 “../公共/再见.ivr”

菜单 主菜单
    业务咨询请按1 → 再见
    {comment}
    9 → 再见
"""
ALLOWED = "// 允许 IVRC311：给维修工程师留的"
GOODBYE = "播报 再见：“感谢来电。再见。” → 挂机   // 允许 IVRC306：有的热线不用\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("menus", "公共"):
        (tmp_path / name).mkdir()
    (tmp_path / "ivrc.yaml").write_text("targets: [asterisk]\n", encoding="utf-8")
    (tmp_path / "公共/再见.ivr").write_text(GOODBYE.partition("   //")[0] + "\n", encoding="utf-8")
    write(tmp_path, "甲", "4001", ALLOWED)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(project: Path, name: str, number: str, comment: str) -> None:
    text = HOTLINE.format(name=name, number=number, comment=comment)
    (project / f"menus/{name}.ivr").write_text(text, encoding="utf-8")


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    status = main(list(words))
    told = capsys.readouterr()
    return status, told.out + told.err


def test_check_passes_and_says_how_many(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = run(capsys, "check")
    assert status == 0 and "没有问题" in told and "已允许 1 处" in told
    assert "1 finding allowed." in run(capsys, "check", "--lang", "en")[1]


def test_without_the_comment_it_does_not(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, "甲", "4001", "// 给维修工程师留的")
    status, told = run(capsys, "check")
    assert status == 1 and "IVRC311" in told and "允许" not in told


def test_a_build_goes_on(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for state in ("没有提示音", "没有变化"):
        status, told = run(capsys, "build", "--no-audio")
        assert status == 0 and state in told, told
    assert (project / "dist/甲/asterisk/manifest.json").is_file()


def test_programs_read_what_is_allowed_and_why(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    value = json.loads(run(capsys, "check", "--format", "json")[1])
    (one,) = value["allowed"]
    assert value["diagnostics"] == [] and one["code"] == "IVRC311"
    assert one["allowed"]["reason"] == "给维修工程师留的"
    assert (one["line"], one["allowed"]["line"]) == (11, 10)
    (result,) = json.loads(run(capsys, "check", "--format", "sarif")[1])["runs"][0]["results"]
    assert result["suppressions"][0]["justification"] == "给维修工程师留的"
    assert run(capsys, "check", "--format", "github") == (0, "")


def test_one_without_a_reason_stops_check_and_build(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, "甲", "4001", "// 允许 IVRC311：")
    for words in (["check"], ["build", "--no-audio"]):
        status, told = run(capsys, *words)
        assert status == 1 and "IVRC113" in told and "IVRC311" in told
    assert not (project / "dist").exists()


def test_a_shared_file_s_comment_is_idle_only_if_it_is_in_every_hotline(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "公共/再见.ivr").write_text(GOODBYE, encoding="utf-8")
    assert "IVRC115" not in run(capsys, "check", "menus/甲.ivr")[1]
    status, told = run(capsys, "check")
    assert status == 0 and "IVRC115" in told and "再见.ivr:1" in told
    unreached = HOTLINE.replace("→ 再见", "→ 《结束语》 挂机").format(
        name="乙", number="4002", comment=ALLOWED
    )
    (project / "menus/乙.ivr").write_text(unreached, encoding="utf-8")
    status, told = run(capsys, "check")
    assert status == 0 and "IVRC115" not in told and "已允许 3 处" in told, told


def test_a_finding_in_a_shared_file_is_told_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "公共/再见.ivr").write_text("播报 再见：“再见，你慢走。” → 挂机\n", encoding="utf-8")
    write(project, "乙", "4002", ALLOWED)
    assert run(capsys, "check")[1].count("IVRC317]") == 1
