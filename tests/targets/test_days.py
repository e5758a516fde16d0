"""The day in the words of each switch, against the simulator: every day of three years, at every edge."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import dukpy
import pytest

from ivrc.compile import compile_text
from ivrc.flow.calendars import knows
from ivrc.flow.conditions.on import On
from ivrc.flow.conditions.open import Open
from ivrc.flow.nodes import Case, Hotline
from ivrc.flow.shape import parts
from ivrc.simulate.conditions import HOLDS
from ivrc.simulate.standing import Supposed
from ivrc.switches.asterisk.text import days as asterisk
from ivrc.switches.asterisk.text import plan as asterisk_plan
from ivrc.switches.freeswitch.text import days as freeswitch
from ivrc.switches.voicexml.text import days as voicexml
from tests.targets.flows import site

MENU = """热线 样例 4006659999
    日历 中国大陆
    故障 → 《系统故障》 再见
分支 前台
    春节、中秋 → 再见
    法定节假日 → 再见
    补班 → 再见
    工作日 → 再见
    周一至周三、周六 → 再见
    12月24日至1月2日 → 再见
    2月29日 → 再见
    10月5日至11月20日 → 再见
    2026年2月10日至2026年4月3日 → 再见
    2026年12月30日至2027年1月2日 → 再见
    一 → 再见
    二 → 再见
    三 → 再见
    否则 → 再见
时间 一
    周一至周五 9:30-12:00，13:05-17:00，节假日除外，调休日照常
    周六 0:00-0:01，节假日除外，补班除外
时间 二
    工作日 0:00-24:00，12月30日除外，2026-10-10除外
时间 三：法定节假日 23:59-24:00
播报 再见：《结束语》 → 挂机
"""


@cache
def flow() -> Hotline:
    hotline = compile_text(MENU).hotline
    assert hotline is not None
    return hotline


def cases() -> list[Case]:
    return [case for node in flow().nodes.values() for case in parts(node, Case)]


def moments() -> Iterator[datetime]:
    zone = ZoneInfo("Asia/Shanghai")
    day = date(2025, 1, 1)
    while day <= date(2027, 1, 3):
        for minute in (0, 1, 569, 570, 719, 720, 784, 785, 1019, 1020, 1439):
            yield datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=zone)
        day += timedelta(1)


def meant(case: Case) -> list[bool]:
    found = []
    for moment in moments():
        if knows(flow(), moment.date()):
            found.append(HOLDS[type(case.test)](Supposed(flow(), moment), case.test))
    return found


def known() -> list[datetime]:
    return [moment for moment in moments() if knows(flow(), moment.date())]


def of_asterisk(expression: str) -> Callable[[datetime], bool]:
    """The expression as Asterisk replaces its variables and reckons it (main/ast_expr2.y): here in Python's words."""
    said = expression.removeprefix("$[").removesuffix("]")
    words = {" & ": " and ", " | ": " or ", " = ": " == ", "!(": "not (", '!"': 'not "'}

    def holds(moment: datetime) -> bool:
        plan = asterisk_plan.plan(flow(), site("asterisk"))
        table = asterisk.table(plan, flow().calendar)
        now = f"{moment:%Y%m%d}{moment.isoweekday()}1{moment:%H%M}"
        row = _row(table, now[:8])
        text = said
        for name, value in (("IVRC_NOW", now), ("IVRC_DAY", row)):
            text = re.sub(
                rf"\${{{name}(?::(\d+))?(?::(\d+))?}}",
                lambda m, value=value: value[int(m[1] or 0) :][: int(m[2]) if m[2] else None],
                text,
            )
        for one, other in words.items():
            text = text.replace(one, other)
        return bool(eval(re.sub(r"\b0+(?=\d)", "", text)))

    return holds


@cache
def _rows(table: str) -> list[tuple[str, str]]:
    return re.findall(r"^exten => _?(\w+),1,Return\((.*)\)$", table, re.MULTILINE)


@cache
def _row(table: str, day: str) -> str:
    """The row of a day: one that names it before one with `X`."""
    fits = [
        (pattern, said) for pattern, said in _rows(table) if re.fullmatch(pattern.replace("X", r"\d"), day)
    ]
    return min(fits, key=lambda row: row[0].count("X"))[1]


def expressions(case: Case, on: Callable[..., Any], during: Callable[..., Any]) -> list[Any]:
    if isinstance(case.test, On):
        return [on(case.test.days)]
    assert isinstance(case.test, Open)
    return [during(*dated) for dated in flow().schedules[case.test.schedule].dated]


@pytest.mark.parametrize("case", cases(), ids=lambda case: str(case.test.cause))
def test_asterisk_means_the_same_days(case: Case) -> None:
    said = [of_asterisk(str(each)) for each in expressions(case, asterisk.on, asterisk.during)]
    assert [any(holds(moment) for holds in said) for moment in known()] == meant(case)


@pytest.mark.parametrize("case", cases(), ids=lambda case: str(case.test.cause))
def test_freeswitch_means_the_same_days(case: Case) -> None:
    calendar = flow().calendar
    made = expressions(
        case,
        lambda days: freeswitch.on(calendar, days),
        lambda *dated: freeswitch.during(calendar, *dated),
    )
    said = [re.compile(each[1]) for each in made]
    for moment, holds in zip(known(), meant(case), strict=True):
        now = f"{moment:%Y%m%d}{moment.isoweekday()}{moment:%H%M}"
        assert any(each.search(now) for each in said) == holds, now


@pytest.mark.parametrize("case", cases(), ids=lambda case: str(case.test.cause))
def test_voicexml_means_the_same_days(case: Case) -> None:
    made = [html.unescape(str(each)) for each in expressions(case, voicexml.on, voicexml.during)]
    script = voicexml.script(flow().calendar, "a") + re.sub(
        r"<.*?>|]]>|<!\[CDATA\[", "", voicexml.DAY_OF.substitute(minutes=480)
    )
    stamps = json.dumps([round(moment.astimezone(UTC).timestamp() * 1000) for moment in known()])
    program = f"{script}\n{stamps}.map(function (t) {{ var day = dayOf(t); return {' || '.join(made)}; }})"
    assert [bool(each) for each in dukpy.JSInterpreter().evaljs(program)] == meant(case)


def test_the_sample_tells_them_apart() -> None:
    """Every condition holds at times, and at times not, but for those of a day that the calendar does not know."""
    never = {str(case.test.cause) for case in cases() if not any(meant(case))}
    assert never == {"on 02-29"}
    assert all(not all(meant(case)) for case in cases())
