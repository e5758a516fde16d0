"""Dates, days and times in Mandarin texts (GB/T 7408.1-2023, as they are spoken).

A date of figures that may be the day first or the month is refused before (`ivrc.numerals.two_ways`).
"""

from __future__ import annotations

import re

from ivrc.numerals import mandarin as n
from ivrc.speech.mandarin.measures import TO
from ivrc.speech.mandarin.traditional import rule
from ivrc.speech.rule import Rule

_WEEKDAY = r"(?:周|星期|礼拜)[一二三四五六日天]"
_TIME = r"(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?(?![\d:])"
_ALONE = r"(?<![\d.]){}(?![\d]|\.\d)"
_OF_A_YEAR = "财年|届|款|级|学年|春节|新年|国庆|元旦|中秋|端午|清明|赛季"
_HOLIDAYS = "放假|休息|休假|休市|休馆|停业|停诊|期间|假期|暂停|活动"
_M_D = r"(1[0-2]|0?[1-9])[/.](3[01]|[12]\d|0?[1-9])"
_SALES = {"11.11": "双十一", "12.12": "双十二"}


def _date(m: re.Match[str]) -> str:
    return f"{n.digit_by_digit(m[1], yao=False)}年{n.cardinal(m[2])}月{n.cardinal(m[3])}日"


def _year_behind(m: re.Match[str]) -> str:
    """The month first, unless there is no such month."""
    month, day = (m[1], m[3]) if int(m[1]) <= 12 else (m[3], m[1])
    if int(month) > 12 or int(day) > 31:
        return m[0]
    return f"{n.digit_by_digit(m[4], yao=False)}年{n.cardinal(month)}月{n.cardinal(day)}日"


def _day(month: str, day: str) -> str:
    return f"{n.cardinal(month)}月{n.cardinal(day)}日"


def _years(m: re.Match[str]) -> str:
    return f"{n.digit_by_digit(m[1], yao=False)}到{n.digit_by_digit(m[2], yao=False)}"


DAYS: tuple[Rule, ...] = (
    rule("days of the week", rf"({_WEEKDAY}){TO}(?=[周星礼一二三四五六日天])", lambda m: m[1] + "到"),
    rule("days of the week, one by one", rf"({_WEEKDAY})/(?={_WEEKDAY})", lambda m: m[1] + "、"),
    rule("round the clock", r"(?<![\d/])24/7(?![\d/])", lambda m: "七乘二十四小时"),
    rule("date and time", r"(?<=\d)T(?=\d\d:\d\d)", lambda m: " "),
    rule(
        "class of a school",
        r"(?<![\d第])\d(?=年级)|(?<=年级)\d{1,2}(?=班)",
        lambda m: n.cardinal(m[0]),
    ),
    rule("minute with a zero", r"(?<=[点时])\s*0(\d)(?=分)", lambda m: "零" + n.DIGITS[int(m[1])]),
    rule("born in", r"(?<![\d:])([05-9][05])(?=后(?![天面来台勤续]))", lambda m: n.digit_by_digit(m[1])),
    rule(
        "festival",
        r"(?<![\d./])(?:(5|10)\.1(?=\s*(?:劳动|国庆|黄金周|假期|长假|小长假))|(11\.11|12\.12)(?=\s*(?:大促|购物|活动|狂欢|预售|返场))"
        r"|(3[./]15|6[./]18|8[./]18)(?=\s*(?:大促|购物|活动|狂欢|预售|返场|晚会|维权|打假|投诉|消费)))",
        lambda m: {"5": "五一", "10": "十一"}.get(m[1] or "")
        or _SALES.get(m[2] or "")
        or n.digit_by_digit(m[3].replace(".", "").replace("/", ""), yao=False),
    ),
    rule(
        "holidays",
        rf"(?<![\d./]){_M_D}\s*([-–—~～至到])\s*{_M_D}(?=\s*(?:{_HOLIDAYS}))",
        lambda m: f"{_day(m[1], m[2])}{m[3] if m[3] in '至到' else '到'}{_day(m[4], m[5])}",
    ),
    rule("day of a month before a time", rf"(?<![\d./]){_M_D}(?=\s+\d{{1,2}}:\d\d)", lambda m: _day(m[1], m[2])),
    rule("day of a month to keep", rf"(?<![\d./]){_M_D}(?=\s*(?:截止|起|止|之前|以前))", lambda m: _day(m[1], m[2])),
    rule("feast", rf"(?<![\d./]){_M_D}(?=[^\d，。]{{1,3}}节)", lambda m: _day(m[1], m[2])),
)  # fmt: skip
"""Before gaps and signs are looked at."""

DATES: tuple[Rule, ...] = (
    rule(
        "date",
        r"(?<!\d)(\d{4})\s*[-/.年]\s*(0?[1-9]|1[0-2])\s*[-/.月]\s*(0?[1-9]|[12]\d|3[01])(?!\d)[日号]?",
        _date,
    ),
    rule("date, the year behind", r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)(?![\d/.-])", _year_behind),
    rule(
        "month of a year",
        r"(?<![\d-])([12]\d{3})[-/](0[1-9]|1[0-2])(?![-/\d])",
        lambda m: f"{n.digit_by_digit(m[1], yao=False)}年{n.cardinal(m[2])}月",
    ),
    rule("years", rf"(?<!\d)((?:19|20)\d\d){TO}((?:19|20)\d\d)(?=年|学年|财年|赛季)", _years),
    rule(
        "years of two figures",
        rf"(?<![\d.])(0\d){TO}(\d\d)(?=年)",
        _years,
    ),
    rule("year", _ALONE.format(r"([12]\d{3})") + r"\s*(?=年)", lambda m: n.digit_by_digit(m[1], yao=False)),
    rule("year of", _ALONE.format(r"((?:19|20)\d\d)") + rf"\s*(?={_OF_A_YEAR})", lambda m: n.digit_by_digit(m[1], yao=False)),
    rule("year of two figures", r"(?<![\d.])'?(\d\d)(?=年(?:\d{1,2}月|[春夏秋冬]季|[年]?底|初))", lambda m: n.digit_by_digit(m[1], yao=False)),
    rule("half days", rf"(?<=\d[AaPp][Mm]){TO}(?=\d)", lambda m: "到"),
    rule("to the next day", rf"(?<=:\d\d){TO}(?=次日|翌日|第二天|凌晨|晚|早|上午|下午|中午)", lambda m: "到"),
    rule(
        "time of half a day",
        _TIME + r"\s*([AaPp])\.?[Mm](?![A-Za-z])\.?",
        lambda m: ("上午" if m[4] in "Aa" else "下午") + n.clock(m[1], m[2], m[3]),
    ),
    rule(
        "half of a day before",
        r"(?<![A-Za-z])([AaPp])\.?[Mm]\.?\s*" + _TIME,
        lambda m: ("上午" if m[1] in "Aa" else "下午") + n.clock(m[2], m[3], m[4]),
    ),
    rule("ratio", r"(?<![\d:])(\d{1,3}):(\d|\d{3,4})(?![\d:])", lambda m: f"{n.cardinal(m[1])}比{n.cardinal(m[2])}"),
    rule(
        "ratio by its name",
        r"(?<=[例分比])([为是：:\s]*)(?<![\d:])(\d{1,3}):(\d{1,3})(?![\d:])|(?<![\d:])(\d{1,3}):(\d{1,3})(?=的?比例|的?比)",
        lambda m: f"{m[1] or ''}{n.cardinal(m[2] or m[4])}比{n.cardinal(m[3] or m[5])}",
    ),
    rule("time", _TIME, lambda m: n.clock(m[1], m[2], m[3])),
    rule("minutes and seconds", r"(?<!\d)(\d{1,2})'(\d{1,2})\"", lambda m: f"{n.counted(m[1])}分{n.cardinal(m[2])}秒"),
)  # fmt: skip
"""Dates and times of figures."""
