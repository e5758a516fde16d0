"""IVRC315: a menu offers more than a caller can keep in mind."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.counted import counted
from ivrc.flow.nodes import Entry, Number

MOST_OPTIONS = 5
"""Besides 0, `*` and `#`, which callers know without listening."""

FAMILIAR = ("0", "*", "#")


def _familiar(entry: Entry | Number) -> bool:
    return isinstance(entry, Entry) and entry.pattern in FAMILIAR


def find(facts: Facts) -> Iterator[Finding]:
    """Keys of one line are one option: whoever may press any key has nothing to keep in mind."""
    for name, node in facts.menus.items():
        count = len({entry.edge.span for entry in node.entries if not _familiar(entry)})
        if count > MOST_OPTIONS:
            yield Finding(
                node.span,
                f"菜单“{name}”有 {count} 个选项（不算 0、* 和 #），来电者听到后面已忘了前面",
                f'menu "{name}" has {counted(count, "option")} besides 0, * and #: by the last the caller forgets the first',
                f"每层不超过 {MOST_OPTIONS} 项，把少用的归到下一层，例如：其他业务请按5 → 其他业务。",
                f"Keep to {MOST_OPTIONS} and move the rarer ones a level down: For anything else, press 5 -> others.",
            )


CHECK = Check("IVRC315", find)
