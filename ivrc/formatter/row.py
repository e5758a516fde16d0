"""A line of a menu file as it is written: its parts, and the column in which it stands with its neighbours."""

from __future__ import annotations

from typing import NamedTuple


class Column(NamedTuple):
    """What stands below one another in neighbouring lines: how many blanks are before it at least, and whether lines of
    other columns part them."""

    name: str
    blanks: int
    parted: bool = True


SETTING = Column("setting", 2, parted=False)
"""What follows the first word of a hotline's lines."""
CHOSEN = Column("chosen", 1)
"""The arrow behind an option, an answer, a number."""
CAUSE = Column("cause", 1)
"""The arrow behind any other cause: how a transfer ended, what a branch asks."""
TONGUE = Column("tongue", 1)
"""Words in another language, behind its name."""
COLUMNS = (SETTING, CHOSEN, CAUSE, TONGUE)


class Row(NamedTuple):
    """A line: how deep it stands; what is before its column, and in it; its comment with the two slashes. A `header` begins a
    block. A row without anything is an empty line."""

    level: int = 0
    first: str = ""
    rest: str = ""
    column: Column | None = None
    comment: str = ""
    header: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not (self.first or self.comment)

    @property
    def remark(self) -> bool:
        """Whether it is a comment alone."""
        return bool(self.comment and not self.first)
