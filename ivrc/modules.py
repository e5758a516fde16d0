"""The modules of a package, found in its folders.

`pkgutil.iter_modules` finds the same, and imports `inspect` for it, with all that reads Python's own syntax: a fortieth of what a
small check takes.
"""

from __future__ import annotations

from collections.abc import Iterable
from os import scandir
from pathlib import Path

_INIT = "__init__.py"


def modules(folders: Iterable[str]) -> tuple[str, ...]:
    """The names of the modules and packages that stand in a package's `__path__`, in the order of the alphabet."""
    found: set[str] = set()
    for folder in folders:
        with scandir(folder) as entries:
            for entry in entries:
                name, dot, ending = entry.name.partition(".")
                if (dot and ending == "py") or (not dot and Path(entry.path, _INIT).is_file()):
                    found.add(name)
    return tuple(sorted(found - {"__init__"}))
