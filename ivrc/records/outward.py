"""The journal of calls that are made by a list (`ivrc dial`): JSON lines, each thing that happened to a number."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from ivrc.outbound import OUTCOMES

FORM = 1
SUFFIX = ".dial.jsonl"
"""How the name of a journal ends."""
PLACED, OVER = "placed", "over"
_KINDS = (PLACED, *OUTCOMES, OVER)
LARGEST = 256 << 20
"""Bytes of a journal: a million calls."""


class BrokenError(Exception):
    """Why there is no going on from it, in Chinese and English."""


class Entry(NamedTuple):
    """What happened, and when (seconds since 1970): a call of this name to the number was placed, an outcome was told with its cause by
    Q.850, or it is over. `day` is that of the moment as it is written."""

    at: float
    number: str
    what: str
    call: str
    cause: int = 0
    day: str = ""


class Read(NamedTuple):
    """The hotline that a journal is of, what stands in it, and how many bytes of it are whole lines."""

    hotline: str
    entries: tuple[Entry, ...]
    whole: int


def read(data: bytes) -> Read:
    """A journal. A last line without an end was being written when the machine stopped: it had not happened yet. Raises BrokenError."""
    whole = data.rfind(b"\n") + 1
    lines = data[:whole].decode("utf-8", "replace").splitlines()
    if not lines:
        return Read("", (), 0)
    try:
        head = json.loads(lines[0])
        if head["journal"] != FORM:
            raise BrokenError("是别的版本的 ivrc 写的", "another version of ivrc has written it")
        return Read(str(head["hotline"]), tuple(_entries(lines[1:])), whole)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BrokenError("里面的内容看不懂", "what stands in it makes no sense") from None


def _entries(lines: Sequence[str]) -> Iterator[Entry]:
    for line in lines:
        told: dict[str, Any] = json.loads(line)
        if told["is"] not in _KINDS:
            raise ValueError(told["is"])
        at = datetime.fromisoformat(told["at"])
        cause = int(told.get("cause", 0))
        yield Entry(
            at.timestamp(), str(told["number"]), told["is"], str(told["call"]), cause, at.date().isoformat()
        )
