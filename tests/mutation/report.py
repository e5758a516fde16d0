"""The score of a run, in text and as data."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from tests.mutation import defaults, deserted, equivalent
from tests.mutation.equivalent import Rule
from tests.mutation.runner import Fate

RULES = (*equivalent.RULES, *defaults.RULES, deserted.NOBODY)


def score(fates: Sequence[Fate]) -> float:
    """The share of killed mutants among those that are not equivalent and that the machine could decide; 1 where there is
    none."""
    return least([fate for fate in fates if not fate.undecided])


def least(fates: Sequence[Fate]) -> float:
    """The same if every one that is undecided survived."""
    told = [fate for fate in fates if not fate.equivalent]
    return sum(bool(fate.killed) for fate in told) / len(told) if told else 1.0


def data(fates: Sequence[Fate], rules: Sequence[Rule] = RULES) -> dict[str, Any]:
    """All of it, for JSON."""
    return {
        "mutants": len(fates),
        "killed": sum(bool(fate.killed) for fate in fates),
        "equivalent": sum(bool(fate.equivalent) for fate in fates),
        "undecided": sum(bool(fate.undecided) for fate in fates),
        "score": round(score(fates), 4),
        "least": round(least(fates), 4),
        "by": dict(Counter(fate.killed for fate in fates if fate.killed).most_common()),
        "rules": {rule.name: {"reason": rule.reason, "mutants": sum(f.equivalent == rule.name for f in fates)} for rule in rules},
        "constructs": _scores(fates, lambda fate: fate.mutant.construct),
        "operators": _scores(fates, lambda fate: fate.mutant.operator),
        "survivors": [fate.mutant._asdict() | {"calls": fate.calls} for fate in fates if fate.survived],
        "open": [fate.mutant._asdict() | {"calls": fate.undecided} for fate in fates if fate.undecided],
    }  # fmt: skip


def text(title: str, fates: Sequence[Fate], rules: Sequence[Rule] = RULES) -> str:
    """The same to read: the survivors with file, line, before and after."""
    told = data(fates, rules)
    decided = told["mutants"] - told["equivalent"] - told["undecided"]
    open_ = f", {told['undecided']} undecided: {told['least']:.1%} at least" if told["undecided"] else ""
    lines = [
        f"{title}: {told['killed']} of {decided} killed, {told['score']:.1%} ({told['equivalent']} equivalent{open_})"
    ]
    lines += [f"  killed by {code}: {count}" for code, count in told["by"].items()]
    lines += [f"  equivalent, {name}: {each['mutants']} ({each['reason']})" for name, each in told["rules"].items() if each["mutants"]]  # fmt: skip
    for what in ("constructs", "operators"):
        lines += [f"  {what}"] + [
            f"    {name:24}{killed:5} of {count}" for name, (killed, count) in told[what].items()
        ]
    for fate in fates:
        if fate.survived or fate.undecided:
            mutant, how = fate.mutant, f"undecided by {len(fate.undecided)}" if fate.undecided else "survived"
            lines += [
                f"{mutant.file}:{mutant.line} [{mutant.place}] {mutant.operator}, {how} of {fate.calls} calls"
            ]
            lines += [f"  - {line}" for line in mutant.before.splitlines()]
            lines += [f"  + {line}" for line in mutant.after.splitlines()]
    return "\n".join(lines)


def _scores(fates: Sequence[Fate], of: Callable[[Fate], str]) -> dict[str, tuple[int, int]]:
    """Killed and all that were decided, the worst first."""
    found: defaultdict[str, list[Fate]] = defaultdict(list)
    for fate in fates:
        if not fate.equivalent and not fate.undecided:
            found[of(fate)].append(fate)
    worst = sorted(found.items(), key=lambda each: score(each[1]))
    return {name: (sum(bool(fate.killed) for fate in each), len(each)) for name, each in worst}
