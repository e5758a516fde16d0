"""The calling number, as trunks show it in many ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ivrc.coverage.conditions.base import Asks, Condition
from ivrc.flow.conditions.caller import BEGINS, Caller
from ivrc.simulate.conditions.caller import true_of

_LENGTH = 11
_FILLED = "38057612345"


def near(condition: Caller, lengths: Iterable[int]) -> Iterator[str]:
    """Numbers of theirs as trunks show them, and ones beside."""
    for number in condition.numbers:
        other = number[:-1] + ("2" if number[-1] == "1" else "1")
        begun = condition.sign == BEGINS
        whole = number + _FILLED[len(number) : _LENGTH] if begun else number
        yield from shown(whole)
        yield from (
            other + _FILLED[len(other) : _LENGTH] if begun else other,
            f"1{whole}"[:20],
            f"{whole}1"[:20],
        )
    yield from ("", "13805761234", "+12125550123")


def shown(number: str) -> Iterator[str]:
    """A number as one trunk or another shows it."""
    yield number
    if number.startswith("00"):
        yield f"+{number[2:]}"
    elif len(number) >= 10:
        yield from (f"+86{number.removeprefix('0')}", f"86{number.removeprefix('0')}", f"17951{number}")
        if number.startswith("1"):
            yield f"0{number}"


COVERAGE = Condition[Caller](asks=Asks(lambda condition: condition.value, true_of, near))
