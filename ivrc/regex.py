"""Regular expressions that are compiled when they are first used.

A menu meets few of those that stand at the top of our modules, and compiling all of them would take a quarter of the time
in which a small menu is checked.
"""

from __future__ import annotations

import re
from typing import Any, cast


def regex(expression: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, made when something is asked of it."""
    return cast("re.Pattern[str]", _Regex(expression, flags))


class _Regex:
    def __init__(self, expression: str, flags: int) -> None:
        self.pattern, self._flags = expression, flags

    def __getattr__(self, name: str) -> Any:
        """Comes here only for what it does not have yet: `match`, `search`… is taken from the compiled one and kept."""
        found = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found
