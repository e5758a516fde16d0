"""The mutants of what is emitted: every one is data, and the same text has the same ones in the same order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.mutation import audio
from tests.mutation.operators import application_of, changes


class Mutant(NamedTuple):
    """A fault: in which file, in which line (from 1; 0: the whole file), in what, by which operator, and the lines
    before and after it. `place` is the context that the line stands in, or the clip; `number` its turn in the line."""

    file: str
    line: int
    place: str
    construct: str
    operator: str
    before: str
    after: str
    number: int = 0


def of_text(file: str, text: str) -> list[Mutant]:
    """The mutants of a dialplan."""
    lines, place, found = text.splitlines(), "", []
    for at, line in enumerate(lines):
        if line.startswith("["):
            place = line.strip("[]")
        for number, (operator, after) in enumerate(changes(lines, at)):
            found.append(
                Mutant(file, at + 1, place, application_of(line), operator, line, "\n".join(after), number)
            )
        if (
            line.lstrip().startswith(("exten", "same"))
            and at + 1 < len(lines)
            and lines[at + 1].startswith(" same")
        ):
            found.append(Mutant(file, at + 1, place, application_of(line), "swapped with the next", f"{line}\n{lines[at + 1]}",
                                f"{_headed(line, lines[at + 1])}\n{_headed(lines[at + 1], line)}", -1))  # fmt: skip
    return found


def _headed(line: str, other: str) -> str:
    """The step of another line under the head of this one."""
    head = line[: line.index(",1") + 3] if line.startswith("exten") else " same => n,"
    return head + other.partition(",1," if other.startswith("exten") else ",")[2]


def applied(mutant: Mutant, text: str) -> str:
    """A text with the fault, of this hotline or of one that differs in its name only."""
    lines = text.splitlines()
    at = mutant.line - 1
    if mutant.number < 0:
        lines[at : at + 2] = [_headed(lines[at], lines[at + 1]), _headed(lines[at + 1], lines[at])]
    else:
        lines[at : at + 1] = list(changes(lines, at))[mutant.number].after
    return "\n".join(lines) + "\n"


def of_clips(clips: list[str]) -> list[Mutant]:
    """The mutants of audio files."""
    return [
        Mutant(f"sounds/{clip}", 0, clip, "audio", operator, clip, operator, number)
        for clip in clips
        for number, operator in enumerate(audio.SPOILS)
    ]


def spoil(mutant: Mutant, folder: Path) -> None:
    """Puts the fault into the folder of a hotline's clips."""
    files = sorted(folder.iterdir())
    at = next(number for number, path in enumerate(files) if path.stem == mutant.place)
    make: Callable[[bytes, bytes], bytes] = audio.SPOILS[mutant.operator]
    files[at].write_bytes(make(files[at].read_bytes(), files[(at + 1) % len(files)].read_bytes()))


def sample(mutants: list[Mutant], most: int, seed: int) -> list[Mutant]:
    """So many of them, each construct and operator having its turn before one has a second."""
    kinds: dict[tuple[str, str], list[Mutant]] = {}
    for mutant in Random(seed).sample(mutants, len(mutants)):
        kinds.setdefault((mutant.construct, mutant.operator), []).append(mutant)
    turns = [(turn, mutant) for each in kinds.values() for turn, mutant in enumerate(each)]
    return [mutant for _, mutant in sorted(turns, key=lambda each: each[0])][:most]
