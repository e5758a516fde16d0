"""The kinds of file that a hotline has on this switch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ivrc.switches.asterisk.driver import dialplan
from ivrc.switches.asterisk.text.queues import SUFFIX
from ivrc.verify.readers import Kind, read, taken_by

DIALPLAN = "extensions.conf"
QUEUES = "queues.conf"
KINDS: tuple[Kind[Any], ...] = (Kind(SUFFIX, QUEUES, str.splitlines), Kind(".conf", DIALPLAN, dialplan.read))
"""With the file of the switch that includes each."""


def dialplans(files: Mapping[str, str]) -> list[dialplan.Line]:
    """The lines of all dialplans among the files."""
    return list(read(KINDS, DIALPLAN, files))


def queues(files: Mapping[str, str]) -> dict[str, str]:
    """The parts of queues.conf among them, by name."""
    return taken_by(KINDS, QUEUES, files)
