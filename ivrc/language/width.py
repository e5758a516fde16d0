"""Full-width forms as what they mean."""

from __future__ import annotations

import unicodedata

_NARROW = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    0x3000: 0x20,
    0x00A0: 0x20,
}
assert all(len(unicodedata.normalize("NFKC", chr(code))) == 1 for code in _NARROW)


def narrow(text: str) -> str:
    """Full-width ASCII as ASCII, one character for one, so that places stay true."""
    return text if text.isascii() else text.translate(_NARROW)
