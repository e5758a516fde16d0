"""What services answer so that every way behind them is taken: values that are just so or just not so, and ones that cannot be said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ivrc.coverage.values import may_be_said
from ivrc.flow.graph import of_kind
from ivrc.flow.kinds.lookup import Lookup
from ivrc.flow.nodes import Hotline, Speak
from ivrc.flow.values import DATE, DIGITS, FORMS, MONEY, NUMBER, TIME

USUAL = {DIGITS: "2", NUMBER: "7", MONEY: "12.50", DATE: "20261121", TIME: "0905"}
_UNSAYABLE = {
    DIGITS: (),
    NUMBER: ("-999999999999999.5", "999999999999999"),
    MONEY: ("999999999999999.99",),
    DATE: ("20260230",),
    TIME: ("2560",),
}


def candidates(hotline: Hotline, name: str, near: Iterable[str], said: Sequence[Speak]) -> tuple[str, ...]:
    """What a value may be, the usual one first: near to what branches ask, and such that it cannot be said."""
    kind = hotline.values[name].kind
    of_form = [each for each in near if re.fullmatch(FORMS[kind], each)]
    every = [USUAL[kind], *of_form]
    usual = [each for each in every if may_be_said(each, said)]
    never = (each for each in (*of_form, *_UNSAYABLE[kind]) if not may_be_said(each, said))
    return tuple(dict.fromkeys((*usual, *never))) or (USUAL[kind],)


def brought(options: Mapping[str, Sequence[str]]) -> Iterator[dict[str, str]]:
    """Answers in which each value is once each of its options, the others their first."""
    usual = {name: each[0] for name, each in options.items()}
    yield usual
    for name, each in options.items():
        for other in each[1:]:
            yield {**usual, name: other}


def asked_of(hotline: Hotline, name: str) -> bool:
    """Whether some service is asked for the value."""
    return any(name in node.found.names for node in of_kind(hotline, Lookup))
