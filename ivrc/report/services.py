"""What came of the services that calls have asked."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from ivrc.report.model import Served
from ivrc.report.spread import waits
from ivrc.report.store import Store
from ivrc.report.wording import Asked


def services(store: Store, asked: Asked) -> tuple[Served, ...]:
    """Those asked most first."""
    rows = store.ask(
        "SELECT hotline, service, outcome, ms FROM services WHERE day BETWEEN ? AND ? ORDER BY 1, 2, 4",
        asked.since,
        asked.until,
    )
    found = []
    for (hotline, service), group in groupby(rows, lambda row: (row[0], row[1])):
        told = [(how, float(ms)) for _, _, how, ms in group]
        took = waits([ms for _, ms in told])
        counts = Counter(how for how, _ in told)
        found.append(
            Served(
                hotline,
                service,
                len(told),
                counts["found"],
                counts["none"],
                counts["failed"],
                counts["timeout"],
                took.median or 0.0,
                took.p90 or 0.0,
            )
        )
    return tuple(sorted(found, key=lambda each: (-each.asked, each.hotline, each.service)))
