"""How the values that a hotline says are said: the rules of `ivrc.saying` that its switch has to keep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ivrc import saying
from ivrc.flow.graph import values_said
from ivrc.flow.nodes import Hotline
from ivrc.saying.rule import Rule
from ivrc.saying.run import reached


class Language(NamedTuple):
    """A language in which values are said: its rules by state, as far as the values that `begins` in these states need them.
    A state of `turned` takes a value turned."""

    locale: str
    begins: tuple[str, ...]
    turned: tuple[str, ...]
    rules: dict[str, tuple[Rule, ...]]


def languages(hotline: Hotline) -> Iterator[Language]:
    """Every language in which a hotline says values."""
    found: dict[str, dict[str, None]] = {}
    for _, speak in values_said(hotline):
        found.setdefault(speak.locale, {})[speak.begins] = None
    for locale, begins in found.items():
        known = saying.table(locale)
        every = dict.fromkeys(state for begin in begins for state in reached(known, begin))
        turned = tuple(state for state in begins if state in known.turned)
        yield Language(locale, tuple(begins), turned, {state: known.rules[state] for state in every})
