"""The score of a run, in text and as data."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from tests.mutation import defaults, equivalent
from tests.mutation.equivalent import Rule
from tests.mutation.runner import Fate

RULES = (*equivalent.RULES, *defaults.RULES)


def score(fates: Sequence[Fate]) -> float:
    """The share of killed mutants among those that are not equivalent; 1 where there is none."""
    told = [fate for fate in fates if not fate.equivalent]
    return sum(bool(fate.killed) for fate in told) / len(told) if told else 1.0


def data(fates: Sequence[Fate], rules: Sequence[Rule] = RULES) -> dict[str, Any]:
    """All of it, for JSON."""
    return {
        "mutants": len(fates),
        "killed": sum(bool(fate.killed) for fate in fates),
        "equivalent": sum(bool(fate.equivalent) for fate in fates),
        "score": round(score(fates), 4),
        "by": dict(Counter(fate.killed for fate in fates if fate.killed).most_common()),
        "rules": {rule.name: {"reason": rule.reason, "mutants": sum(f.equivalent == rule.name for f in fates)} for rule in rules},
        "constructs": _scores(fates, lambda fate: fate.mutant.construct),
        "operators": _scores(fates, lambda fate: fate.mutant.operator),
        "survivors": [fate.mutant._asdict() | {"calls": fate.calls} for fate in _survivors(fates)],
    }  # fmt: skip


def text(title: str, fates: Sequence[Fate], rules: Sequence[Rule] = RULES) -> str:
    """The same to read: the survivors with file, line, before and after."""
    told = data(fates, rules)
    lines = [f"{title}: {told['killed']} of {told['mutants'] - told['equivalent']} killed, {told['score']:.1%} ({told['equivalent']} equivalent)"]  # fmt: skip
    lines += [f"  killed by {code}: {count}" for code, count in told["by"].items()]
    lines += [f"  equivalent, {name}: {each['mutants']} ({each['reason']})" for name, each in told["rules"].items() if each["mutants"]]  # fmt: skip
    for what in ("constructs", "operators"):
        lines += [f"  {what}"] + [
            f"    {name:24}{killed:5} of {count}" for name, (killed, count) in told[what].items()
        ]
    for fate in _survivors(fates):
        mutant = fate.mutant
        lines += [f"{mutant.file}:{mutant.line} [{mutant.place}] {mutant.operator}, {fate.calls} calls"]
        lines += [f"  - {line}" for line in mutant.before.splitlines()]
        lines += [f"  + {line}" for line in mutant.after.splitlines()]
    return "\n".join(lines)


def _survivors(fates: Sequence[Fate]) -> list[Fate]:
    return [fate for fate in fates if not fate.killed and not fate.equivalent]


def _scores(fates: Sequence[Fate], of: Callable[[Fate], str]) -> dict[str, tuple[int, int]]:
    """Killed and all, the worst first."""
    found: defaultdict[str, list[Fate]] = defaultdict(list)
    for fate in fates:
        if not fate.equivalent:
            found[of(fate)].append(fate)
    worst = sorted(found.items(), key=lambda each: score(each[1]))
    return {name: (sum(bool(fate.killed) for fate in each), len(each)) for name, each in worst}
