"""IVRC302: a key can cut the recording notice short."""

from __future__ import annotations

from collections.abc import Iterator

from ivrc.checks.course import Course, course
from ivrc.checks.facts import Facts
from ivrc.checks.model import Check, Finding
from ivrc.simulate.events.clips import INTERRUPTED


def find(facts: Facts) -> Iterator[Finding]:
    """Every node that plays the notice and lets a key stop it (docs/semantics.md, rule 3)."""
    notices = facts.hotline.notices
    if not notices:
        return
    for name, plays in facts.plays.items():
        cut = tuple(play.clip for play in plays if play.clip in notices and play.interruptible)
        if cut:
            yield Finding(
                facts.nodes[name].span,
                f"“{facts.owner(name)}”里的录音告知可以被按键打断，来电者可能没听完就被录音",
                f'a key can interrupt the recording notice in "{facts.owner(name)}": the caller may be recorded without knowing',
                "在这一节里加一行：不可打断。",
                "Add a line to this block: no barge-in.",
                course=_cut_short(facts, name, cut),
            )


def _cut_short(facts: Facts, name: str, notice: tuple[str, ...]) -> Course | None:
    """The call in which somebody presses a key in the notice."""
    if name not in facts.reached:
        return None
    return course(facts.reached, name)._replace(event=INTERRUPTED.name, typed="1", during=notice)


CHECK = Check("IVRC302", find)
