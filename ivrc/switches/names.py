"""Names that a switch will take: made from the designer's own words, within a length, and never two alike."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from ivrc.regex import regex

_UNSAFE = regex(r"[^\w.\-]")


def safe(name: str, limit: int) -> str:
    """`name` with only letters (Han included), digits, `_`, `-` and `.`, in at most `limit` bytes of UTF-8.

    A name that had to be changed ends in eight hexadecimal digits of its SHA-256, so that two names that were
    different stay different. `limit` must be 16 or more.
    """
    clean = _UNSAFE.sub("_", name)
    encoded = clean.encode()
    if clean == name and len(encoded) <= limit:
        return name
    short = encoded[: limit - 9].decode(errors="ignore")
    return f"{short}-{sha256(name.encode()).hexdigest()[:8]}"


def of_hotline(name: str, limit: int) -> str:
    """A hotline's name as a part of others. It has no dot: "a.b" with node "c" would meet "a" with node "b.c"."""
    return safe(name.replace(".", "\0"), limit)


def table(prefix: str, names: Iterable[str], limit: int) -> dict[str, str]:
    """Every name with its `prefix.` put before it and made safe."""
    return {name: safe(f"{prefix}.{name}", limit) for name in names}
