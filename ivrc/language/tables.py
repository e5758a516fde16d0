"""The tables of the grammar: what the parser does in each state at each token.

Lark makes them, which takes many times as long as reading them again, and importing Lark takes longer still: they are kept in the
user's cache folder, under a name that holds the grammar's hash, and Lark is not read where they are there.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ivrc.language.grammar import grammar
from ivrc.places import cache as cache_folder

FORM = 1
"""Of what is kept; tables of another form are other files."""


class Kept(NamedTuple):
    """A value that a rule keeps: the one at `place`, behind some that are `missing`. `several` are put in one by one."""

    place: int
    several: bool
    missing: int


class Rule(NamedTuple):
    """What the parser reduces by: the last `size` values become one of `origin`.

    `make` is the name of what makes it; values of a rule without are put among those of the rule above it. It is given the values
    that are `kept`, all where that is None, and behind them what is `missing`. A `bare` rule gives its value on as it is.
    """

    origin: str
    size: int
    make: str
    kept: tuple[Kept, ...] | None
    missing: int
    bare: bool

    def of(self, values: list[Any]) -> list[Any]:
        """Of the values that it takes, those that it keeps."""
        if self.kept is None:
            return values
        found: list[Any] = []
        for place, several, missing in self.kept:
            found += [None] * missing
            if not several:
                found.append(values[place])
            elif found:
                found += values[place]
            else:
                found = values[place]  # the list of a rule that begins with itself grows, and is not copied
        return found + [None] * self.missing


class Tables(NamedTuple):
    """A state has a number, and says where each token and each origin of a rule leads: to the state of that number or, below 0,
    to a rule, -1 being the first."""

    states: list[dict[str, int]]
    rules: list[Rule]
    begin: int
    end: int


@cache
def tables() -> Tables:
    """The tables of the grammar."""
    text = grammar()
    name = f"tables-{FORM}-{hashlib.sha256(text.encode()).hexdigest()[:16]}.json"
    file = cache_folder("grammar") / name
    try:
        return _read(json.loads(file.read_bytes()))
    except (OSError, ValueError, TypeError):
        from ivrc.language.made_tables import made

        tables = made(text)
    with suppress(OSError):  # what cannot be kept is made again the next time
        _keep(file, tables)
    return tables


def _read(kept: Any) -> Tables:
    states, rules, begin, end = kept
    return Tables(states, [_rule(*rule) for rule in rules], begin, end)


def _rule(origin: str, size: int, make: str, kept: Any, missing: int, bare: bool) -> Rule:
    chosen = kept if kept is None else tuple(Kept(*each) for each in kept)
    return Rule(origin, size, make, chosen, missing, bare)


def _keep(file: Path, tables: Tables) -> None:
    from tempfile import NamedTemporaryFile

    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=file.parent, encoding="ascii", delete=False) as half:
        json.dump(tables, half, separators=(",", ":"))
    Path(half.name).replace(file)
