"""What a check is: a code and one pure function from a flow's facts to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ivrc.checks.facts import Facts
from ivrc.diagnostics import Diagnostic, Label, Span, finding


class Finding(NamedTuple):
    """What a check says about a place. The code is the check's own."""

    span: Span
    zh: str
    en: str
    mend_zh: str
    mend_en: str
    labels: Iterable[Label] = ()


class Check(NamedTuple):
    """A question asked of every flow. Its page is `docs/checks/CODE.md`; title, severity and whether what it finds may
    stand are in the table of codes.

    `find` reads the facts, changes nothing, and is linear in the size of the flow.
    """

    code: str
    find: Callable[[Facts], Iterator[Finding]]

    def answers(self, facts: Facts) -> list[Diagnostic]:
        """All that it finds."""
        return list(self.ask(facts))

    def ask(self, facts: Facts) -> Iterator[Diagnostic]:
        """The findings as diagnostics."""
        for found in self.find(facts):
            yield finding(
                self.code,
                found.span,
                zh=found.zh,
                en=found.en,
                mend_zh=found.mend_zh,
                mend_en=found.mend_en,
                labels=found.labels,
            )
