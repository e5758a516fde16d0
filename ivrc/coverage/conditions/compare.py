"""What was typed, against numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ivrc.coverage.conditions.base import Asks, Condition
from ivrc.flow.conditions.compare import BY_AMOUNT, Compare
from ivrc.simulate.conditions.compare import true_of


def _near(condition: Compare, lengths: Iterable[int]) -> Iterator[str]:
    every = tuple(lengths)
    for number in condition.against:
        if condition.sign in BY_AMOUNT:
            amount = int(number)
            around = (amount, amount + 1, max(amount - 1, 0), amount * 10 + 9, amount // 10)
            for each in map(str, around):
                yield from (each.zfill(length) for length in [n for n in every if n >= len(each)][:1])
            yield from (each.zfill(every[-1]) for each in (str(amount), str(amount + 1)))
            continue
        other = number[:-1] + ("2" if number[-1] == "1" else "1")
        yield from (number, other, number[:-1])
        longer = [length for length in every if length > len(number)]
        for length in dict.fromkeys((*longer[:1], *longer[-1:])):
            yield from (number.ljust(length, "7"), other.ljust(length, "7"), number.rjust(length, "0"))


COVERAGE = Condition[Compare](asks=Asks(lambda condition: condition.value, true_of, _near))
