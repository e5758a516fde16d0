"""A branch that asks whether the caller is in a list of the project."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ivrc.compile import Compiled, compile_file
from ivrc.coverage.calls import Surroundings
from ivrc.coverage.generate import generate
from ivrc.lists import MOST
from ivrc.project import standard_phrases
from ivrc.simulate.caller import Circumstances, Script
from ivrc.simulate.machine import run
from ivrc.site import Site
from ivrc.switches.asterisk.text.target import emit as asterisk

MENU = """热线 样例 4006659999
    故障    → 《系统故障》 挂机
分支 分
    {} → 甲
    否则 → 乙
播报 甲：“甲。” → 挂机
播报 乙：“乙。” → 挂机
"""
LIST = "\ufeff# 骚扰\r\n13805761234  # 三次\n\n+86 576-8888-8888\n4006659998\n"
NOW = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


def compiled(root: Path, line: str, text: str | None = LIST, name: str = "黑名单") -> Compiled:
    (root / "lists").mkdir(exist_ok=True)
    if text is not None:
        (root / "lists" / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    menu = root / "menu.ivr"
    menu.write_text(MENU.format(line), encoding="utf-8")
    return compile_file(menu, root, standard_phrases())


@pytest.mark.parametrize(
    ("number", "to"),
    [
        ("13805761234", "甲"),
        ("+8613805761234", "甲"),
        ("008613805761234", "甲"),
        ("8613805761234", "甲"),
        ("1795113805761234", "甲"),
        ("057688888888", "甲"),
        ("4006659998", "甲"),
        ("138057612345", "乙"),
        ("3805761234", "乙"),
        ("anonymous", "乙"),
        ("", "乙"),
        ("5" * 500, "乙"),
        ("${SHELL(touch x)}", "乙"),
        ("1);2", "乙"),
    ],
)
@pytest.mark.parametrize(
    "line", ["主叫在 黑名单", "主叫号码在：黑名单", "caller in 黑名单", "Caller is in 黑名单"]
)
def test_a_caller_of_the_list_goes_its_way(tmp_path: Path, line: str, number: str, to: str) -> None:
    made = compiled(tmp_path, line)
    assert made.hotline is not None and not made.diagnostics
    events = run(made.hotline, Script(), Circumstances(NOW, number))
    assert [each.what[0] for each in events if each.kind == "goto"][1] == to


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("13805761234\n${SHELL(touch x)}\n", 2, "SHELL"),
        ("# a\n\n1);2\n", 3, "1);2"),
        ("5" * 500, 1, "555…"),
        ("１３８０５７６１２３４\n", 1, "１"),
        ("13805761234,13805761235\n", 1, ","),
        ("# 没有\n\n", 0, "没有号码"),
        ("".join(f"1380576{n:04}\n" for n in range(MOST + 1)), 0, str(MOST + 1)),
    ],
)
def test_a_line_that_is_no_number_is_told_with_its_place(
    tmp_path: Path, text: str, line: int, says: str
) -> None:
    made = compiled(tmp_path, "主叫在 黑名单", text)
    assert made.hotline is None
    (one,) = made.diagnostics
    assert one.code == "IVRC265" and one.span.file.endswith("黑名单.txt") and one.span.line == line
    assert says in one.zh and one.mend_zh and one.mend_en


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("主叫在 黑名", "黑名单.txt"),
        ("主叫在 ../黑名单", "黑名单.txt"),
        ("主叫在 /etc/passwd", "lists/"),
        ("主叫在", "lists/"),
    ],
)
def test_a_list_that_the_project_has_not_is_told_with_a_near_one(
    tmp_path: Path, line: str, says: str
) -> None:
    made = compiled(tmp_path, line)
    assert made.hotline is None
    (one,) = made.diagnostics
    assert one.code == "IVRC265" and one.span.line == 4 and says in one.mend_zh


def test_a_list_outside_the_project_is_not_read(tmp_path: Path) -> None:
    root = tmp_path / "project"
    (root / "lists").mkdir(parents=True)
    (tmp_path / "other.txt").write_text("13805761234\n")
    (root / "lists" / "黑名单.txt").symlink_to(tmp_path / "other.txt")
    assert compiled(root, "主叫在 黑名单", None).hotline is None


def test_a_list_at_its_limit_is_covered_and_fits_a_dialplan(tmp_path: Path) -> None:
    made = compiled(tmp_path, "主叫在 黑名单", "".join(f"+1{n:017}\n" for n in range(MOST)))
    assert made.hotline is not None
    assert not generate(made.hotline, Surroundings()).unreached
    dialplan = "".join(asterisk(made.hotline, Site("试", {})).files.values())
    assert max(map(len, dialplan.splitlines())) < 4000
