"""What a call learns and may use afterwards: values, each with the type that says which characters it may hold.

A type is named as the reading is that speaks it. The form of each is rule 26 of docs/semantics.md.
"""

from __future__ import annotations

from typing import Annotated, NamedTuple

from ivrc.diagnostics import Span
from ivrc.flow.form import form

DIGITS, NUMBER, MONEY, DATE, TIME, TEXT = "digits", "number", "money", "date", "time", "text"
KINDS = (DIGITS, NUMBER, MONEY, DATE, TIME, TEXT)

TYPED, CALLER, CALLED, SITE, ASKED, ROW = "typed", "caller", "called", "site", "asked", "row"
NATIONAL = "national caller"
SOURCES = (TYPED, CALLER, CALLED, SITE, ASKED, ROW, NATIONAL)


class Value(NamedTuple):
    """What a call learns under a name. One that is secret is in no trace and no log.

    `kind` says which form it has, `source` where it comes from: the caller's keys, the calling or the called number, the
    site, a service that is asked, the row of a list by which the call is made, or the calling number as it is dialled within the country (`flow.national`).
    """

    name: str
    kind: Annotated[str, form(enum=KINDS)]
    source: Annotated[str, form(enum=SOURCES)]
    secret: bool
    span: Span


FORMS = {
    DIGITS: "[0-9]{1,32}",
    NUMBER: "-?[0-9]{1,15}([.][0-9]{1,6})?",
    MONEY: "[0-9]{1,15}([.][0-9]{1,2})?",
    DATE: "[0-9]{8}",
    TIME: "[0-9]{4}",
}
"""The form of each type, as far as a service may give it (rules 26 and 51): a regular expression that every switch reads alike."""

BUILT_IN = {
    "主叫号码": CALLER,
    "caller": CALLER,
    "被叫号码": CALLED,
    "called": CALLED,
}
"""The names of values that every call has, and their sources."""


def typed(name: str, span: Span, kind: str = DIGITS, secret: bool = False) -> Value:
    """A value of the caller's keys."""
    return Value(name, kind, TYPED, secret, span)


def built_in(name: str, span: Span) -> Value | None:
    """The value of that name that every call has; None where there is none."""
    source = BUILT_IN.get(name)
    return Value(name, DIGITS, source, False, span) if source else None
