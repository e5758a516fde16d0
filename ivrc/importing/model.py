"""What is understood of a configuration, as data, before it is written as a menu file.

A place is a number while a configuration is read (`Where`), and gets its name when all of it is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from ivrc.diagnostics import Diagnostic


class Line(NamedTuple):
    """A line of the configuration: its file as it was given, and its number, from 1."""

    file: str
    number: int


class End(NamedTuple):
    """The call ends."""


class Unknown(NamedTuple):
    """Where the call goes was not understood: the line that says it."""

    line: Line


Where: TypeAlias = int | End | Unknown

HANG_UP = End()


@dataclass(frozen=True)
class Say:
    """Sound files, by the names that the switch has for them, and silences in seconds; keys cut them, or do not."""

    says: tuple[str | float, ...]
    to: Where
    cut_by_keys: bool = True


@dataclass(frozen=True)
class Typed:
    """A number that is typed: `X` is any digit, and `lengths` stand in the place of a pattern."""

    name: str
    pattern: str = ""
    least: int = 0
    most: int = 0
    end: str = ""


@dataclass(frozen=True)
class Option:
    """A key, or a number that is typed, and where it leads."""

    keys: str | Typed
    to: Where


@dataclass(frozen=True)
class Menu:
    """Plays, then waits for a key. `first` and `between` are the longest waits for the first and each further key, in
    seconds. What is None the switch does not have: the designer has to decide it."""

    says: tuple[str | float, ...]
    options: tuple[Option, ...]
    first: float | None
    between: float | None
    silence: Where
    wrong: Where
    silence_repeats: int = 0
    wrong_repeats: int = 0
    """How often the menu is played again of itself; silence and wrong keys are counted apart."""
    silence_says: tuple[str, ...] = ()
    wrong_says: tuple[str, ...] = ()
    silence_end: tuple[str, ...] = ()
    wrong_end: tuple[str, ...] = ()


@dataclass(frozen=True)
class Transfer:
    """Dials. A destination is the switch's own dial string, or what was typed. A menu file has one way for a destination that
    cannot be reached and for a network that cannot reach it (`congestion`)."""

    destinations: tuple[str | Typed, ...]
    ring: float | None
    busy: Where
    no_answer: Where
    unavailable: Where
    congestion: Where
    after: Where
    line: Line


@dataclass(frozen=True)
class Message:
    """Takes a message for a mailbox; how long it may be is set elsewhere on the switch."""

    says: tuple[str, ...]
    mailbox: str
    to: Where


class Days(NamedTuple):
    """A line of hours: the days as the menu language writes them, and minutes since midnight, the end exclusive."""

    days: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Branch:
    """Goes one way within hours, and another way else."""

    hours: tuple[Days, ...]
    within: Where
    otherwise: Where


Node: TypeAlias = Say | Menu | Transfer | Message | Branch


@dataclass
class Imported:
    """A hotline as it was understood."""

    nodes: dict[int, Node] = field(default_factory=dict)
    named: dict[int, str] = field(default_factory=dict)
    """What a node is called on the switch: the beginning of its name."""
    lost: dict[int, list[Diagnostic]] = field(default_factory=dict)
    """What was not understood at a node."""
    start: Where = HANG_UP
    dialled: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Dial strings in which `{}` is an extension that was typed, and the patterns of what may be."""


Words: TypeAlias = Mapping[str, str]
"""What sound files say, by their names."""
