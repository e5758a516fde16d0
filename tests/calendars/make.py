"""Makes ivrc/calendars/*.yaml of what two libraries know: `python -m tests.calendars.make`.

`chinesecalendar` knows the notices of the State Council and refuses a year that is not announced; `holidays` knows the other
three. A year is written here by hand when it is announced: with its source, and with nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import chinese_calendar
import holidays

FOLDER = Path(__file__).parents[2] / "ivrc" / "calendars"


class Region(NamedTuple):
    """`festivals`: of each its name, how it is called otherwise, and what the libraries' names of its days begin with or hold.
    The first that fits is taken."""

    zh: tuple[str, ...]
    en: tuple[str, ...]
    sources: dict[int, str]
    festivals: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
    unannounced: tuple[int, ...] = ()


REGIONS = {
    "CN": Region(
        ("中国大陆", "大陆", "中国内地", "内地"),
        ("mainland China", "China"),
        {
            2025: "国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）",
            2026: "国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）",
        },
        {
            "元旦": (("New Year's Day", "新年"), ("New Year's Day",)),
            "春节": (("Spring Festival", "Chinese New Year", "Lunar New Year", "过年"), ("Spring Festival",)),
            "清明节": (("Qingming Festival", "Tomb-Sweeping Day", "清明"), ("Tomb-sweeping Day",)),
            "劳动节": (("Labour Day", "May Day", "五一", "五一劳动节"), ("Labour Day",)),
            "端午节": (("Dragon Boat Festival", "端午"), ("Dragon Boat Festival",)),
            "中秋节": (("Mid-Autumn Festival", "中秋"), ("Mid-autumn Festival",)),
            "国庆节": (("National Day", "国庆", "十一"), ("National Day",)),
        },
        (2027,),
    ),
    "HK": Region(
        ("香港",),
        ("Hong Kong",),
        {
            2026: "https://www.gov.hk/en/about/abouthk/holiday/2026.htm",
            2027: "https://www.gov.hk/en/about/abouthk/holiday/2027.htm",
        },
        {
            "元旦": (("New Year's Day", "一月一日"), ("一月一日",)),
            "农历新年": (("Lunar New Year", "Chinese New Year", "农历年", "農曆新年", "農曆年", "春节", "春節"), ("農曆年",)),
            "复活节": (("Easter", "Good Friday", "復活節", "耶稣受难节", "耶穌受難節"), ("耶穌受難節", "復活節")),
            "清明节": (("Ching Ming Festival", "清明節", "清明"), ("清明節",)),
            "劳动节": (("Labour Day", "勞動節"), ("勞動節",)),
            "佛诞": (("Birthday of the Buddha", "佛誕"), ("佛誕",)),
            "端午节": (("Tuen Ng Festival", "Dragon Boat Festival", "端午節", "端午"), ("端午節",)),
            "回归纪念日": (("Establishment Day", "特區成立紀念日", "回歸紀念日"), ("香港特別行政區成立紀念日",)),
            "中秋节": (("Mid-Autumn Festival", "中秋節", "中秋"), ("中秋節",)),
            "国庆日": (("National Day", "國慶日", "國慶", "国庆", "国庆节"), ("國慶日",)),
            "重阳节": (("Chung Yeung Festival", "重陽節", "重阳", "重陽"), ("重陽節",)),
            "圣诞节": (("Christmas", "Christmas Day", "聖誕節", "圣诞", "聖誕"), ("聖誕節",)),
        },
    ),
    "MO": Region(
        ("澳门", "澳門"),
        ("Macau", "Macao"),
        {
            2026: "https://www.gov.mo/en/public-holidays/year-2026/",
            2027: "https://www.gov.mo/en/public-holidays/year-2027/",
        },
        {
            "元旦": (("New Year's Day",), ("元旦",)),
            "农历新年": (("Lunar New Year", "Chinese New Year", "农历年", "農曆新年", "農曆年", "春节", "春節"), ("農曆正月",)),
            "复活节": (("Easter", "Good Friday", "復活節", "耶稣受难日", "耶穌受難日"), ("耶穌受難", "復活節")),
            "清明节": (("Ching Ming Festival", "Tomb-Sweeping Day", "清明節", "清明"), ("清明節",)),
            "劳动节": (("Labour Day", "勞動節"), ("勞動節",)),
            "佛诞节": (("Birthday of the Buddha", "佛誕節"), ("佛誕節",)),
            "端午节": (("Dragon Boat Festival", "端午節", "端午"), ("端午節",)),
            "中秋节": (("Mid-Autumn Festival", "中秋節", "中秋"), ("中秋節",)),
            "国庆日": (("National Day", "國慶日", "國慶", "国庆", "国庆节"), ("中華人民共和國國慶日",)),
            "重阳节": (("Chung Yeung Festival", "Double Ninth Festival", "重陽節", "重阳", "重陽"), ("重陽節",)),
            "追思节": (("All Souls' Day", "追思節"), ("追思節",)),
            "圣母无原罪瞻礼": (("Immaculate Conception", "聖母無原罪瞻禮"), ("聖母無原罪瞻禮",)),
            "特区成立纪念日": (("Establishment Day", "特區成立紀念日"), ("澳門特別行政區成立紀念日",)),
            "冬至": (("Winter Solstice",), ("冬至",)),
            "圣诞节": (("Christmas", "Christmas Day", "聖誕節", "圣诞", "聖誕"), ("聖誕節",)),
        },
    ),
    "TW": Region(
        ("台湾", "臺灣", "台灣", "臺湾"),
        ("Taiwan",),
        {
            2026: "https://www.dgpa.gov.tw/ (中華民國115年政府行政機關辦公日曆表)",
            2027: "https://www.dgpa.gov.tw/ (中華民國116年政府行政機關辦公日曆表)",
        },
        {
            "元旦": (("New Year's Day", "Founding Day", "開國紀念日"), ("中華民國開國紀念日",)),
            "春节": (("Spring Festival", "Chinese New Year", "Lunar New Year", "春節", "農曆春節", "过年"), ("農曆除夕", "春節")),
            "和平纪念日": (("Peace Memorial Day", "和平紀念日"), ("和平紀念日",)),
            "儿童节": (("Children's Day", "兒童節"), ("兒童節",)),
            "清明节": (("Tomb-Sweeping Day", "清明節", "清明", "民族掃墓節"), ("民族掃墓節",)),
            "劳动节": (("Labour Day", "Labor Day", "勞動節"), ("勞動節",)),
            "端午节": (("Dragon Boat Festival", "端午節", "端午"), ("端午節",)),
            "中秋节": (("Mid-Autumn Festival", "中秋節", "中秋"), ("中秋節",)),
            "教师节": (("Teachers' Day", "教師節", "孔子誕辰紀念日"), ("孔子誕辰紀念日",)),
            "国庆日": (("National Day", "國慶日", "國慶", "国庆", "国庆节"), ("國慶日",)),
            "光复节": (("Retrocession Day", "光復節", "臺灣光復節"), ("臺灣光復",)),
            "行宪纪念日": (("Constitution Day", "行憲紀念日"), ("行憲紀念日",)),
        },
    ),
}  # fmt: skip

OTHERS = {
    "HK": ("zh_HK", ("public", "optional")),
    "MO": ("zh_MO", ("public", "government", "optional")),
    "TW": ("zh_TW", ("public",)),
}
"""The language and the categories of `holidays` that are days off. Half days are left out, and so is a Sunday in Hong Kong,
which is a day off like any other."""


def days_of(code: str, year: int) -> Iterator[tuple[date, str, str]]:
    """The days of a year that are not as their weekday: `off` or `work`, and the library's name."""
    if code == "CN":
        day = date(year, 1, 1)
        while day.year == year:
            off, name = chinese_calendar.get_holiday_detail(day)
            if name is not None:
                yield day, "off" if off else "work", name
            day += timedelta(1)
        return
    language, categories = OTHERS[code]
    found = holidays.country_holidays(code, years=year, language=language, categories=categories)
    for day, name in sorted(found.items()):
        if "下午" not in name and not (code == "HK" and day.weekday() == 6):
            yield day, "off", name


def festival(code: str, name: str) -> str:
    """The festival of a day by the library's name for it."""
    every = REGIONS[code].festivals.items()
    parts = sorted(name.split("; "), key=lambda part: "翌日" not in part)
    return next(known for part in parts for known, (_, marks) in every if any(mark in part for mark in marks))


def text(code: str) -> str:
    """The file of a region."""
    region = REGIONS[code]
    lines = [
        "# Days that are not as their weekday, by the notices named here. Made by tests/calendars/make.py.",
        f"calendar: {code}",
        f"zh: [{', '.join(region.zh)}]",
        f"en: [{', '.join(region.en)}]",
        "festivals:",
        *(f"  {name}: {_list(also)}" for name, (also, _) in region.festivals.items()),
        "years:",
    ]
    for year, source in region.sources.items():
        lines += [f"  {year}:", f'    source: "{source}"', "    announced: true"]
        for kind in ("off", "work"):
            together: dict[str, list[date]] = {}
            for day, its, name in days_of(code, year):
                if its == kind:
                    together.setdefault(festival(code, name), []).append(day)
            if together:
                lines.append(f"    {kind}:")
            lines += (
                f"      {name}: [{', '.join(f'{d:%m-%d}' for d in days)}]" for name, days in together.items()
            )
    lines += (line for year in region.unannounced for line in (f"  {year}:", "    announced: false"))
    return "\n".join(lines) + "\n"


def _list(words: tuple[str, ...]) -> str:
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"


if __name__ == "__main__":
    for region_code in REGIONS:
        (FOLDER / f"{region_code}.yaml").write_text(text(region_code), encoding="utf-8")
