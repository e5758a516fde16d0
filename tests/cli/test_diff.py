"""`ivrc diff`: files, revisions of git, exit status, and what stands in its way."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from ivrc.cli import main

MENU = """\
热线 药房 4001
    无按键 5秒，重听 1次，→ 再见
    按错键 重听 1次，→ 再见
    故障 → 再见
菜单 主菜单
    结束请按1 → 再见
播报 再见：“再见。” → 挂机
"""
CHANGED = MENU.replace("“再见。”", "“祝您健康，再见。”")


def git(folder: Path, *words: str) -> None:
    own = ("-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *own, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "menus").mkdir()
    (tmp_path / "menus/药房.ivr").write_text(MENU, "utf-8")
    (tmp_path / "ivrc.yaml").write_text("targets: [asterisk]\n", "utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "first")
    (tmp_path / "menus/药房.ivr").write_text(CHANGED, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_revision_against_the_file(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "HEAD:menus/药房.ivr", "menus/药房.ivr", "--lang", "zh"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("来电者会遇到 1 处变化。") and "“祝您健康，再见。”" in told
    assert main(["diff", "HEAD:./menus/药房.ivr", "menus/药房.ivr", "--exit-code", "--lang", "en"]) == 1
    assert main(["diff", "menus/药房.ivr", "menus/药房.ivr", "--exit-code", "--lang", "en"]) == 0
    assert "No change for callers." in capsys.readouterr().out
    git(project, "commit", "-qam", "second")
    assert main(["diff", "HEAD~1:menus/药房.ivr", "HEAD:menus/药房.ivr", "--exit-code"]) == 1


def test_files_of_every_form(project: Path) -> None:
    names = ("HEAD:menus/药房.ivr", "menus/药房.ivr")
    assert main(["diff", *names, "-o", "变化.md"]) == main(["diff", *names, "-o", "变化.json"]) == 0
    assert "### 1" in (project / "变化.md").read_text("utf-8")
    assert len(json.loads((project / "变化.json").read_text("utf-8"))["changes"]) == 1


@pytest.mark.parametrize(
    ("name", "status", "says"),
    [
        ("HEAD7:menus/药房.ivr", 2, 'git knows no revision "HEAD7"'),
        ("HEAD:menus/没有.ivr", 2, 'revision "HEAD" holds no menus/没有.ivr'),
        ("HEAD:../药房.ivr", 2, "holds no ../药房.ivr"),
        ("--output=/tmp/x:menus/药房.ivr", 2, ""),
        ("-x:y", 2, ""),
        ("没有.ivr", 1, "没有.ivr"),
    ],
)
def test_what_cannot_be_had(
    name: str, status: int, says: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        done = main(["diff", "--lang", "en", name, "menus/药房.ivr"])
    except SystemExit as left:
        done = int(left.code or 0)
    told = capsys.readouterr().err
    assert done == status or (status == 1 and done), told
    assert says in told and "Traceback" not in told


def test_a_revision_that_does_not_compile_is_told_by_its_name(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "menus/药房.ivr").write_text(MENU.replace("→ 再见\n播报", "→ 再会\n播报"), "utf-8")
    git(project, "commit", "-qam", "broken")
    assert main(["diff", "HEAD:menus/药房.ivr", "menus/药房.ivr", "--lang", "en"]) == 1
    assert "--> HEAD:menus/药房.ivr:" in capsys.readouterr().err
