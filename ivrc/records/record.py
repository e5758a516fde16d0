"""The record of a call: its fields, and its form as JSON, one object a line, in UTF-8 (version 1; docs/records.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

VERSION = 1

ANSWERED, MESSAGE, GOODBYE = "answered", "message", "goodbye"
CALLER_LEFT, NOBODY_ANSWERED, FAULT = "caller left", "nobody answered", "fault"
OUTCOMES = (ANSWERED, MESSAGE, GOODBYE, CALLER_LEFT, NOBODY_ANSWERED, FAULT)
"""What came of a call (docs/semantics.md, rule 32)."""


class Trouble(NamedTuple):
    """A fault of the call: the node, and what failed, where that is known."""

    node: str
    what: str = ""


class Noted(NamedTuple):
    """What was written down of the call."""

    table: str
    at: datetime
    fields: Mapping[str, str]


class Asked(NamedTuple):
    """A service that was asked, what came of it (`found`, `none`, `failed`, `timeout`), and how long it took. What it was sent and
    what it answered is not told."""

    service: str
    outcome: str
    ms: int


class Record(NamedTuple):
    """A call that is over. What there is none of is None, or empty. `waited_s` are the seconds in which somebody was called
    for the caller, None where nobody was; `path` the names of the first nodes that the call came to."""

    id: str
    hotline: str
    called: str | None
    caller: str | None
    area: str | None
    start: datetime
    answered: datetime | None
    end: datetime
    path: Sequence[str]
    option: str | None
    notice: bool
    waited_s: float | None
    answered_by: str | None
    agent: str | None
    outcome: str
    survey: str | None
    recording: str | None
    messages: Sequence[str] = ()
    faults: Sequence[Trouble] = ()
    notes: Sequence[Noted] = ()
    services: Sequence[Asked] = ()

    def as_dict(self) -> dict[str, Any]:
        """For JSON. Of services that were asked it tells where some were."""
        told: dict[str, Any] = {"version": VERSION} | self._asdict()
        for name in ("start", "answered", "end"):
            told[name] = _moment(told[name])
        told["path"], told["messages"] = list(self.path), list(self.messages)
        told["faults"] = [each._asdict() for each in self.faults]
        told["notes"] = [
            each._asdict() | {"at": _moment(each.at), "fields": dict(each.fields)} for each in self.notes
        ]
        told["services"] = [each._asdict() for each in self.services]
        return told if self.services else {name: held for name, held in told.items() if name != "services"}

    def line(self) -> str:
        """One line of a file of records, without its end."""
        return json.dumps(self.as_dict(), ensure_ascii=False)


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


MAY_LACK = ("services",)
KEYS = ("version", *Record._fields)
"""The keys of a record as it is written, in their order, which is that of the columns in CSV, too."""
