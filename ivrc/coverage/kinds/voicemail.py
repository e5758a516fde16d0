"""留言."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.coverage.feature import Feature
from ivrc.coverage.kinds.base import Faults, Kind, heard_then
from ivrc.coverage.route import State, Step
from ivrc.flow.kinds.voicemail import Voicemail
from ivrc.flow.nodes import Hotline

MESSAGES = ("key", "length", "hang-up")
"""What ends a message."""


def _steps(search: Faults, state: State, node: Voicemail) -> Iterator[Step]:
    return heard_then(search, state, node.traits.sounds, node.next)


def _features(hotline: Hotline, node: Voicemail) -> Iterator[Feature]:
    for how in MESSAGES:
        yield Feature("message", node.id, how)


COVERAGE = Kind[Voicemail](_steps, _features)
