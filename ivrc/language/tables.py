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
from typing import Any

from ivrc.language.automaton import Kept, Rule, Tables
from ivrc.language.grammar import grammar
from ivrc.places import cache as cache_folder

FORM = 1
"""Of what is kept; tables of another form are other files."""


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
