"""Which lines of a dialplan a call came to: from the steps that the switch told, by names, to the lines of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from ivrc.verify.driver import Step

_HEAD = re.compile(r"exten => (.+?),1(?:\(|,)")
_SETS = {"X": "[0-9]", "Z": "[1-9]", "N": "[2-9]", ".": ".+", "!": ".*"}
_WIDTH = {"X": 10, "Z": 9, "N": 8, ".": 100, "!": 101}


def lines_of(text: str, steps: Iterable[Step]) -> set[int]:
    """The lines, from 1, that were come to, and those that lead to them: the heads of their contexts, and includes."""
    lines = text.splitlines()
    known = _extensions(lines)
    heads = {line.strip("[]"): number for number, line in enumerate(lines, 1) if line.startswith("[")}
    included = {heads[name]: number for name, number in _includes(lines).items()}
    found: set[int] = set()
    for context, name, priority in steps:
        if context not in heads:
            continue
        found.add(heads[context])
        own = match(known[context], name)
        if own is None and heads[context] in included:
            number = included[heads[context]]
            found.add(number)
            context = lines[number - 1].removeprefix("include => ")
            if context not in heads:
                continue
            found.add(heads[context])
            own = match(known[context], name)
        if own is not None and priority <= len(known[context][own]):
            found.add(known[context][own][priority - 1])
    return found


def _extensions(lines: list[str]) -> dict[str, dict[str, list[int]]]:
    """By context and extension the lines of its priorities."""
    found: dict[str, dict[str, list[int]]] = {}
    context, last = "", []
    for number, line in enumerate(lines, 1):
        if line.startswith("["):
            context = line.strip("[]")
            found.setdefault(context, {})
        elif head := _HEAD.match(line):
            last = found[context].setdefault(head[1], [])
            last.append(number)
        elif line.startswith(" same"):
            last.append(number)
    return found


def _includes(lines: list[str]) -> dict[str, int]:
    """By context the line of its include."""
    found, context = {}, ""
    for number, line in enumerate(lines, 1):
        if line.startswith("["):
            context = line.strip("[]")
        elif line.startswith("include"):
            found[context] = number
    return found


def match(extensions: Mapping[str, object], name: str) -> str | None:
    """The extension that a name is, the narrowest pattern first (pbx.c, "ext_cmp")."""
    if name in extensions:
        return name
    fits = [each for each in extensions if each.startswith("_") and pattern(each).fullmatch(name)]
    return min(fits, key=_widths, default=None)


@lru_cache(maxsize=1 << 14)
def pattern(name: str) -> re.Pattern[str]:
    """The names that a pattern fits."""
    parts = re.findall(r"\[[^]]*\]|.", name[1:])
    return re.compile("".join(_SETS.get(each, each if len(each) > 1 else re.escape(each)) for each in parts))


@lru_cache(maxsize=1 << 14)
def _widths(name: str) -> tuple[int, ...]:
    parts = re.findall(r"\[[^]]*\]|.", name[1:])
    return tuple(50 if len(each) > 1 else _WIDTH.get(each, 1) for each in parts)
