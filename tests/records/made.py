"""Records for tests: a whole one, and others that differ from it in what is said."""

from __future__ import annotations

import json
from typing import Any

CALL: dict[str, Any] = {
    "version": 1,
    "id": "1732586400.7",
    "hotline": "大众联合",
    "called": "4006659999",
    "caller": "13805761234",
    "area": "浙江台州",
    "start": "2026-11-26T10:00:00+08:00",
    "answered": "2026-11-26T10:00:01+08:00",
    "end": "2026-11-26T10:04:30+08:00",
    "path": ["开始", "主菜单", "投诉"],
    "option": "投诉",
    "notice": True,
    "waited_s": 12.0,
    "answered_by": "坐席一",
    "agent": "1001",
    "outcome": "answered",
    "survey": "满意",
    "recording": "1732586400.7.wav",
    "messages": [],
    "faults": [],
    "notes": [
        {
            "table": "回电",
            "at": "2026-11-26T10:03:00+08:00",
            "fields": {"号码": "13805761234", "事由": "投诉"},
        }
    ],
}
GONE: dict[str, Any] = {
    "outcome": "caller left", "waited_s": None, "answered_by": None, "agent": None, "survey": None, "notes": [],
}  # fmt: skip
"""What makes it a call whose caller left in the menu."""


def data(**other: Any) -> dict[str, Any]:
    """The call, with other values."""
    return CALL | other


def line(**other: Any) -> str:
    """The same as a line."""
    return json.dumps(data(**other), ensure_ascii=False) + "\n"
