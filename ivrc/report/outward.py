"""Calls that were made by lists: how many people were reached, and what came of the others."""

from __future__ import annotations

from collections import Counter

from ivrc.outbound import ANSWERED, BUSY, FAILED, NO_ANSWER, UNKNOWN
from ivrc.report.model import Outward
from ivrc.report.store import Store
from ivrc.report.wording import Asked

_PEOPLE = """
SELECT hotline, number, count(*), max(outcome = ?), (
  SELECT outcome FROM outward AS last WHERE last.hotline = o.hotline AND last.number = o.number AND last.day BETWEEN ? AND ?
  ORDER BY at DESC, call DESC LIMIT 1
) FROM outward AS o WHERE day BETWEEN ? AND ? GROUP BY 1, 2 ORDER BY 1
"""
"""Everybody who was called, with the tries, whether one was answered, and what came of the last."""


def outward(store: Store, asked: Asked) -> tuple[Outward, ...]:
    """What was reached of each hotline's people in the days asked for."""
    days = asked.since, asked.until
    people: dict[str, Counter[str]] = {}
    for hotline, _, tries, reached, last in store.ask(_PEOPLE, ANSWERED, *days, *days):
        counts = people.setdefault(hotline, Counter())
        counts["tries"] += tries
        counts["people"] += 1
        counts[ANSWERED if reached else last] += 1
    return tuple(
        Outward(
            name,
            each["people"],
            each["tries"],
            *(each[what] for what in (ANSWERED, BUSY, NO_ANSWER, FAILED, UNKNOWN)),
        )
        for name, each in people.items()
    )
