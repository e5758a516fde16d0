"""Missed calls that nobody has returned: nobody answered, or the caller gave up while somebody was called."""

from __future__ import annotations

from ivrc.report.model import Missed
from ivrc.report.store import Store
from ivrc.report.wording import Asked

_UNRETURNED = """
SELECT hotline, caller, count(*), max(began), told FROM calls AS c
WHERE day BETWEEN ? AND ? AND missed AND began <= ?
  AND NOT EXISTS (SELECT 1 FROM promises AS p WHERE p.id = c.id)
  AND NOT EXISTS (SELECT 1 FROM promises AS p WHERE p.same = c.caller AND p.at >= c.began)
  AND NOT EXISTS (SELECT 1 FROM kept AS k WHERE k.number = c.caller AND k.at > c.began AND k.at <= ?)
  AND NOT EXISTS (SELECT 1 FROM calls AS d WHERE d.caller = c.caller AND d.began > c.began AND d.began <= ? AND d.answered)
  AND NOT EXISTS (SELECT 1 FROM calls AS d WHERE d.called = c.caller AND d.began > c.began AND d.began <= ? AND d.answered)
GROUP BY hotline, caller ORDER BY 4, 1, 2
"""
"""By hotline and number, with the last such call of each (the bare column of SQLite's max). Those in which a callback was noted are
promises."""


def missed(store: Store, asked: Asked) -> tuple[Missed, ...]:
    """Those of the days asked for, at the moment asked for; the one that waits longest first."""
    if not any(store.ask("SELECT 1 FROM calls WHERE missed LIMIT 1")):
        return ()
    for column in ("caller", "called"):
        store.ask(f"CREATE INDEX IF NOT EXISTS by_{column} ON calls ({column}, began)")
    for table, column in (("promises", "id"), ("promises", "same"), ("kept", "number")):
        store.ask(f"CREATE INDEX IF NOT EXISTS {table}_{column} ON {table} ({column})")
    rows = store.ask(_UNRETURNED, asked.since, asked.until, *[asked.now] * 4)
    return tuple(Missed(hotline, number, calls, told) for hotline, number, calls, _, told in rows)
