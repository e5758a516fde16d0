"""The flow as JSON, by the published schema (`schema.json` beside this file, which `as_schema` makes)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ivrc.diagnostics import Span
from ivrc.flow.causes import Cause
from ivrc.flow.conditions import NAMES as CONDITIONS
from ivrc.flow.form import fields
from ivrc.flow.kinds import NAMES as NODES
from ivrc.flow.nodes import Hotline

VERSION = 3

NAMES: Mapping[type, str] = {**NODES, **CONDITIONS}
"""What is one of a family, and says in the form which: the kinds of nodes and the conditions."""

ORDER = ("name", "numbers", "locale", "zone", "at", "start", "fault", "notice", "values", "nodes", "clips", "schedules", "calendar", "languages")  # fmt: skip
"""What stands first in the JSON is short: the values before the nodes that set them."""


def as_json(hotline: Hotline) -> dict[str, Any]:
    """A flow as plain data: node kinds by name, places as `file:line:column`, times in milliseconds."""
    plain = _fields(hotline)
    return {"ivrc": VERSION} | {key: plain[key] for key in ORDER if key in plain}


def _fields(value: Any) -> dict[str, Any]:
    kind: Any = type(value)
    found: dict[str, Any] = {"kind": NAMES[kind]} if kind in NAMES else {}
    for field in fields(kind):
        held = getattr(value, field.name)
        if held or not field.if_any:
            found[field.key] = _plain(held)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Span | Cause):
        return str(value)
    if hasattr(value, "_asdict"):
        return _fields(value)
    if isinstance(value, dict):
        return [_plain(item) for item in value.values()]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
