"""Sixteen hotlines as companies speak them: each builds as it stands, and its callers get where its sentences say."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrc.cli import main
from ivrc.compile import compile_file
from ivrc.diagnostics import Severity
from ivrc.flow.kinds.menu import Menu
from ivrc.flow.nodes import Entry, Number
from ivrc.project import find, open_project, phrases

FOLDER = Path(__file__).parent.parent.parent / "examples" / "companies"
COMPANIES = sorted(FOLDER.glob("*.ivr"))

KEYS = {
    ("银行", "主菜单"): "1 2 3 4 * 0",
    ("银行", "卡号"): "16-19#",
    ("运营商", "查询"): "1 11# *0",
    ("12345", "主菜单"): "1 2 3 4",
    ("12345", "进度"): "12# *",
    ("航空公司", "主菜单"): "1 2 3 4 7 *",
    ("医院", "总台"): "1 2 3 4 4-4 0",
    ("快递", "查件"): "4# *",
    ("燃气", "主菜单"): "1 2 3 4 0",
    ("学校", "总机"): "1 2 3 4 3-3 0",
    ("酒店", "客房电话"): "119 4-4 5 6 7 0",
    ("保险", "证件"): "18-18(*)",
    ("臺灣銀行業", "主選單"): "1 2 3 4 * 9",
    ("臺灣銀行業", "帳號"): "10#",
    ("香港公用事業", "主目錄"): "1 2 3 4 * 0",
    ("us-pharmacy", "refill"): "7#",
    ("us-bilingual", "cuenta"): "10#",
    ("us-bilingual", "language"): "1 2",
    ("uk-council", "main"): "1 2 3 4 0 #",
    ("quebec", "principal"): "1 2 * 0",
}


def told(entry: Entry | Number) -> str:
    if isinstance(entry, Entry):
        return entry.pattern
    low, high = entry.lengths[0], entry.lengths[-1]
    span = str(low) if low == high and entry.end_key else f"{low}-{high}"
    return f"{span}{entry.end_key}" + (f"({entry.last})" if entry.last else "")


def test_there_are_sixteen() -> None:
    assert len(COMPANIES) == 16


@pytest.mark.parametrize("company", COMPANIES, ids=lambda path: path.stem)
def test_it_is_read_as_it_is_spoken(company: Path) -> None:
    project, found = open_project(find(company))
    library, more = phrases(project)
    compiled = compile_file(company, project.root, library)
    assert [d for d in (*found, *more, *compiled.diagnostics) if d.severity is not Severity.NOTE] == []
    assert compiled.hotline is not None
    expected = {menu: keys for (name, menu), keys in KEYS.items() if name == company.stem}
    assert expected
    for name, keys in expected.items():
        menu = compiled.hotline.nodes[name]
        assert isinstance(menu, Menu)
        assert [told(entry) for entry in menu.entries] == keys.split()


def test_all_of_them_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER.parent.parent)
    assert main(["build", *map(str, COMPANIES), "--no-audio", "-o", str(tmp_path / "dist")]) == 0
    assert len(list((tmp_path / "dist").glob("*/voicexml/*.vxml"))) >= 16
