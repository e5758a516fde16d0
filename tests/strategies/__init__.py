"""Random hotlines and random callers, for Hypothesis.

A hotline is drawn as a menu file, so that it goes through the whole compiler: two to six nodes of all kinds, entries
of one key and of several, patterns, retries, inherited ways, clips that no key stops, destinations in turn, extensions,
opening hours, messages, recording, secrets and PINs, switches and lists that calls change. Ways that need no act of the caller
lead forward only, and what nothing leads to is left out, so nearly every drawing compiles. A call is drawn for a hotline as
data (`ivrc.simulate.plan`). Each kind of block is a file of `blocks`.
"""

from __future__ import annotations

from .blocks import ASKING, WAITING
from .caller import calls, plans
from .hotline import Drawn, at_site, hotlines, menu_files
from .words import EXTENSIONS, MONDAY, SPECIAL, TELEPHONES

__all__ = [
    "ASKING",
    "EXTENSIONS",
    "MONDAY",
    "SPECIAL",
    "TELEPHONES",
    "WAITING",
    "Drawn",
    "at_site",
    "calls",
    "hotlines",
    "menu_files",
    "plans",
]
