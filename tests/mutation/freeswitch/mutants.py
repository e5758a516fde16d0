"""The mutants of a dialplan in XML."""

from __future__ import annotations

import re

from tests.mutation.freeswitch.operators import changes, construct
from tests.mutation.mutants import Mutant

_CONTEXT = re.compile(r'<context name="([^"]*)"')


def of_text(file: str, text: str) -> list[Mutant]:
    """All of them; the same text has the same ones in the same order."""
    lines, place, found = text.splitlines(), "", []
    for at in range(len(lines)):
        if construct(lines, at) in ("end", "<include>"):
            continue
        if named := _CONTEXT.match(lines[at]):
            place = named[1]
        for number, change in enumerate(changes(lines, at)):
            before, after = "\n".join(lines[at : change.last]), "\n".join(change.after)
            if before != after:
                found.append(
                    Mutant(file, at + 1, place, construct(lines, at), change.operator, before, after, number)
                )
    return found


def applied(mutant: Mutant, text: str) -> str:
    """A text with the fault, of this hotline or of one that differs in its name only."""
    lines = text.splitlines()
    change = list(changes(lines, mutant.line - 1))[mutant.number]
    lines[change.first : change.last] = change.after
    return "\n".join(lines) + "\n"
