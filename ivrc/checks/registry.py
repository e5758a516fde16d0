"""Every check there is, and the one function that asks them all. A new check is a file and a line here."""

from __future__ import annotations

from ivrc.checks import (
    call_unrecorded,
    fault_way,
    impolite,
    key_first,
    key_never,
    key_prefix,
    key_unbound,
    key_unheeded,
    key_unspoken,
    long_silence,
    loops,
    misspelt_dial,
    nothing_spoken,
    notice_interruptible,
    number_unexplained,
    number_untaken,
    placeholder,
    record_unannounced,
    silent_hangup,
    speech_asked,
    stranded,
    too_many_options,
    unreached,
    value_unset,
    value_unused,
)
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check
from ivrc.diagnostics import Diagnostic
from ivrc.diagnostics.internal import attempt
from ivrc.flow.nodes import Hotline

CHECKS: tuple[Check, ...] = (
    record_unannounced.CHECK,
    notice_interruptible.CHECK,
    call_unrecorded.CHECK,
    long_silence.CHECK,
    loops.CHECK,
    unreached.CHECK,
    stranded.CHECK,
    silent_hangup.CHECK,
    fault_way.CHECK,
    key_unbound.CHECK,
    key_unspoken.CHECK,
    key_unheeded.CHECK,
    key_never.CHECK,
    key_prefix.CHECK,
    too_many_options.CHECK,
    key_first.CHECK,
    impolite.CHECK,
    misspelt_dial.CHECK,
    placeholder.CHECK,
    nothing_spoken.CHECK,
    value_unset.CHECK,
    value_unused.CHECK,
    speech_asked.CHECK,
    number_unexplained.CHECK,
    number_untaken.CHECK,
)
"""In the order of their codes."""


def check(hotline: Hotline) -> list[Diagnostic]:
    """What all checks find, in the order of the source."""
    facts = Facts(hotline)
    found: list[Diagnostic] = []
    for each in CHECKS:
        found.extend(attempt(found, hotline.span.file, each.answers, facts) or ())
    return sorted(found, key=lambda d: (d.span.file, d.span.line, d.span.column, d.code))
