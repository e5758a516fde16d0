"""`ivrc check --fix` and `--diff` on files: what is written, byte for byte, and what is left alone."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from ivrc.cli import main
from ivrc.rewrite import ChangedError, rewrite, with_ends_of

MENU = """热线 试线 4001
    无按键 5秒，重听 2次，→ 再见
    按错键 重听 2次，→ 再见
    故障   → 再见
菜单 主菜单：“你好,请听。”   // 开头
    按1办理业务 → 再见   // 老客户习惯
播报 再见：《结束语》 → 挂机
"""
BETTER = MENU.replace("“你好,请听。”", "“您好，请听。”").replace("按1办理业务", "办理业务按1")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "menus").mkdir()
    (tmp_path / "menus/甲.ivr").write_text(MENU, encoding="utf-8")
    (tmp_path / "ivrc.yaml").write_text("targets: [asterisk]", encoding="utf-8")
    return tmp_path


def left(project: Path) -> list[str]:
    return sorted(path.name for path in (project / "menus").iterdir())


def test_it_mends_and_says_so_and_a_second_time_does_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    menu = project / "menus/甲.ivr"
    assert main(["check", "--lang", "zh"]) == 0
    assert "其中 3 处可以直接改好：ivrc check --fix" in capsys.readouterr().out
    assert main(["check", "--fix", "--lang", "zh"]) == 0
    assert capsys.readouterr().out == "改好了 3 处，1 个文件。\n"
    assert menu.read_text(encoding="utf-8") == BETTER
    before = menu.stat()
    assert main(["check", "--fix", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "Nothing could be mended without a choice.\n"
    assert (menu.stat().st_mtime_ns, menu.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert left(project) == ["甲.ivr"]


def test_a_difference_that_patch_takes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--diff"]) == 1
    told = capsys.readouterr().out
    assert (project / "menus/甲.ivr").read_text(encoding="utf-8") == MENU
    assert told.startswith("--- menus/甲.ivr\n+++ menus/甲.ivr\n@@ ")
    subprocess.run(["patch", "-p0", "-s"], input=told.encode(), check=True, timeout=30)
    assert (project / "menus/甲.ivr").read_text(encoding="utf-8") == BETTER
    assert main(["check", "--diff"]) == 0 and capsys.readouterr().out == ""


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_mark_line_ends_and_permissions_stay(project: Path, mark: bytes, end: str) -> None:
    menu = project / "menus/甲.ivr"
    menu.write_bytes(mark + MENU.replace("\n", end).encode())
    menu.chmod(0o640)
    assert main(["check", "--fix"]) == 0
    assert menu.read_bytes() == mark + BETTER.replace("\n", end).encode()
    assert menu.stat().st_mode & 0o777 == 0o640


def test_line_ends_of_both_kinds_stay_where_they_are() -> None:
    old = "a\r\nb\nc\r\nd"
    assert with_ends_of(old, "a\nB\nc\nd") == "a\r\nB\nc\r\nd"
    assert with_ends_of(old, "a\nb\nneu\nc\nd") == "a\r\nb\nneu\r\nc\r\nd"


def test_what_is_not_told_or_is_allowed_is_not_mended(project: Path) -> None:
    menu = project / "menus/甲.ivr"
    kept = MENU.replace("   // 老客户习惯", "   // 允许 IVRC316：老客户习惯")
    menu.write_text(kept, encoding="utf-8")
    assert main(["check", "--fix", "--ignore", "IVRC317"]) == 0
    assert menu.read_text(encoding="utf-8") == kept.replace("你好,", "你好，")
    assert main(["check", "--fix", "--select", "IVRC317"]) == 0
    assert menu.read_text(encoding="utf-8") == kept.replace("你好,", "您好，")


def test_a_file_that_may_not_be_written_stays_and_no_other_is_written(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "menus/乙.ivr").write_text(MENU.replace("试线 4001", "乙线 4002"), encoding="utf-8")
    (project / "menus/甲.ivr").chmod(0o444)
    assert main(["check", "--fix", "--lang", "en", "--format", "json"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in told["diagnostics"]][:1] == ["IVRC009"]
    assert (project / "menus/甲.ivr").read_text(encoding="utf-8") == MENU
    assert "你好,请听" in (project / "menus/乙.ivr").read_text(encoding="utf-8")
    assert left(project) == sorted(["甲.ivr", "乙.ivr"])


def test_a_file_without_a_project_is_mended_and_one_behind_a_link_out_of_it_is_not(
    project: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    away = tmp_path_factory.mktemp("away") / "丙.ivr"
    away.write_text(MENU, encoding="utf-8")
    (project / "menus/甲.ivr").unlink()
    (project / "menus/甲.ivr").symlink_to(away)
    assert main(["check", "--fix", "--lang", "zh"]) == 2
    assert "不在这个项目里" in capsys.readouterr().out
    assert away.read_text(encoding="utf-8") == MENU
    assert main(["check", "--fix", str(away)]) == 0
    assert away.read_text(encoding="utf-8") == BETTER


def test_a_link_within_the_project_stays_one(project: Path) -> None:
    (project / "menus/甲.ivr").rename(project / "共用.ivr")
    (project / "menus/甲.ivr").symlink_to("../共用.ivr")
    assert main(["check", "--fix"]) == 0
    assert (project / "menus/甲.ivr").is_symlink()
    assert (project / "共用.ivr").read_text(encoding="utf-8") == BETTER


def test_a_part_of_two_hotlines_is_mended_once(project: Path) -> None:
    part = "播报 公共：“你好。” → 再见\n播报 再见：《结束语》 → 挂机\n"
    (project / "menus/公共.ivr").write_text(part, encoding="utf-8")
    whole = MENU.replace("播报 再见：《结束语》 → 挂机\n", "引用 “公共.ivr”\n").replace(
        "业务 → 再见", "业务 → 公共"
    )
    (project / "menus/甲.ivr").write_text(whole, encoding="utf-8")
    (project / "menus/乙.ivr").write_text(whole.replace("试线 4001", "乙线 4002"), encoding="utf-8")
    assert main(["check", "--fix"]) == 0
    assert (project / "menus/公共.ivr").read_text(encoding="utf-8") == part.replace("你好", "您好")
    for name in ("甲", "乙"):
        assert "办理业务按1 → 公共" in (project / f"menus/{name}.ivr").read_text(encoding="utf-8")


def test_a_file_that_has_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    one, two = tmp_path / "甲.ivr", tmp_path / "乙.ivr"
    one.write_text("甲\n", encoding="utf-8")
    two.write_text("别的\n", encoding="utf-8")
    with pytest.raises(ChangedError):
        rewrite({one: ("甲\n", "一\n"), two: ("乙\n", "二\n")})
    assert (one.read_text(encoding="utf-8"), two.read_text(encoding="utf-8")) == ("甲\n", "别的\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["甲.ivr", "乙.ivr"])


@pytest.mark.parametrize("form", ["json", "sarif", "github", "gitlab", "junit"])
def test_other_forms_tell_what_is_left_and_nothing_else(
    project: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    assert main(["check", "--fix", "--format", form]) == 0
    told = capsys.readouterr().out
    assert "IVRC3" not in told and "改好" not in told and "Mended" not in told


def test_json_and_sarif_tell_the_edits(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "json"]) == 0
    told = {one["code"]: one for one in json.loads(capsys.readouterr().out)["diagnostics"]}
    (edit,) = told["IVRC316"]["edits"]
    assert (edit["line"], edit["column"], edit["end_column"], edit["text"]) == (6, 5, 11, "办理业务按1")
    assert main(["check", "--format", "sarif"]) == 0
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    fixes = {one["ruleId"]: one["fixes"] for one in run["results"] if "fixes" in one}
    (change,) = fixes["IVRC317"][0]["artifactChanges"]
    assert [each["insertedContent"]["text"] for each in change["replacements"]] == ["您"]
