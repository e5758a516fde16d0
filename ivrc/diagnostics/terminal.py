"""Text as a terminal may show it: nothing that steers the terminal, nothing that hides, and how many cells it takes.

What a file holds is hostile until it has been through `safe`: control characters and escape sequences (ECMA-48)
could repaint the screen, and bidirectional or invisible characters (UTS #55, clause 4) could show another text than
the one that counts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache

TAB = "⇥   "
"""A tab, four cells wide wherever it stands, so that what is marked below it stays below it."""

_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_CONTROL_PICTURES = 0x2400
_DELETE = "\x7f"


class _Safe(dict[int, str]):
    """What to show for a code point; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char == "\t":
            shown = TAB
        elif code < 0x20:
            shown = chr(_CONTROL_PICTURES + code)
        elif char == _DELETE:
            shown = "␡"
        elif unicodedata.category(char) in _HIDDEN:
            shown = f"<U+{code:04X}>"
        else:
            shown = char
        self[code] = shown
        return shown


_SAFE = _Safe()


def safe(text: str) -> str:
    """`text` with a visible sign for each control, format or line-separating character, line breaks included."""
    return text if text.isprintable() else text.translate(_SAFE)


def cells(text: str) -> int:
    """How many cells of a terminal a safe text takes (Unicode UAX #11: wide characters two, combining ones none)."""
    return len(text) if text.isascii() else _width()(text)


@cache
def _width() -> Callable[[str], int]:
    import wcwidth

    return wcwidth.wcswidth


_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "place": "1;34",
    "mend": "1;32",
    "message": "1",
}
"""Select Graphic Rendition parameters (ECMA-48, clause 8.3.117)."""


def paint(text: str, style: str, colour: bool) -> str:
    """`text` in the colour of a style, where colour is asked for."""
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if colour else text
