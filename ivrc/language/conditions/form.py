"""What a condition of a branch says about how it is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ivrc.language.tree import Asked


class Kind(NamedTuple):
    """A condition: `written` is all that stands before the arrow, as the full-width forms mean it, and `make` gives of such a
    match what it is in the tree. Where nothing is `written` it is a name, whatever that names."""

    tree: type[Asked]
    written: re.Pattern[str] | None = None
    make: Callable[..., Asked] | None = None
