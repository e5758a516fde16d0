"""The calendars that ivrc ships, against the libraries that they are made from; and a project's own over them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from ivrc.calendars import calendars
from ivrc.flow.days import FESTIVAL, HOLIDAY, MAKE_UP, WORKDAY, Days, are

SHIPPED = Path(__file__).parents[2] / "ivrc" / "calendars"


def each_day(first: str, last: str) -> list[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [start + timedelta(days) for days in range((end - start).days + 1)]


@pytest.mark.parametrize("code", ["CN", "HK", "MO", "TW"])
def test_a_file_is_what_the_libraries_say(code: str) -> None:
    """Mend: python -m tests.calendars.make, where a year was announced or a library was mended."""
    pytest.importorskip("chinese_calendar")
    pytest.importorskip("holidays")
    from tests.calendars.make import text

    assert (SHIPPED / f"{code}.yaml").read_text(encoding="utf-8") == text(code)


def test_two_libraries_agree_on_every_day_of_mainland_china() -> None:
    chinese_calendar = pytest.importorskip("chinese_calendar")
    holidays = pytest.importorskip("holidays")
    calendar = calendars(None).by_name["cn"].calendar
    other = holidays.country_holidays("CN", years=(2025, 2026))
    days = each_day(calendar.first, calendar.last)
    assert len(days) == 730
    for day in days:
        workday = are(Days(WORKDAY), day, calendar)
        assert workday == chinese_calendar.is_workday(day) == other.is_working_day(day), day


@pytest.mark.parametrize(
    ("name", "year", "workdays", "made_up"),
    [("中国大陆", 2026, 248, 6), ("台湾", 2026, 245, 0), ("臺灣", 2027, 244, 0), ("Hong Kong", 2026, 247, 0)],
)
def test_workdays_of_a_year(name: str, year: int, workdays: int, made_up: int) -> None:
    calendar = calendars(None).by_name[name.lower()].calendar
    days = each_day(f"{year}-01-01", f"{year}-12-31")
    assert sum(are(Days(WORKDAY), day, calendar) for day in days) == workdays
    assert sum(are(Days(MAKE_UP), day, calendar) for day in days) == made_up


def test_every_year_says_where_it_is_from_and_one_that_is_not_announced_is_not_there() -> None:
    for known in calendars(None).by_name.values():
        years = int(known.calendar.last[:4]) - int(known.calendar.first[:4]) + 1
        assert len(known.calendar.sources) == years and all(known.calendar.sources)
    assert "announced: false" in (SHIPPED / "CN.yaml").read_text(encoding="utf-8")
    assert not calendars(None).by_name["cn"].calendar.knows(date(2027, 1, 1))


def test_every_festival_has_days() -> None:
    for known in calendars(None).by_name.values():
        names = {day.name for day in known.calendar.days}
        assert set(known.festivals.values()) == names
        for festival in names:
            every = each_day(known.calendar.first, known.calendar.last)
            assert any(are(Days(FESTIVAL, festival), day, known.calendar) for day in every), festival


OWN = """calendar: mainland China
festivals:
  厂休: [plant shutdown]
years:
  2027:
    announced: true
    source: a notice
    off:
      元旦: [01-01]
      厂休: [08-02, 08-03]
    work:
      元旦: [01-02]
"""


def own(root: Path, text: str) -> Path:
    (root / "calendars").mkdir()
    (root / "calendars" / "2027.yaml").write_text(text, encoding="utf-8")
    return root


def test_a_projects_file_adds_a_year_and_its_own_days(tmp_path: Path) -> None:
    read = calendars(own(tmp_path, OWN))
    known = read.by_name["cn"]
    assert not read.found and known.calendar.last == "2027-12-31"
    assert known.festivals["plant shutdown"] == "厂休" and known.festivals["春节"] == "春节"
    assert are(Days(FESTIVAL, "厂休"), date(2027, 8, 3), known.calendar)
    assert are(Days(MAKE_UP), date(2027, 1, 2), known.calendar)
    assert not are(Days(WORKDAY), date(2027, 8, 2), known.calendar)


def test_a_projects_file_stands_in_the_place_of_a_year(tmp_path: Path) -> None:
    known = calendars(own(tmp_path, OWN.replace("2027:", "2026:"))).by_name["中国大陆"]
    assert [day.date for day in known.calendar.days if day.date >= "2026"] == [
        "2026-01-01",
        "2026-01-02",
        "2026-08-02",
        "2026-08-03",
    ]
    assert not are(Days(HOLIDAY), date(2026, 10, 1), known.calendar)


def test_a_year_apart_is_not_reached_over_one_that_is_not_known(tmp_path: Path) -> None:
    known = calendars(own(tmp_path, OWN.replace("2027:", "2028:"))).by_name["cn"]
    assert (known.calendar.first, known.calendar.last) == ("2028-01-01", "2028-12-31")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("[01-01]", "[02-30]", "IVRC040"),
        ("[01-02]", "[01-01]", "IVRC040"),
        ("mainland China", "Atlantis", "IVRC040"),
        ("[01-01]", "[1 January]", "IVRC025"),
        ("    announced: true\n", "", "IVRC026"),
        ("2027:", "next year:", "IVRC025"),
    ],
)
def test_what_is_wrong_in_a_file_is_told_and_not_passed_over(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    found = calendars(own(tmp_path, OWN.replace(old, new))).found
    assert code in [each.code for each in found], found
