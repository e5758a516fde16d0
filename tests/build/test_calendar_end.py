"""A build that its calendar cannot carry is told, and one that it soon cannot."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from building import built

from ivrc.output import calendar_end

MENU = """热线 示例 4006659999
    日历 中国大陆
    故障 → 《系统故障》 再见
分支 前台
    法定节假日 → 再见
    否则 → 再见
播报 再见：《结束语》 → 挂机
"""


@pytest.fixture
def mine(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (menu,) = (project / "menus").glob("*.ivr")
    menu.write_text(MENU, encoding="utf-8")
    monkeypatch.setenv("IVRC_LANG", "en")
    return project


def on(day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_end, "today", lambda: date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "status", "told"),
    [
        ("2026-10-31", 0, ""),
        ("2026-11-01", 0, ""),
        ("2026-11-02", 0, "in 59 days"),
        ("2026-12-30", 0, "in 1 day:"),
        ("2026-12-31", 0, "in 0 days"),
        ("2027-01-01", 1, "which is over"),
    ],
)
def test_when_it_is_told(
    mine: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    day: str,
    status: int,
    told: str,
) -> None:
    on(day, monkeypatch)
    assert built("--no-audio") == status
    out = "".join(capsys.readouterr())
    assert ("IVRC440" in out) == bool(told) and told in out
    assert (mine / "dist").exists() == (status == 0)


def test_a_build_of_before_is_told_as_well(
    mine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on("2026-06-01", monkeypatch)
    assert built("--no-audio") == 0 and "IVRC440" not in "".join(capsys.readouterr())
    on("2026-12-01", monkeypatch)
    assert built("--no-audio") == 0 and "IVRC440" in "".join(capsys.readouterr())
    on("2027-02-01", monkeypatch)
    assert built("--no-audio") == 1 and "IVRC440" in "".join(capsys.readouterr())


def test_a_year_of_the_projects_own_carries_on(
    mine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on("2026-12-01", monkeypatch)
    assert built("--no-audio") == 0 and "IVRC440" in "".join(capsys.readouterr())
    (mine / "calendars").mkdir()
    (mine / "calendars" / "2027.yaml").write_text(
        "calendar: CN\nyears:\n  2027:\n    announced: true\n    source: x\n    off:\n      元旦: [01-01]\n",
        encoding="utf-8",
    )
    assert built("--no-audio") == 0 and "IVRC440" not in "".join(capsys.readouterr())
    table = next((mine / "dist").rglob("*~days.conf")).read_text(encoding="utf-8")
    assert "20270101,1,Return(off-元旦)" in table


def test_a_calendar_file_that_is_wrong_stops_the_build(
    mine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on("2026-06-01", monkeypatch)
    (mine / "calendars").mkdir()
    (mine / "calendars" / "2027.yaml").write_text(
        "calendar: CN\nyears: {2027: {announced: true, off: {元旦: [02-30]}}}\n", "utf-8"
    )
    assert built("--no-audio") == 1
    assert "IVRC040" in "".join(capsys.readouterr()) and not (mine / "dist").exists()
