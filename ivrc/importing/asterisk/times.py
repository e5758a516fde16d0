"""Times of GotoIfTime (main/pbx_timing.c): `hours,days of the week,days of the month,months`."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.importing.model import Days
from ivrc.regex import regex

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_YEAR = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOCK = regex(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$")
_DAY = 24 * 60


def read(parts: Sequence[str]) -> tuple[Days, ...] | None:
    """What four parts name; None where a part cannot be read, or where days are asked by their place in the week and in the
    month at once. The last minute is within, so 17:00 as an end is 17:01 as an end that is exclusive."""
    if len(parts) < 4 or (len(parts) > 4 and parts[4] not in ("", "*")):
        return None
    hours, week, days, months = (part.strip().lower() for part in parts[:4])
    spans, weekdays = _spans(hours), _ranges(week, _WEEK)
    if spans is None or weekdays is None:
        return None
    if days == months == "*":
        return (Days(_named(weekdays, _WEEK), spans),)
    dates = _dates(days, months) if len(weekdays) == len(_WEEK) else None
    return tuple(Days(date, spans) for date in dates) if dates else None


def _spans(hours: str) -> tuple[tuple[int, int], ...] | None:
    if hours == "*":
        return ((0, _DAY),)
    made: list[tuple[int, int]] = []
    for part in hours.split("&"):
        match = _CLOCK.match(part)
        if not match:
            return None
        begin, end = int(match[1]) * 60 + int(match[2]), int(match[3]) * 60 + int(match[4]) + 1
        if begin >= _DAY or end > _DAY:
            return None
        made += [(begin, end)] if begin < end else [(0, end), (begin, _DAY)]
    return tuple(sorted(made))


def _ranges(text: str, names: Sequence[str]) -> list[int] | None:
    """The places among `names` of `mon-fri&sun`; a range may pass the end."""
    if text == "*":
        return list(range(len(names)))
    found: set[int] = set()
    for part in text.split("&"):
        first, _, last = part.partition("-")
        if first[:3] not in names or (last or first)[:3] not in names:
            return None
        begin, end = names.index(first[:3]), names.index((last or first)[:3])
        found |= {step % len(names) for step in range(begin, end + 1 + (len(names) if end < begin else 0))}
    return sorted(found)


def _named(places: Sequence[int], names: Sequence[str]) -> str:
    """`mon-fri, sun`; every day is `daily`."""
    if len(places) == len(names):
        return "daily"
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return ", ".join(names[run[0]] if len(run) == 1 else f"{names[run[0]]}-{names[run[-1]]}" for run in runs)


def _dates(days: str, months: str) -> list[str] | None:
    """`Dec 24-26` of each month; a month without days is no date."""
    places = _ranges(months, _YEAR)
    numbers = days.split("-")
    if (
        places is None
        or days == "*"
        or not all(number.isdigit() and 1 <= int(number) <= 31 for number in numbers)
    ):
        return None
    if len(numbers) > 2 or int(numbers[0]) > int(numbers[-1]):
        return None
    told = "-".join(str(int(number)) for number in numbers)
    return [f"{_YEAR[place].capitalize()} {told}" for place in places]
