"""Which variables of a dialplan may still be read in a call that comes to a context by its beginning; what the others hold
tells no calls apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ivrc.switches.asterisk.driver.dialplan import Line

_READ = re.compile(r"\$\{[^{}]*?(IVRC_\w+)")
_SET = re.compile(r"(IVRC_\w+)=(.*)")
BEGINS = ",s,1"


def live(lines: Mapping[str, Sequence[Line]]) -> dict[str, frozenset[str]]:
    """By context; `lines` are those of each context and of what it includes, its own first."""
    own = {name: _reads(each) for name, each in lines.items()}
    begun = {name: _set_at_once(name, each) for name, each in lines.items()}
    leads = {name: _leads(each, lines) for name, each in lines.items()}
    whole = dict(own)
    while True:
        found = {
            name: own[name].union(
                *(
                    whole[other] - begun[other] if at_start else whole[other]
                    for other, at_start in leads[name]
                )
            )
            for name in lines
        }
        if found == whole:
            return {name: frozenset(whole[name] - begun[name]) for name in lines}
        whole = found


def _reads(lines: Sequence[Line]) -> set[str]:
    return {name for line in lines for name in _READ.findall(line.data)}


def _set_at_once(context: str, lines: Sequence[Line]) -> set[str]:
    """What a context sets as it begins, before anything is read."""
    found: set[str] = set()
    for line in lines:
        given = _SET.fullmatch(line.data)
        if (line.context, line.extension, line.application) != (context, "s", "Set") or given is None:
            return found
        if "$" in given[2]:
            return found
        found.add(given[1])
    return found


def _leads(lines: Sequence[Line], every: Mapping[str, object]) -> set[tuple[str, bool]]:
    """The contexts that are named, and whether their beginning is."""
    found = set()
    for line in lines:
        for name in re.findall(r"ivrc-[^,?:()^]+", line.data):
            if name in every:
                found.add((name, f"{name}{BEGINS}" in line.data))
    return found
