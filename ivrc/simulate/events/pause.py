"""The event of a pause."""

from __future__ import annotations

import re

from ivrc.flow.nodes import Hotline
from ivrc.simulate.events.kind import ANY, Asked, Doubt, EventKind, Wording, Words

_SECONDS = re.compile(r"(?:([0-9.]+)\s*(?:秒钟?|s|seconds?))?")
_NO_LENGTH = Doubt(
    "停顿后面写秒数，例如：停顿 2 秒", "after a pause stands its length, for instance: pauses 2 s"
)


def _seconds(rest: str, hotline: Hotline) -> tuple[Asked, ...] | Doubt:
    length = _SECONDS.fullmatch(rest)
    return (Asked((length[1] or "",)),) if length else _NO_LENGTH


PAUSE = EventKind(
    "pause",
    {ANY: Words(Wording("停顿", "{0} 秒"), Wording("pauses", "{0} s", ("a pause of",)))},
    ("seconds",),
    read=_seconds,
)
