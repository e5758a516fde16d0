"""Where ivrc keeps what it can make again: the XDG cache folder of the user (XDG Base Directory 0.8)."""

from __future__ import annotations

import os
from pathlib import Path


def cache(name: str) -> Path:
    """The folder `name` in ivrc's cache: below IVRC_CACHE, else XDG_CACHE_HOME, else ~/.cache. It may not exist."""
    own = os.environ.get("IVRC_CACHE")
    if own:
        return Path(own) / name
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ivrc" / name
