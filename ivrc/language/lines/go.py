"""`→ 节点`: the way on."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.tree import Way


class GoLine(NamedTuple):
    way: Way
    span: Span


def go_line(at: At, way: Way) -> GoLine:
    return GoLine(way, way.span)


LINE = Kind(GoLine, ("SAY", "VOICEMAIL", "SURVEY", "COLLECT", "CALLBACK"), (Form("way", go_line),))
