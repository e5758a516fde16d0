"""Numbers of things in English sentences: `1 call`, `3 calls`."""

from __future__ import annotations


def counted(count: int, one: str, many: str = "") -> str:
    """So many of something; `many` where the plural is not made by an s."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"
