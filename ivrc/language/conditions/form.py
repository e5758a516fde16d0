"""What a condition of a branch says about how it is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from ivrc.language.tree import Asked


class Kind(NamedTuple):
    """A condition: `written` is all that stands before the arrow, as the full-width forms mean it and whatever its case, and
    `make` gives of such a match what it is in the tree. Where nothing is `written` it is a name, whatever that names."""

    tree: type[Asked]
    written: str = ""
    make: Callable[..., Asked] | None = None

    def match(self, text: str) -> re.Match[str] | None:
        """What a text says of it; None where it says something else."""
        return _compiled(self.written).fullmatch(text) if self.written else None


@cache
def _compiled(written: str) -> re.Pattern[str]:
    """When first asked for: such an expression is long, and most hotlines have none."""
    return re.compile(written, re.IGNORECASE)
