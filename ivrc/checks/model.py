"""What a check is: a code and one pure function from a flow's facts to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ivrc.checks.course import Course
from ivrc.checks.facts import Facts
from ivrc.diagnostics import Diagnostic, Label, Severity, Span, finding
from ivrc.flow.causes import Words

Replays = Callable[[str, Course], tuple[str, ...]]
"""From a code and a course that a finding of it tells of to the arguments of `ivrc call` that play such a call."""


class Finding(NamedTuple):
    """What a check says about a place. The code is the check's own. `course` is the call that it tells of, where it tells of
    one."""

    span: Span
    zh: str
    en: str
    mend_zh: str
    mend_en: str
    labels: Iterable[Label] = ()
    course: Course | None = None


def unplayed(code: str, course: Course) -> tuple[str, ...]:
    """Where nobody asks how a call is played."""
    return ()


class Check(NamedTuple):
    """A question asked of every flow. Its page is `docs/checks/CODE.md`; title, severity and whether what it finds may
    stand are in the table of codes.

    `find` reads the facts, changes nothing, and is linear in the size of the flow.

    A team's own check has its title and severity with it; those of ivrc's own stand in the table.
    """

    code: str
    find: Callable[[Facts], Iterable[Finding]]
    title: Words | None = None
    severity: Severity = Severity.WARNING

    def answers(self, facts: Facts, replays: Replays = unplayed) -> list[Diagnostic]:
        """All that it finds."""
        return list(self.ask(facts, replays))

    def ask(self, facts: Facts, replays: Replays = unplayed) -> Iterator[Diagnostic]:
        """The findings as diagnostics, each that tells of a call with how to play it."""
        for found in self.find(facts):
            told = finding(
                self.code,
                found.span,
                zh=found.zh,
                en=found.en,
                mend_zh=found.mend_zh,
                mend_en=found.mend_en,
                labels=found.labels,
                severity=self.severity if self.title else None,
            )
            told = told._replace(title=tuple(self.title)) if self.title else told
            yield told if found.course is None else told._replace(replay=replays(self.code, found.course))
