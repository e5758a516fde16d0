"""How far a caller's keys reach through a dial string for extensions: to a telephone, into a dial plan, or outside.

Nobody can see from here what a switch does with a dial string. What is allowed is therefore a short list of forms; all
others count as outside, whatever they may do, until the site says that callers may call outside.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ivrc.regex import regex


class Reach(NamedTuple):
    """`again`: the number is looked up once more, in a dial plan or by another switch, and may mean more there than an
    extension. `zh` and `en` are set where it leads outside, and say why."""

    again: bool = False
    zh: str = ""
    en: str = ""

    @property
    def outside(self) -> bool:
        """Whether it leads, or may lead, to an outside line."""
        return bool(self.en)


TELEPHONE = Reach()
"""The number is the name of a telephone, and nothing else can ring."""
AGAIN = Reach(again=True)

_OUTSIDE = regex(
    r"trunk|outbound|outgoing|outside|outrt|dial-?out|pstn|carrier|provider|gateway|external|long-?distance"
    r"|international|itsp|(?<![a-z])(?:gw|out|sbc|toll|isp)(?![a-z])"
    r"|外线|外線|中继|中繼|出局|长途|長途|国际|國際|网关|網關|运营商|營運商",
    re.IGNORECASE,
)
_DIGIT_BESIDE = regex(r"\d\{\}|\{\}\d")
_ALSO_OUTSIDE = regex(r"from-internal|default$", re.IGNORECASE)
"""The dial plans by which telephones call outside: FreePBX's, and that of FreeSWITCH as it is installed."""


def unknown(dial: str) -> Reach:
    """Of a dial string of which nothing is known."""
    return Reach(True, f"不知道 {dial} 会接到哪里", f"it is not known where {dial} leads")


def sent_on(part: str) -> Reach:
    """Of a string that hands the number to another line."""
    return Reach(
        True, f"{part} 把号码交给另一条线路去拨", f"{part} hands the number to another line to be dialled"
    )


def changed(part: str) -> Reach:
    """Of a string that makes another number of the one that was typed."""
    return Reach(
        True,
        f"{part} 在号码前后加了字，拨出去的就不是 numbers 里列的号码",
        f"{part} adds to the number, so that another one is dialled than `numbers` lists",
    )


def named(name: str, reach: Reach, part: str) -> Reach:
    """`reach`, unless a context, a host or a telephone is named as outside lines are."""
    if _DIGIT_BESIDE.search(name):
        return changed(part)
    if _OUTSIDE.search(name):
        return Reach(
            True, f"{part} 的名称像是外线（{name}）", f"{part} is named like an outside line ({name})"
        )
    if reach.again and _ALSO_OUTSIDE.match(name):
        return Reach(
            True,
            f"{part} 里的 {name} 是话机自己拨外线用的",
            f"{name} in {part} is where telephones call outside",
        )
    return reach


def furthest(parts: list[Reach]) -> Reach:
    """Of several strings that ring together the one that reaches furthest."""
    return max(parts, key=lambda reach: (reach.outside, reach.again), default=TELEPHONE)
