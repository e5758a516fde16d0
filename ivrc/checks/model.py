"""What a check is: a code, a level, a title, and one pure function from a flow's facts to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ivrc.checks.facts import Facts
from ivrc.diagnostics import Diagnostic, Label, Severity, Span


class Finding(NamedTuple):
    """What a check says about a place. Code and level are the check's own."""

    span: Span
    zh: str
    en: str
    mend_zh: str
    mend_en: str
    labels: Iterable[Label] = ()


class Check(NamedTuple):
    """A question asked of every flow; its page is `docs/checks/CODE.md`.

    `find` reads the facts, changes nothing, and is linear in the size of the flow. With `must` what it finds cannot
    be allowed where it stands: the call would be recorded against the law, or could not be carried out.
    """

    code: str
    level: Severity
    zh: str
    en: str
    find: Callable[[Facts], Iterator[Finding]]
    must: bool = False

    def answers(self, facts: Facts) -> list[Diagnostic]:
        """All that it finds."""
        return list(self.ask(facts))

    def ask(self, facts: Facts) -> Iterator[Diagnostic]:
        """The findings as diagnostics."""
        for found in self.find(facts):
            yield Diagnostic(
                self.code,
                self.level,
                found.span,
                found.zh,
                found.en,
                found.mend_zh,
                found.mend_en,
                tuple(found.labels),
            )
