"""The kinds of file that a hotline has on this switch."""

from __future__ import annotations

from collections.abc import Mapping

from ivrc.switches.asterisk.driver import dialplan
from ivrc.verify.readers import Kind, read

DIALPLAN = "extensions.conf"
KINDS = (Kind(".conf", DIALPLAN, dialplan.read),)
"""With the file of the switch that includes each."""


def dialplans(files: Mapping[str, str]) -> list[dialplan.Line]:
    """The lines of all dialplans among the files."""
    return list(read(KINDS, DIALPLAN, files))
