"""What branches ask besides the clock, and what is tried of it: of every value that is asked the numbers that are just so or
just not so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ivrc.coverage.conditions import CONDITIONS
from ivrc.coverage.replies import asked_of, candidates
from ivrc.coverage.route import Held
from ivrc.coverage.switched import list_of, queue_name, queue_of, switch_of
from ivrc.flow.condition import Condition
from ivrc.flow.nodes import Case, Entry, Hotline, Node, Number
from ivrc.flow.shape import parts
from ivrc.flow.switches import queues
from ivrc.flow.values import CALLED, CALLER, NATIONAL
from ivrc.simulate.events.enlist import IN, OUT
from ivrc.simulate.events.turn import OFF, ON
from ivrc.simulate.match import matched

Tests = Mapping[str, tuple[Condition, ...]]

_MOST_LENGTHS = 6
_LENGTHS = range(1, 9)


def by_clock(condition: Condition) -> bool:
    """Whether the moment alone tells if a condition holds."""
    return CONDITIONS[type(condition)].asks is None


def what(condition: Condition) -> str:
    """What a condition asks; empty where that is the clock."""
    asks = CONDITIONS[type(condition)].asks
    return asks.what(condition) if asks else ""


def asked(nodes: Iterable[Node]) -> Tests:
    """All conditions that ask something else than the clock, by what they ask."""
    found: dict[str, dict[Condition, None]] = {}
    for node in nodes:
        for case in parts(node, Case):
            if name := what(case.test):
                found.setdefault(name, {})[case.test] = None
    return {name: tuple(tests) for name, tests in found.items()}


def begun(hotline: Hotline, tests: Tests, withheld: bool = False) -> Held:
    """What is asked of that which a call brings as it comes in: how switches and lists are, by which of the hotline's numbers it does, and
    who calls, which no `withheld` call tells."""
    found: dict[str, tuple[str, ...]] = {name: (OFF, ON) for name in tests if switch_of(name)}
    found |= {name: (OUT,) if withheld else (OUT, IN) for name in tests if list_of(name)}
    found |= {queue_name(name): ("", *states) for name, states in queues(hotline).items()}
    for value in hotline.values.values():
        if value.name in tests and value.source == CALLED and hotline.numbers:
            found[value.name] = hotline.numbers
        elif value.name in tests and value.source == NATIONAL:
            callers = dict.fromkeys(number for test in tests[value.name] for number in near(test, ()))
            found[value.name] = ("",) if withheld else tuple(callers)
    if not withheld and any(value.source == CALLER for value in hotline.values.values()):
        return frozenset(
            (name, each if queue_of(name) else tuple(filter(None, each))) for name, each in found.items()
        )
    return frozenset(found.items())


def narrowed(condition: Condition, held: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those of which it is true, and the others."""
    asks = CONDITIONS[type(condition)].asks
    assert asks is not None
    so = [asks.true_of(condition, each) for each in held]
    return tuple(each for each, yes in zip(held, so) if yes), tuple(
        each for each, yes in zip(held, so) if not yes
    )


def near(condition: Condition, lengths: Iterable[int]) -> Iterator[str]:
    """What is just so, or just not so, in these lengths."""
    asks = CONDITIONS[type(condition)].asks
    return asks.near(condition, lengths) if asks else iter(())


def near_to(tests: Iterable[Condition]) -> Iterator[str]:
    """What is just so or just not so of these, where a service gives it: in any length that is usual."""
    for test in tests:
        yield from near(test, _LENGTHS)


def choices(
    entry: Entry | Number, entries: Sequence[Entry | Number], tests: Iterable[Condition]
) -> tuple[str, ...]:
    """Keys that are an entry, near to what these conditions ask of its value; also with the key that may be its last."""
    lengths = _few(entry.lengths) if isinstance(entry, Number) else [len(entry.pattern)]
    found = dict.fromkeys(keys for test in tests for keys in near(test, lengths))
    if isinstance(entry, Number) and entry.last:
        found |= dict.fromkeys(keys[:-1] + entry.last for keys in found)
    return tuple(keys for keys in found if matched(keys, entries) is entry)


def tried(hotline: Hotline, name: str, tests: Iterable[Condition]) -> Iterator[str]:
    """All that callers can type for a value and that is near to these conditions, in whichever menu they do."""
    every = tuple(tests)
    found: dict[str, None] = dict.fromkeys(dict(begun(hotline, {name: every})).get(name, ()))
    for node in hotline.nodes.values():
        entries = getattr(node, "entries", ())
        for entry in entries:
            if entry.variable == name:
                found.update(dict.fromkeys(choices(entry, entries, every)))
    if asked_of(hotline, name):
        found.update(dict.fromkeys(candidates(hotline, name, near_to(every), ())))
    yield from found


def _few(lengths: Sequence[int]) -> list[int]:
    """Some of them: the shortest, and the longest."""
    return sorted({*lengths[: _MOST_LENGTHS - 1], lengths[-1]})
