"""Diagnostics as GitLab's Code Quality report, which merge requests show beside the changed lines.

A subset of the Code Climate format: a list of `description`, `check_name`, `fingerprint`, `severity` and `location`.
The fingerprint tells GitLab which findings are new, so no line is in it: a finding that moved is the same one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from os.path import normpath
from typing import Any

from ivrc.diagnostics.as_json import dumps
from ivrc.diagnostics.model import Diagnostic, Severity

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def as_gitlab(found: Sequence[Diagnostic], language: str = "zh") -> str:
    """One JSON list, a finding a line."""
    met: Counter[str] = Counter()
    items = [dumps(_one(one, met, language == "zh")) for one in found]
    return f"[{','.join(chr(10) + item for item in items)}\n]\n"


def _one(one: Diagnostic, met: Counter[str], zh: bool) -> dict[str, Any]:
    message, mend = (one.zh, one.mend_zh) if zh else (one.en, one.mend_en)
    path = normpath(one.span.file)
    same = "\0".join((one.code, path, one.en))
    met[same] += 1
    mark = f"{same}\0{met[same]}".encode(errors="surrogateescape")
    return {
        "description": f"{message} {mend}".rstrip(),
        "check_name": one.code,
        "fingerprint": sha256(mark).hexdigest(),
        "severity": _SEVERITIES[one.severity],
        "location": {"path": path, "lines": {"begin": max(one.span.line, 1)}},
    }
