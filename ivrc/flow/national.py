"""A calling number as it is dialled within mainland China: what trunks put before it is taken away, once, as a call comes in.

Trunks show one and the same caller as 13805761234, +8613805761234, 8613805761234, 013805761234, or behind the number of an IP
carrier (17951…). A number of another country begins with 00.
"""

from __future__ import annotations

from typing import NamedTuple

from ivrc.regex import regex

ABROAD = "00"
"""What a `+` becomes."""


class Rule(NamedTuple):
    """A number that begins with `cut`, of `length` digits, and goes on with `rest`, begins with `put` in its place. Both are
    expressions that PCRE, POSIX (extended) and ECMAScript read alike; `cut` has no group, and `rest` none that is taken."""

    cut: str
    length: int
    rest: str
    put: str


RULES = (
    Rule("179[0-9]{2}", 5, "[0-9]{10,15}", ""),
    Rule("12593", 5, "[0-9]{10,15}", ""),
    Rule("00", 2, "86[0-9]{5,16}", ""),
    Rule("86", 2, "(1[3-9][0-9]{9}|[48]00[0-9]{7}|0[1-9][0-9]{8,10})", ""),
    Rule("86", 2, "[1-9][0-9]{9,10}", "0"),
    Rule("0", 1, "1[3-9][0-9]{9}", ""),
)
"""Applied one after the other."""
_NUMBER = regex(r"([+]?)([0-9]{1,20})")


def national(number: str) -> str:
    """A calling number so; empty where it shows none: anonymous, or anything else that is no number."""
    match = _NUMBER.fullmatch(number)
    if match is None:
        return ""
    found = (ABROAD if match[1] else "") + match[2]
    for rule in RULES:
        if regex(rule.cut + rule.rest).fullmatch(found):
            found = rule.put + found[rule.length :]
    return found
