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


def noted(node: Note, held: Sequence[str]) -> str:
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
    what = re.sub(r"\s*[,，]\s*", _BETWEEN, what.strip())
    notes = tuple(of_kind(hotline, Note))
    known = tuple(dict.fromkeys(note.table for note in notes))
    there = [note for note in notes if note.table == table]
    if there and (not what or any(fields(note, what) is not None for note in there)):
        return (Asked((table, what)),)
    example = _example(there or notes)
    if there:
        zh, en = f"“{table}”从来不这样记", f'"{table}" is never noted so'
        return Doubt(zh, en, (), example)
    return Doubt(f"没有一处记入“{table}”", f'nothing is noted in "{table}"', known, example)


def _example(notes: Sequence[Note]) -> tuple[str, str]:
    """The line of a transcript that tells of the first of these notes; nothing where there is none."""
    for note in notes[:1]:
        rest = f"{note.table}  {joined([(each.name, each.text or '…') for each in note.fields])}"
        return f"记录 {rest}", f"notes {rest}"
    return "", ""


NOTE = EventKind(
    "note",
    {ANY: Words(Wording("记录", "{0}  {1}", ("记入",)), Wording("notes", "{0}  {1}", ("noted",)))},
    ("table", "fields"),
    read=_written,
)
