"""The event of a note: its table, and its fields as `name=what, …`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.note import Note
from ivrc.flow.nodes import Hotline
from ivrc.simulate.events.kind import ANY, Asked, Doubt, EventKind, Wording, Words

_BETWEEN = "，"
"""Stands between two fields. No value holds one."""


def told(node: Note, held: Sequence[str]) -> str:
    """The fields of a note as its event tells them."""
    return joined(list(zip((each.name for each in node.fields), held, strict=True)))


def joined(fields: Sequence[tuple[str, str]]) -> str:
    """Fields, each a name and what is written under it, as the event has them."""
    return _BETWEEN.join(f"{name}={what}" for name, what in fields)


def fields(node: Note, what: str) -> dict[str, str] | None:
    """What an event of a note tells, by the names of the fields; None where it is of no such note."""
    known = (
        f"{re.escape(each.name)}=({'[^，]*' if each.value else re.escape(each.text)})" for each in node.fields
    )
    match = re.fullmatch(_BETWEEN.join(known), what)
    return dict(zip((each.name for each in node.fields), match.groups(), strict=True)) if match else None


def _written(rest: str, hotline: Hotline) -> tuple[Asked, ...] | Doubt:
    """`TABLE name=what，…`, or the table alone for whatever is written in it."""
    table, _, what = rest.partition(" ")
    known = tuple(dict.fromkeys(note.table for note in of_kind(hotline, Note)))
    if table in known:
        return (Asked((table, re.sub(r"\s*[,，]\s*", _BETWEEN, what.strip()))),)
    return Doubt(f"没有一处记入“{table}”", f'nothing is noted in "{table}"', known)


NOTE = EventKind(
    "note",
    {ANY: Words(Wording("记录", "{0}  {1}", ("记入",)), Wording("notes", "{0}  {1}", ("noted",)))},
    ("table", "fields"),
    read=_written,
)
