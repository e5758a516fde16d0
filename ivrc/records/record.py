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


class Unreadable(ValueError):
    """It is no record that this version knows."""


class Trouble(NamedTuple):
    """A fault of the call: the node, and what failed, where that is known."""

    node: str
    what: str = ""


class Noted(NamedTuple):
    """What was written down of the call."""

    table: str
    at: datetime
    fields: Mapping[str, str]


class Record(NamedTuple):
    """A call that is over. What there is none of is None, or empty. `waited_s` are the seconds in which somebody was called
    for the caller, `path` the names of the first nodes that the call came to."""

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
    waited_s: float
    answered_by: str | None
    agent: str | None
    outcome: str
    survey: str | None
    recording: str | None
    messages: Sequence[str] = ()
    faults: Sequence[Trouble] = ()
    notes: Sequence[Noted] = ()

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        told: dict[str, Any] = {"version": VERSION} | self._asdict()
        for name in ("start", "answered", "end"):
            told[name] = _moment(told[name])
        told["path"], told["messages"] = list(self.path), list(self.messages)
        told["faults"] = [each._asdict() for each in self.faults]
        told["notes"] = [
            each._asdict() | {"at": _moment(each.at), "fields": dict(each.fields)} for each in self.notes
        ]
        return told

    def line(self) -> str:
        """One line of a file of records, without its end."""
        return json.dumps(self.as_dict(), ensure_ascii=False)


def of_line(text: str) -> Record:
    """The record that a line holds. What a later minor version adds is left out.

    Raises Unreadable for anything else.
    """
    try:
        told = json.loads(text)
        if told["version"] != VERSION:
            raise Unreadable(f"version {told['version']}")
        return of_dict(told)
    except Unreadable:
        raise
    except (KeyError, TypeError, ValueError, RecursionError) as wrong:
        raise Unreadable(str(wrong)) from wrong


def of_dict(told: Mapping[str, Any]) -> Record:
    """The record that `as_dict` told. Raises KeyError, TypeError or ValueError for what is none."""
    held = {name: told[name] for name in Record._fields}
    for name in ("start", "answered", "end"):
        held[name] = None if held[name] is None and name == "answered" else _read(held[name])
    held["faults"] = tuple(Trouble(each["node"], each.get("what", "")) for each in held["faults"])
    held["notes"] = tuple(
        Noted(each["table"], _read(each["at"]), dict(each["fields"])) for each in held["notes"]
    )
    held["path"], held["messages"] = tuple(held["path"]), tuple(held["messages"])
    if held["outcome"] not in OUTCOMES:
        raise ValueError(f"outcome {held['outcome']}")
    return Record(**held)


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def _read(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(f"no time zone: {text}")
    return at
