"""What is known of mutants, kept from one run to the next: a line of JSON each, the last one of a mutant counts."""

from __future__ import annotations

import json
from pathlib import Path

from tests.mutation.mutants import Mutant
from tests.mutation.runner import Fate


def kept(path: Path) -> dict[Mutant, Fate]:
    """What is settled: killed, or equivalent by a rule. What survived or is undecided is to be tried again, for by then the
    calls may have grown, and the machine may be idle."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    found = {fate.mutant: fate for fate in map(_read, lines)}
    return {mutant: fate for mutant, fate in found.items() if fate.killed or fate.equivalent}


def keep(path: Path, fate: Fate) -> None:
    """Writes one down."""
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(fate, ensure_ascii=False) + "\n")


def _read(line: str) -> Fate:
    mutant, killed, equivalent, calls, undecided = json.loads(line)
    return Fate(Mutant(*mutant), killed, equivalent, calls, tuple(undecided))
