"""What day it is, in VoiceXML: a script of its own for the days, and days as an ECMAScript expression of `day`."""

from __future__ import annotations

from collections.abc import Iterable
from string import Template

from ivrc.flow.days import DATES, HOLIDAY, MAKE_UP, OFF, WORK, WORKDAY, Calendar, Days, Which, weekdays_apart
from ivrc.switches.voicexml.text.syntax import attribute, literal

_SCRIPT = Template("""\
// $title
var calendarFirst = $first, calendarLast = $last;
var calendarDays = {
$rows
};
""")

DAY_OF = Template("""\
  <script><![CDATA[
    // The day and the minute in it where the hotline is, as the calendar knows it.
    function dayOf(milliseconds) {
      var local = new Date(milliseconds + $minutes * 60000);
      var date = local.getUTCFullYear() * 10000 + (local.getUTCMonth() + 1) * 100 + local.getUTCDate();
      var special = (typeof calendarDays == 'undefined' ? {} : calendarDays)[date] || ['', ''];
      return {
        date: date,
        weekday: (local.getUTCDay() + 6) % 7 + 1,
        minute: local.getUTCHours() * 60 + local.getUTCMinutes(),
        kind: special[0],
        name: special[1],
        known: typeof calendarDays != 'undefined' && date >= calendarFirst && date <= calendarLast
      };
    }
  ]]></script>
""")

NOT_KNOWN = "!day.known"


def script(calendar: Calendar, title: str) -> str:
    """The days of a calendar as a script, which a further year is added to."""
    rows = ",\n".join(
        f"  {_number(day.date)}: [{literal(day.kind)}, {literal(day.name)}]" for day in calendar.days
    )
    return _SCRIPT.substitute(
        title=title, first=_number(calendar.first), last=_number(calendar.last), rows=rows
    )


def on(days: Iterable[Days]) -> str:
    """Whether it is any of the days, as an attribute's value."""
    return attribute(_any(days))


def during(which: Which, start: int, end: int) -> str:
    """Whether it is a time of such a day, as an attribute's value."""
    but = f" && !{_any(which.but)}" if which.but else ""
    return attribute(f"({_any(which.any)}{but} && day.minute >= {start} && day.minute < {end})")


def _any(days: Iterable[Days]) -> str:
    weekdays, others = weekdays_apart(days)
    found = [f"(day.weekday >= {first} && day.weekday <= {last})" for first, last in weekdays]
    return f"({' || '.join([*found, *map(_one, others)])})"


def _one(days: Days) -> str:
    off, work = f"day.kind == '{OFF}'", f"day.kind == '{WORK}'"
    if days.sort == HOLIDAY:
        return f"({off})"
    if days.sort == MAKE_UP:
        return f"({work})"
    if days.sort == WORKDAY:
        return f"({work} || (day.weekday <= 5 && day.kind != '{OFF}'))"
    if days.sort == DATES:
        first, last = _number(days.first), _number(days.last)
        field = "day.date" if len(days.first) == 10 else "day.date % 10000"
        together = "&&" if first <= last else "||"
        return f"({field} >= {first} {together} {field} <= {last})"
    return f"({off} && day.name == {literal(days.first)})"


def _number(date: str) -> int:
    return int(date.replace("-", ""))
