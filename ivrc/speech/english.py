"""English prompts: what is done to the words before an engine that speaks English sees them."""

from __future__ import annotations

import re

_KEYS = {"*": " star ", "#": " pound "}
_LONG_NUMBER = re.compile(r"\+?\d[\d-]{4,}\d|\d{3,}-\d+|\b0\d+\b")


def plain(text: str) -> str:
    """Keys get their names and telephone numbers are said digit by digit; the rest stays as written."""
    text = re.sub(
        r"[*#](?:\s+key)?", lambda m: _KEYS[m[0][0]] + ("key " if m[0].endswith("key") else ""), text
    )
    text = _LONG_NUMBER.sub(
        lambda m: ", ".join(" ".join(group) for group in re.split("-", m[0].lstrip("+"))), text
    )
    return re.sub(r"\s+([,.!?;:])", r"\1", re.sub(r"\s+", " ", text)).strip()
