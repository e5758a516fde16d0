"""Sets of checks that belong to one matter, each with the clause that it looks at where the clause's words could be had.

A set says which clause was looked at by which check, and what was not. Whether a hotline satisfies a law it does not say.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("sets.json")


@cache
def sets() -> Mapping[str, Any]:
    """Every set by its name: `title`, `clauses` with their `checks`, and what is `left`."""
    found: Mapping[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found


@cache
def codes(name: str) -> frozenset[str]:
    """The codes of a set; none where there is no such set."""
    clauses = sets()[name]["clauses"] if name in sets() else ()
    return frozenset(check["code"] for clause in clauses for check in clause["checks"])


def of(words: Iterable[str]) -> list[str]:
    """The sets among words that choose checks."""
    return [word for word in dict.fromkeys(words) if not word.isupper() and word in sets()]


def looked_at(names: Sequence[str], found: Sequence[str], asked: bool) -> list[dict[str, Any]]:
    """Of each set what each of its checks found, given the codes of all findings; where the flow could not be `asked`,
    null."""
    return [
        {
            "name": name,
            "title": sets()[name]["title"],
            "clauses": [
                {
                    **clause,
                    "checks": [
                        {**check, "found": found.count(check["code"]) if asked else None}
                        for check in clause["checks"]
                    ],
                }
                for clause in sets()[name]["clauses"]
            ],
            "not_looked_at": sets()[name]["left"],
        }
        for name in names
    ]
