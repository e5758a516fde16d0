"""The menu files among which one chooses in a page, with how much is found in each. One is read when it is first asked for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ivrc.page.opened import Opened


class Hotlines:
    """Menu files, by number."""

    def __init__(self, paths: Sequence[Path], open_: Callable[[Path], Opened]) -> None:
        self._paths, self._open = paths, open_
        self._locks = [threading.Lock() for _ in paths]
        self._opened: dict[int, Opened] = {}

    def __len__(self) -> int:
        return len(self._paths)

    def opened(self, number: int) -> Opened:
        """The one of this number."""
        with self._locks[number]:
            if number not in self._opened:
                self._opened[number] = self._open(self._paths[number])
            return self._opened[number]

    def read_all(self) -> None:
        """Reads those that nobody has asked for yet, so that what is found in them is known."""
        for number in range(len(self)):
            self.opened(number)

    def listed(self) -> list[dict[str, Any]]:
        """All of them, with what is found in those that are read."""
        known = dict(self._opened)
        return [
            {"file": path.name, **(known[number].summary() if number in known else {})}
            for number, path in enumerate(self._paths)
        ]
