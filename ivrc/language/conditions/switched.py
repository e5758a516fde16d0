"""`恶劣天气 开着 → …`, `bad-weather is off -> …`: a switch that staff turn."""

from __future__ import annotations

import re
from typing import NamedTuple

from ivrc.language.conditions.form import Kind
from ivrc.language.tree import Name


class SwitchedAsked(NamedTuple):
    """The switch that is asked, by its name, and whether it is to be on."""

    words: Name
    switch: str
    on: bool


def _asked(words: Name, match: re.Match[str]) -> SwitchedAsked:
    zh, en = match["zh"], match["en"]
    return SwitchedAsked(words, zh or en, match["how"] == "开着" or (match["is"] or "").lower() == "on")


_NOT_ANOTHER = r"(?!主叫|caller\b|\{)"
CONDITION = Kind(
    SwitchedAsked,
    _NOT_ANOTHER + r"(?:(?P<zh>\S+)\s*(?P<how>开着|关着)|(?P<en>\S+)\s+is\s+(?P<is>on|off))",
    _asked,
)
