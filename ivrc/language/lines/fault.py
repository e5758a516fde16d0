"""`故障 → …`: where a call goes on when something fails."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.diagnostics import Span
from ivrc.language.lines.form import At, Form, Kind
from ivrc.language.tree import Way
from ivrc.language.words import Word


class FaultLine(NamedTuple):
    way: Way
    span: Span


def fault_line(at: At, way: Way) -> FaultLine:
    return FaultLine(way, way.span)


LINE = Kind(
    FaultLine,
    ("HOTLINE",),
    (Form("_FAULT way", fault_line),),
    words=(Word("_FAULT", ("故障",), ("fault",)),),
    leading=True,
)
