"""The figures, asked of the store."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ivrc.report.callbacks import callbacks, complaints
from ivrc.report.missed import missed
from ivrc.report.model import Group, Left, Report, Waits
from ivrc.report.outward import outward
from ivrc.report.services import services
from ivrc.report.spread import waits
from ivrc.report.store import Store
from ivrc.report.wording import OUTCOMES, OVER_TIME, Asked

_IN_TIME = "day BETWEEN ? AND ?"
_SUMS = "count(*), count(waited), sum(answered), sum(lost), sum(missed), sum(messages > 0), sum(rated), sum(satisfied)"
_MOST_DAYS, _MOST_WEEKS = 62, 60
"""Of a trend: more days than that are told by week, more weeks by month."""


def report(store: Store, asked: Asked, left: Left) -> Report:
    """All that the records say of the days asked for."""
    days = (asked.since, asked.until)
    every = next(_groups(store, "''", days, True))
    (span,) = store.ask(f"SELECT min(day), max(day), sum(connected) FROM calls WHERE {_IN_TIME}", *days)
    first, last, connected = span
    counts = dict(store.ask(f"SELECT outcome, count(*) FROM calls WHERE {_IN_TIME} GROUP BY 1", *days))
    options = store.ask(
        f"SELECT option, count(*) AS calls FROM calls WHERE {_IN_TIME} GROUP BY 1 ORDER BY option IS NULL, calls DESC, option",
        *days,
    )
    hotlines = store.ask(f"SELECT DISTINCT hotline FROM calls WHERE {_IN_TIME} ORDER BY 1", *days)
    trend_by = _trend_by(store, days)
    groups = tuple(_groups(store, asked.by, days))
    return Report(
        tuple(name for (name,) in hotlines),
        first,
        last,
        asked.now,
        asked.within_h,
        every,
        tuple((name, counts.get(name, 0)) for name in OUTCOMES),
        tuple((name, calls) for name, calls in options),
        asked.by,
        groups,
        trend_by,
        groups if trend_by == asked.by else tuple(_groups(store, trend_by, days)),
        connected or 0,
        asked.attempts,
        callbacks(store, asked),
        missed(store, asked),
        complaints(store, asked),
        left,
        asked.satisfied,
        asked.complaints,
        outward(store, asked),
        services(store, asked),
    )


def _trend_by(store: Store, days: tuple[str, str]) -> str:
    ((of_days, weeks),) = store.ask(
        f"SELECT count(DISTINCT day), count(DISTINCT week) FROM calls WHERE {_IN_TIME}", *days
    )
    return "day" if of_days <= _MOST_DAYS else "week" if weeks <= _MOST_WEEKS else "month"


def _groups(store: Store, by: str, days: tuple[str, str], even_if_none: bool = False) -> Iterator[Group]:
    """The calls by something: in the order of time, else those with most calls first. Calls that have nothing of the kind
    (no option chosen, nobody answered) are in none."""
    waited = dict(_waits(store, by, days))
    order = "1" if by in OVER_TIME else "2 DESC, 1"
    rows = store.ask(
        f"SELECT {by} AS name, {_SUMS} FROM calls WHERE {_IN_TIME} AND name IS NOT NULL GROUP BY 1 ORDER BY {order}",
        *days,
    )
    found = False
    for name, *sums in rows:
        found = True
        calls, asked, answered, lost, missed, messages, rated, satisfied = sums
        yield Group(
            name, calls, asked, answered, lost, missed, messages, rated, satisfied, waited.get(name, Waits(0))
        )
    if even_if_none and not found:
        yield Group("", 0, 0, 0, 0, 0, 0, 0, 0, Waits(0))


def _waits(store: Store, by: str, days: tuple[str, str]) -> Iterator[tuple[str, Waits]]:
    rows = store.ask(
        f"SELECT {by} AS name, waited FROM calls WHERE {_IN_TIME} AND waited IS NOT NULL AND name IS NOT NULL ORDER BY 1, 2",
        *days,
    )
    for name, group in groupby(rows, lambda row: row[0]):
        yield name, waits([seconds for _, seconds in group])
