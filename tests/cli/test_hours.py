"""`ivrc hours`: the calendar that a hotline keeps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ivrc.cli import main

MENU = """热线 样例 4006659999
    日历 中国大陆
    故障 → 《系统故障》 再见
分支 前台
    上班 → 再见
    12月24日 → 再见
    否则 → 再见
时间 上班
    周一至周五 9:00-12:00，13:00-17:00，节假日除外，调休日照常
播报 再见：《结束语》 → 挂机
"""


@pytest.fixture
def menu(tmp_path: Path) -> str:
    path = tmp_path / "a.ivr"
    path.write_text(MENU, encoding="utf-8")
    return str(path)


def test_a_year_in_chinese(menu: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hours", menu, "--year", "2026", "--lang", "zh"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "样例 · 2026 · Asia/Shanghai"
    assert "  周一  上班 9:00-12:00, 13:00-17:00" in told and "  周日  上班 不开放" in told
    assert "  2026-02-14 周六  上班 9:00-12:00, 13:00-17:00  春节调休上班" in told
    assert "  2026-10-01 周四 … 2026-10-07 周三  上班 不开放  国庆节放假" in told
    assert "  2026-12-24 周四  上班 9:00-12:00, 13:00-17:00  12-24" in told


def test_a_year_that_the_calendar_does_not_hold(menu: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hours", menu, "--year", "2027", "--lang", "en"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[-1] == (
        "  2027-01-01 Fri … 2027-12-31 Fri  上班 closed  not in the calendar: otherwise is taken"
    )


def test_every_day_as_json(menu: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hours", menu, "--year", "2026", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert len(told["days"]) == 365 and told["calendar"]["last"] == "2026-12-31"
    days = {day["date"]: day for day in told["days"]}
    assert days["2026-10-10"] == {
        "date": "2026-10-10",
        "open": {"上班": [[540, 720], [780, 1020]]},
        "why": "make-up",
        "name": "国庆节",
    }
    assert days["2026-10-02"]["open"] == {"上班": []} and days["2026-10-02"]["why"] == "holiday"


def test_a_week_without_exceptions(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hours", "menus/大众联合.ivr", "--year", "2026", "--lang", "en"]) == 0
    assert "no day is otherwise" in capsys.readouterr().out


@pytest.mark.parametrize("year", ["next", "20270", "0000", "２０２７"])
def test_a_year_that_is_none(menu: str, year: str) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["hours", menu, "--year", year])
