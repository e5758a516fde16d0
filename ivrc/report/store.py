"""Calls in a private SQLite database, which is gone when the report is made. It is kept on disk beyond what the cache holds, so
that a year of calls needs no memory of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from ivrc.flow.national import national
from ivrc.numerals.hours import hours
from ivrc.outbound import UNKNOWN
from ivrc.records.outward import OVER, PLACED, Read
from ivrc.records.record import ANSWERED, CALLER_LEFT, MESSAGE, NOBODY_ANSWERED, Record
from ivrc.report.wording import LIMITS, NUMBERS, Asked

_CACHE_KIB = 64 * 1024
_TABLES = f"""
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -{_CACHE_KIB};
CREATE TABLE calls (
  id TEXT PRIMARY KEY, hotline TEXT, began REAL, ended REAL, day TEXT, week TEXT, month TEXT, called TEXT, caller TEXT,
  connected INT, option TEXT, waited REAL, answered INT, agent TEXT, outcome TEXT, lost INT, missed INT, messages INT,
  rated INT, satisfied INT, complaint INT, told TEXT
) WITHOUT ROWID;
CREATE TABLE promises (id TEXT, hotline TEXT, day TEXT, told TEXT, at REAL, number TEXT, same TEXT, about TEXT, hours REAL);
CREATE TABLE services (hotline TEXT, day TEXT, service TEXT, outcome TEXT, ms INT);
CREATE TABLE kept (number TEXT, at REAL);
CREATE TABLE outward (call TEXT PRIMARY KEY, hotline TEXT, number TEXT, day TEXT, at REAL, outcome TEXT) WITHOUT ROWID;
CREATE INDEX outward_people ON outward (hotline, number);
"""
_COLUMNS = 22
_INSERT = f"INSERT OR IGNORE INTO calls VALUES ({', '.join('?' * _COLUMNS)})"


class Store:
    """Takes records one after the other; `ask` then answers in SQL."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.executescript(_TABLES)
        self._base.execute("BEGIN")
        self._cursor = self._base.cursor()

    def close(self) -> None:
        self._base.close()

    def take(self, call: Record) -> bool | None:
        """Whether the call is new. None where another record of this id says something else."""
        row = self._row(call)
        if self._cursor.execute(_INSERT, row).rowcount:
            if call.notes:
                self._notes(call, row)
            for each in call.services:
                told = (call.hotline, row[4], *each)
                self._cursor.execute("INSERT INTO services VALUES (?, ?, ?, ?, ?)", told)
            return True
        (held,) = self._cursor.execute("SELECT * FROM calls WHERE id = ?", (call.id,))
        return True if held is None else (False if held == row else None)

    def calls_made(self, held: Read) -> None:
        """Takes what was done of a list. What is given twice counts once."""
        for each in held.entries:
            if each.what == PLACED:
                row = (each.call, held.hotline, each.number, each.day, each.at, UNKNOWN)
                self._cursor.execute("INSERT OR IGNORE INTO outward VALUES (?, ?, ?, ?, ?, ?)", row)
            elif each.what != OVER:
                self._cursor.execute("UPDATE outward SET outcome = ? WHERE call = ?", (each.what, each.call))

    def ask(self, question: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        return self._base.execute(question, values)

    def _row(self, call: Record) -> tuple[Any, ...]:
        day, week, month = _calendar(call.start.date())
        outcome, waited = call.outcome, call.waited_s
        lost = outcome == CALLER_LEFT and waited is not None
        rated = call.survey is not None
        return (
            call.id, call.hotline, call.start.timestamp(), call.end.timestamp(), day, week, month,
            plain(call.called), plain(call.caller), call.answered is not None, call.option, waited,
            call.answered_by is not None, _agent(call), outcome, lost, lost or outcome == NOBODY_ANSWERED,
            len(call.messages), rated, rated and call.survey in self._asked.satisfied, self._complains(call),
            call.start.isoformat(timespec="minutes"),
        )  # fmt: skip

    def _complains(self, call: Record) -> bool:
        """Whether it is a complaint that was taken: somebody answered, or something was left or written down."""
        taken = call.outcome in (ANSWERED, MESSAGE) or bool(call.messages or call.notes)
        words = {call.option, *(word for note in call.notes for word in note.fields.values())}
        return taken and not words.isdisjoint(self._asked.complaints)

    def _notes(self, call: Record, row: tuple[Any, ...]) -> None:
        for note in call.notes:
            number = next((note.fields[name] for name in NUMBERS if note.fields.get(name)), call.caller)
            at = note.at.timestamp()
            if note.table in self._asked.callbacks:
                about = "，".join(text for name, text in note.fields.items() if text and name not in NUMBERS)
                told = note.at.isoformat(timespec="minutes")
                self._cursor.execute(
                    "INSERT INTO promises VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        call.id,
                        call.hotline,
                        row[4],
                        told,
                        at,
                        number,
                        plain(number),
                        about,
                        _hours(note.fields),
                    ),
                )
            elif note.table in self._asked.called_back and number:
                self._cursor.execute("INSERT INTO kept VALUES (?, ?)", (plain(number), at))


def _hours(fields: Mapping[str, str]) -> int | None:
    """Within how many hours the note promises it; None where it does not say."""
    return next((found for name in LIMITS if (found := hours(fields.get(name, ""))) is not None), None)


@cache
def _calendar(day: date) -> tuple[str, str, str]:
    """The day, its week (ISO 8601, 2.2.10) and its month."""
    year, week, _ = day.isocalendar()
    return day.isoformat(), f"{year:04}-W{week:02}", f"{day:%Y-%m}"


def _agent(call: Record) -> str | None:
    """Who answered, with the agent's number where it is known."""
    if call.answered_by is None:
        return None
    return f"{call.answered_by} {call.agent}" if call.agent else call.answered_by


def plain(number: str | None) -> str | None:
    """A number as it is compared: as it is dialled within the mainland, whatever trunks or callers put before it."""
    if number is None or (len(number) == 11 and number.startswith("1")):
        return number  # a mobile number, as most are
    return national(number) or number
