"""Cells of CSV, in which nothing can be typed: text that a spreadsheet would take for a formula is marked as text."""

from __future__ import annotations

MARK = "'"
"""Before text that is no formula."""

_FORMULAS = tuple("=+-@\t\r\n＝＋－＠")
"""How one begins (OWASP, CSV injection); Excel in Chinese takes the full-width signs, too."""


def formula(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula."""
    return text.startswith(_FORMULAS)


def inert(text: str) -> str:
    """The text, marked where it would be a formula."""
    return MARK + text if formula(text) else text
