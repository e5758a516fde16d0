"""Promises to call back, and complaints that come again: what needs more than one call to be known."""

from __future__ import annotations

from ivrc.report.model import Callbacks, Complaints, Promise
from ivrc.report.store import Store
from ivrc.report.wording import Asked

_HOUR = 3600

_SPOKEN = """
SELECT p.id, p.hotline, p.number, p.about, p.told, p.at, p.hours, (
  SELECT min(at) FROM (
    SELECT k.at AS at FROM kept AS k WHERE k.number = p.same AND k.at > p.at
    UNION ALL SELECT c.began FROM calls AS c WHERE c.caller = p.same AND c.began > p.at AND c.answered
    UNION ALL SELECT c.began FROM calls AS c WHERE c.called = p.same AND c.began > p.at AND c.answered
  )
) FROM promises AS p WHERE p.day BETWEEN ? AND ? ORDER BY p.at, p.id
"""
"""Each promise, with the first moment after it at which its number was spoken to."""

_AGAIN = """
SELECT count(*), coalesce(sum(earlier), 0) FROM (
  SELECT caller IS NOT NULL AND row_number() OVER (PARTITION BY caller ORDER BY began, id) > 1 AS earlier
  FROM calls WHERE day BETWEEN ? AND ? AND complaint
)
"""


def callbacks(store: Store, asked: Asked) -> Callbacks:
    """What became of each promise made in the days asked for, at the moment asked for."""
    if any(store.ask("SELECT 1 FROM promises LIMIT 1")):
        for column in ("caller", "called"):
            store.ask(f"CREATE INDEX IF NOT EXISTS by_{column} ON calls ({column}, began)")
    in_time = late = overdue = promised = 0
    still: list[Promise] = []
    for id, hotline, number, about, told, at, hours, spoken in store.ask(_SPOKEN, asked.since, asked.until):
        promised += 1
        due = at + (hours or asked.within_h) * _HOUR
        if spoken is not None and spoken <= asked.now:
            in_time += spoken <= due
            late += spoken > due
        else:
            overdue += asked.now > due
            still.append(Promise(id, hotline, number, about, told, due, asked.now > due))
    return Callbacks(promised, in_time, late, overdue, tuple(still))


def complaints(store: Store, asked: Asked) -> Complaints:
    """A complaint whose calling number is not known is a first one: nothing tells who it was."""
    (counts,) = store.ask(_AGAIN, asked.since, asked.until)
    return Complaints(*counts)
