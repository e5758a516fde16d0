"""The fields of a note as one text that every switch can carry: `号码=13805761234&事由=投诉`.

As the forms of the web are written (WHATWG URL, application/x-www-form-urlencoded), but that letters of any script and
`-` stand for themselves and a blank is `%20`. So nothing in it is cut, replaced or the end of a line anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import quote, unquote

from ivrc.flow.nodes import Field
from ivrc.regex import regex

_PLAIN = regex(r"[^\w-]")


def encoded(text: str) -> str:
    """Any text as a part of it."""
    return _PLAIN.sub(lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode()), text)


def in_ascii(text: str) -> str:
    """Any text as a part of it that goes by the wire, where not every telephone knows letters of every script."""
    return quote(text, safe="")


def form(fields: Sequence[Field], held: Callable[[str], str], encoded: Callable[[str], str] = encoded) -> str:
    """The fields of a note. `held` is how the switch writes what a value holds: digits, `*`, `.` and `-` alone."""
    return "&".join(
        f"{encoded(each.name)}={held(each.value) if each.value else encoded(each.text)}" for each in fields
    )


def read(text: str) -> list[tuple[str, str]]:
    """The fields that a switch tells, as they were: names, and what is written under them."""
    parts = (part.partition("=") for part in text.split("&") if part)
    return [(unquote(name), unquote(what)) for name, _, what in parts]
