"""Where a call is in a dialplan, and what it has set so far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple


class At(NamedTuple):
    """A priority of an extension of a context. `pattern` is what the dialplan has, `EXTEN` may be one that it takes."""

    context: str
    pattern: str
    priority: int


TYPED = "\0"
"""Around the name of what callers type, in the place of its digits."""


@dataclass(frozen=True)
class Position:
    """A place, the values that something asks later, and where a routine returns to."""

    at: At
    values: tuple[tuple[str, str], ...] = ()
    back: tuple[At, ...] = ()

    def moved(self, at: At) -> Position:
        """The same call at another place."""
        return replace(self, at=at)

    def next(self) -> Position:
        """The same call at the next priority."""
        return self.moved(self.at._replace(priority=self.at.priority + 1))

    def knowing(self, name: str, value: str) -> Position:
        """The same call, a value set."""
        return replace(self, values=tuple(sorted({**dict(self.values), name: value}.items())))

    def known(self, name: str) -> str:
        """A value that was set; empty where it was not."""
        return dict(self.values).get(name, "")
