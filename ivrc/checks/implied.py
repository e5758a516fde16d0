"""Cases of a branch that an earlier one takes whatever the call: numbers within numbers, callers within callers, the same once more."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ivrc.checks.clock import Never
from ivrc.flow.condition import Condition
from ivrc.flow.conditions import area, caller, compare
from ivrc.flow.conditions.area import Area
from ivrc.flow.conditions.called import Called
from ivrc.flow.conditions.caller import Caller
from ivrc.flow.conditions.compare import Compare
from ivrc.flow.kinds.branch import Branch
from ivrc.flow.parts import Case
from ivrc.simulate.conditions.compare import true_of


def implied(node: Branch) -> Iterator[Never]:
    """Each case of which every part is taken before: `before` are those that take one."""
    earlier: list[Case] = []
    for case in node.cases:
        parts = _parts(case.test)
        taking = [[each for each in earlier if _takes(each.test, part)] for part in parts]
        if all(taking):
            first = {found[0] for found in taking}
            yield Never(case.edge, case.test, True, [each for each in earlier if each in first])
        earlier.append(case)


def _parts(test: Condition) -> list[Condition]:
    """A case as several that each ask for one number, where any of them will do."""
    match test:
        case Compare(sign=compare.IS | compare.BEGINS):
            return [test._replace(against=(one,)) for one in test.against]
        case Caller(sign=caller.IS | caller.BEGINS):
            return [test._replace(numbers=(one,)) for one in test.numbers]
        case Called():
            return [test._replace(numbers=(one,)) for one in test.numbers]
        case Area(sign=area.IS):
            return [test._replace(codes=(one,)) for one in test.codes]
    return [test]


def _takes(outer: Condition, inner: Condition) -> bool:
    """Whether the outer holds whenever the inner one does, which asks for one number where that can be."""
    if outer == inner:
        return True
    match outer, inner:
        case Compare(), Compare():
            return outer.value == inner.value and _compares(outer, inner)
        case Caller(), Caller() if caller.WITHHELD not in (outer.sign, inner.sign):
            return _numbers(outer.sign, outer.numbers, inner.sign, inner.numbers[0])
        case Called(), Called():
            return outer.value == inner.value and inner.numbers[0] in outer.numbers
        case Area(sign=area.IS), Area(sign=area.IS):
            return inner.codes[0] in outer.codes
    return False


def _numbers(outer: str, numbers: tuple[str, ...], inner: str, number: str) -> bool:
    """The same of digits that are some number, or begin with one. Both kinds of condition call that alike."""
    return (
        number.startswith(numbers) if outer == compare.BEGINS else inner == compare.IS and number in numbers
    )


def _compares(outer: Compare, inner: Compare) -> bool:
    """The same of what is typed."""
    if inner.sign == compare.IS:
        return true_of(outer, inner.against[0])
    if inner.sign == compare.IS_NOT:
        return outer.sign == compare.IS_NOT and set(outer.against) <= set(inner.against)
    if inner.sign == compare.BEGINS:
        return outer.sign == compare.BEGINS and inner.against[0].startswith(outer.against)
    if ordered := _ORDERED.get((outer.sign, inner.sign)):
        return ordered(int(outer.against[0]), int(inner.against[0]))
    return False


_ORDERED: dict[tuple[str, str], Callable[[int, int], bool]] = {
    (compare.OVER, compare.OVER): lambda outer, inner: inner >= outer,
    (compare.LEAST, compare.OVER): lambda outer, inner: inner + 1 >= outer,
    (compare.OVER, compare.LEAST): lambda outer, inner: inner > outer,
    (compare.LEAST, compare.LEAST): lambda outer, inner: inner >= outer,
    (compare.UNDER, compare.UNDER): lambda outer, inner: inner <= outer,
    (compare.MOST, compare.UNDER): lambda outer, inner: inner - 1 <= outer,
    (compare.UNDER, compare.MOST): lambda outer, inner: inner < outer,
    (compare.MOST, compare.MOST): lambda outer, inner: inner <= outer,
}
"""Of two amounts that are compared, by the signs of the outer and the inner one."""
