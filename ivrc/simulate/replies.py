"""What a service answers, as text: `found 余额=12.50&到期日=20261201`, `none`, `failed`, `timeout`. It is given to a call, as the
outcome of a destination is; who is not named fails. `failed status` and the like say in which manner, where one is to be had."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl, quote

from ivrc.flow.kinds.lookup import FAILED, FOUND, NONE, TIMED_OUT, Lookup
from ivrc.flow.nodes import Hotline
from ivrc.flow.values import FORMS

HOW = (FOUND, NONE, FAILED, TIMED_OUT)
STATUS, CUT, GARBAGE, SILENT, SLOW = "status", "cut", "garbage", "silent", "slow"
MANNERS = (
    *(f"{FAILED} {how}" for how in (STATUS, CUT, GARBAGE)),
    *(f"{TIMED_OUT} {how}" for how in (SILENT, SLOW)),
)
"""Nothing but its status says that it fails; its answer is cut off; it says what is no answer; it says nothing in time; it never
comes to an end."""


def found(values: Mapping[str, str]) -> str:
    """The answer that brings these values."""
    pairs = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in values.items())
    return f"{FOUND} {pairs}".rstrip()


def read(text: str) -> tuple[str, dict[str, str]]:
    """How a service answers, and which values it brings."""
    how, _, pairs = text.partition(" ")
    return how, dict(parse_qsl(pairs, keep_blank_values=True)) if how == FOUND else {}


def manner(text: str) -> str:
    """In which of the manners it fails or keeps callers waiting; empty where that is left open."""
    return text.partition(" ")[2] if text in MANNERS else ""


def shown(text: str) -> str:
    """The same for a person: `余额=12.50，到期日=20261201`, or how it answers."""
    _, values = read(text)
    return "，".join(f"{name}={value}" for name, value in values.items()) if values else text


def given(text: str) -> str | None:
    """What a person writes, as an answer; None where it is none."""
    if text in (*HOW, *MANNERS):
        return text
    pairs = [part.partition("=") for part in re.split("[,，]", text)]
    if not all(sign and name.strip() for name, sign, _ in pairs):
        return None
    return found({name.strip(): value.strip() for name, _, value in pairs})


def outcome(hotline: Hotline, node: Lookup, text: str) -> tuple[str, dict[str, str]]:
    """What comes of an answer (rule 51), with the values that the node keeps of it: one that does not bring them in their
    forms has failed."""
    how, values = read(text)
    if how == TIMED_OUT:
        return TIMED_OUT, {}
    if how == NONE and node.none is not None:
        return NONE, {}
    kept = {name: values[name] for name in node.found.names if name in values}
    forms = (re.fullmatch(FORMS[hotline.values[name].kind], value, re.ASCII) for name, value in kept.items())
    if how == FOUND and len(kept) == len(node.found.names) and all(forms):
        return FOUND, kept
    return FAILED, {}


class Replies:
    """How services answer: of each the first, the second … time; the last one holds for all that follow."""

    def __init__(self, replies: Mapping[str, Sequence[str]]) -> None:
        self._left = {name: list(each) for name, each in replies.items()}

    def next(self, service: str) -> str:
        left = self._left.get(service, [FAILED])
        return left.pop(0) if len(left) > 1 else left[0]
