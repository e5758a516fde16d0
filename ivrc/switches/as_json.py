"""Any text as JSON (RFC 8259, 7) within what a switch takes for an argument: no sign in it is the switch's."""

from __future__ import annotations

import re

from ivrc.regex import regex

_ESCAPED = regex(r"[^\w ·.@/+~*#-]")


def literal(text: str) -> str:
    """Any text as a JSON string."""
    return f'"{within(text)}"'


def within(text: str) -> str:
    """The same without its quotation marks. A name of a node is itself."""
    return _ESCAPED.sub(_unit, text)


def _unit(sign: re.Match[str]) -> str:
    code = sign[0].encode("utf-16-be", errors="replace").hex()
    return "".join(f"\\u{code[at : at + 4]}" for at in range(0, len(code), 4))
