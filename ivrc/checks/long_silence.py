"""IVRC304: a menu keeps a caller who does nothing waiting too long."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.course import course
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.counted import counted
from ivrc.diagnostics import Label, Span

LONGEST_MS = 120_000
"""Two minutes of silence, all repeats together and the prompts not counted: nobody is there any more."""


def find(facts: Facts) -> Iterator[Finding]:
    """Each wait and each count lies within its own bounds (IVRC215); here it is their product.

    Settings are inherited, so each place is told once, for the first menu that it governs.
    """
    reported: set[Span] = set()
    for name, node in facts.menus.items():
        tries, place = node.silence.times + 1, node.silence.exit.span
        if tries * node.first_key_ms > LONGEST_MS and place not in reported:
            reported.add(place)
            wait, total = f"{node.first_key_ms / 1000:g}", f"{tries * node.first_key_ms / 1000:g}"
            yield Finding(
                place,
                f"来电者在“{name}”一直不按键，要等 {tries} 次、每次 {wait} 秒，一共 {total} 秒才有下文",
                f'a caller who presses nothing in "{name}" waits {counted(tries, "time")} {wait} s: '
                f"{total} s before anything happens",
                "缩短等待或减少重听，例如：无按键 5秒，重听 2次，→ 客服坐席。",
                "Wait less or repeat less, for instance: no input 5s, repeat 2 times, -> agents.",
                [Label(node.span, "等在这个菜单里", "the menu that waits")],
                course(facts.reached, name).then([(name, node.silence.exit)]),
            )


CHECK = Check("IVRC304", find)
