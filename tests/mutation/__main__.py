"""`make mutants`: spoils what is emitted for Asterisk, line by line, and tells which faults the generated calls miss."""

from __future__ import annotations

import sys
from pathlib import Path

from ivrc.places import cache
from ivrc.switches.asterisk.driver.install import installed
from tests.mutation import report
from tests.mutation.command import Target, main, prepared
from tests.mutation.runner import fates
from tests.mutation.subject import Subject

ALAW = ("alaw", ".alaw")


def subject(menu: Path, site: str | None) -> Subject:
    """A menu file of a project with its site, sounds and generated calls. Raises ValueError."""
    return Subject(*prepared(menu, site, ALAW))


ASTERISK = Target[Subject](
    "mutants",
    ALAW,
    lambda ready: Subject(*ready),
    Subject.mutants,
    lambda *how: fates(installed(None, cache("asterisk")), *how),
    report.RULES,
)

if __name__ == "__main__":
    sys.exit(main(ASTERISK, __doc__ or ""))
