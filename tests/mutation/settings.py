"""The mutants of a switch's settings: lines of `name = value`, and the members of a queue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.mutation.mutants import Mutant

_SETTING = re.compile(r"([\w-]+)( =>? )(.*)")
_OPPOSITES = {"yes": "no", "no": "yes"}
_STRATEGIES = ("ringall", "linear", "rrmemory", "random")


def of_text(file: str, text: str) -> list[Mutant]:
    """All of them; the same text has the same ones in the same order."""
    lines, place, found = text.splitlines(), "", []
    for at, line in enumerate(lines, 1):
        if line.startswith("["):
            place = line.strip("[]")
        for number, (operator, after) in enumerate(_changes(line)):
            found.append(Mutant(file, at, place, _construct(line), operator, line, "\n".join(after), number))
    return found


def applied(mutant: Mutant, text: str) -> str:
    """A text with the fault, of this hotline or of one that differs in its name only."""
    lines = text.splitlines()
    at = mutant.line - 1
    lines[at : at + 1] = list(_changes(lines[at]))[mutant.number][1]
    return "\n".join(lines) + "\n"


def _construct(line: str) -> str:
    setting = _SETTING.fullmatch(line)
    return setting[1] if setting else "[section]" if line.startswith("[") else "comment"


def _changes(line: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    setting = _SETTING.fullmatch(line)
    if line.startswith("["):
        yield "name", (line.replace("]", "-elsewhere]"),)
    if setting is None:
        return
    yield "deleted", ()
    name, sign, value = setting.groups()
    for new in _values(name, value):
        yield "value", (f"{name}{sign}{new}",)


def _values(name: str, value: str) -> Iterator[str]:
    if value in _OPPOSITES:
        yield _OPPOSITES[value]
    elif value.isdigit():
        yield str(int(value) + 1)
        if int(value) > 1:
            yield str(int(value) - 1)
    elif name == "strategy":
        yield from (each for each in _STRATEGIES if each != value)
    elif name == "member":
        telephone, rank, agent = value.split(",")
        yield f"{telephone},{int(rank) + 1},{agent}"
        yield f"{telephone},{rank},{agent}-elsewhere"
        yield f"Local/d9@nowhere/n,{rank},{agent}"
    elif "," in value:
        words = value.split(",")
        yield from (",".join(words[:n] + words[n + 1 :]) for n in range(len(words)))
    else:
        yield f"{value}-elsewhere"
