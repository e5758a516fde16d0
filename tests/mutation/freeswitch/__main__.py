"""`make mutants-freeswitch`: spoils what is emitted for FreeSWITCH, element by element, and tells which faults the
generated calls miss. It needs the switch that docs/verify-freeswitch.md tells of, with a clock."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from ivrc.switches.freeswitch.driver.esl import Address
from tests.mutation.command import Target, main
from tests.mutation.freeswitch.audio import of_clips
from tests.mutation.freeswitch.calls import Subject
from tests.mutation.freeswitch.equivalent import RULES
from tests.mutation.freeswitch.mutants import of_text
from tests.mutation.freeswitch.runner import Where, fates
from tests.mutation.mutants import Mutant


def mutants(of: Subject) -> list[Mutant]:
    """All mutants of a hotline's files."""
    return [*of_text(*of.text()), *of_clips(sorted(of.sounds))]


def switch() -> Where:
    """The switch of the tests. Raises KeyError where none is named."""
    host, _, port = os.environ["IVRC_FREESWITCH"].rpartition(":")
    password = os.environ.get("IVRC_ESL_PASSWORD", "ClueCon")
    clock = Path(os.environ["IVRC_FREESWITCH_CLOCK"])
    return Where(Address(host, int(port), password), Path(os.environ["IVRC_FREESWITCH_CONF"]), clock)


WAV = ("wav8", ".wav")

FREESWITCH = Target[Subject](
    "mutants-freeswitch",
    WAV,
    lambda ready: Subject(*ready),
    mutants,
    lambda of, some, say, keep, until: fates(switch(), of, some, say, keep=keep, until=until),
    RULES,
)

if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(main(FREESWITCH, __doc__ or ""))
