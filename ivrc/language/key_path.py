"""`{按键路径 投诉}`, `{key path complaints}`, `{选项路径 投诉}`, `{option path complaints}`: how they are written."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ivrc.language.width import narrow
from ivrc.regex import regex

_ASKED = regex(
    r"(?:(?:按[键鍵]|(?P<option_zh>[选選][项項]))路[径徑]|(?:key|(?P<option>option))\s+path\b)\s*[:：]?\s*(?P<name>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BRACES = regex(r"[{｛]\s*([^{}｛｝]*?)\s*[}｝]")


class Asked(NamedTuple):
    """The way to a node, told by its keys or, with `options`, by what the options say."""

    name: str
    options: bool


def asked(inner: str) -> Asked | None:
    """What stands in braces as the way that it asks for; None where it asks for none."""
    match = _ASKED.fullmatch(narrow(inner))
    return Asked(match["name"].strip(), bool(match["option_zh"] or match["option"])) if match else None


def renamed(text: str, rename: Callable[[str], str]) -> str:
    """A text with other names in the ways that it asks for."""

    def one(match: re.Match[str]) -> str:
        way = asked(match[1])
        return f"{match[0].partition(way.name)[0]}{rename(way.name)}}}" if way and way.name else match[0]

    return _BRACES.sub(one, text)
