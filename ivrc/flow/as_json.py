"""The flow as JSON, by the published schema (`schema.json` beside this file)."""

from __future__ import annotations

from typing import Any

from ivrc.diagnostics import Span
from ivrc.flow.causes import Cause
from ivrc.flow.nodes import Clip, Hotline


def as_json(hotline: Hotline) -> dict[str, Any]:
    """A flow as plain data: node kinds by name, places as `file:line:column`, times in milliseconds."""
    return {
        "ivrc": 2,
        "name": hotline.name,
        "numbers": list(hotline.numbers),
        "locale": hotline.locale,
        "zone": hotline.zone,
        "at": str(hotline.span),
        "start": hotline.start,
        "fault": _plain(hotline.fault),
        "notice": hotline.notice,
        "variables": list(hotline.variables),
        "nodes": [{"kind": type(node).__name__.lower(), **_fields(node)} for node in hotline.nodes.values()],
        "clips": [_clip(clip) for clip in hotline.clips.values()],
        "schedules": [_fields(schedule) for schedule in hotline.schedules.values()],
    }


def _clip(clip: Clip) -> dict[str, Any]:
    """A clip; `no_keys` only where its writer marked words as no key."""
    fields = _fields(clip)
    if not clip.no_keys:
        del fields["no_keys"]
    return fields


def _fields(value: Any) -> dict[str, Any]:
    fields = {("at" if name == "span" else name): _plain(item) for name, item in value._asdict().items()}
    fields.pop("beside", None)
    return fields


def _plain(value: Any) -> Any:
    if isinstance(value, Span | Cause):
        return str(value)
    if hasattr(value, "_asdict"):
        return _fields(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
