"""Which of the switch's modules a dialplan needs (FreeSWITCH 1.10): docs/targets/freeswitch.md lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ivrc.switches.freeswitch.text.labels import SILENCE

ALWAYS = ("mod_dialplan_xml", "mod_dptools", "mod_sndfile")
"""What reads a dialplan, has the applications, and plays its clips."""
_BY_TEXT = {
    re.escape(SILENCE): "mod_tone_stream",
    r"\$\{\w+\(": "mod_commands",
    r"\$\{db\(": "mod_db",
    r"\$\{expr\(": "mod_expr",
    "cdr_csv_base": "mod_cdr_csv",
}
"""Silence as a file, API calls within a text (`${strftime_tz(…)}`), what calls leave behind, and their records."""


def needed(texts: Iterable[str]) -> tuple[str, ...]:
    """The modules."""
    text = "".join(texts)
    return (*ALWAYS, *(module for form, module in _BY_TEXT.items() if re.search(form, text)))
