"""Which of the findings that may stand a project wants to be told: a profile, or single codes, less some.

What cannot be read or built, and what would break a promise to the caller, is told always.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ivrc.diagnostics import sets
from ivrc.diagnostics.codes import Code, finding, may_stand, table
from ivrc.diagnostics.model import Diagnostic, Severity, Span
from ivrc.regex import regex

PROFILES = ("minimal", "recommended", "strict")
USUAL = "recommended"
_BEGINNING = regex(r"([A-Z]{2,8})[0-9]{0,4}")
"""A code, or the beginning of one: its letters are whole."""


class Chosen(NamedTuple):
    """`select` and `ignore` hold codes, beginnings of codes (`IVRC32`), names of profiles and of sets. `own` are the codes of the team's
    own checks."""

    select: tuple[str, ...] = (USUAL,)
    ignore: tuple[str, ...] = ()
    own: tuple[Code, ...] = ()

    @property
    def may_stand(self) -> frozenset[str]:
        """The codes that a comment can allow."""
        return may_stand() | {row.code for row in self.own}

    def row(self, code: str) -> Code | None:
        """What a code is; None for one that nobody knows."""
        return next((row for row in self.own if row.code == code), None) or table().get(code)

    def tells(self, code: str) -> bool:
        """Whether findings of a code are told."""
        row = self.row(code)
        if row is None or not row.may_stand:
            return True
        return any(_meant(word, row) for word in self.select) and not self.ignores(code)

    def ignores(self, code: str) -> bool:
        """Whether a code is among those that are left out by name."""
        row = self.row(code)
        return row is not None and row.may_stand and any(_meant(word, row) for word in self.ignore)

    def of(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The findings that are told."""
        return [one for one in found if self.tells(one.code)]

    def over(self, select: Iterable[str], ignore: Iterable[str]) -> Chosen:
        """What a command line says beside it: `select` in its place, `ignore` besides."""
        return self._replace(select=tuple(select) or self.select, ignore=(*self.ignore, *ignore))

    def unknown(self, words: Iterable[str]) -> list[str]:
        """The words that mean no code that can be chosen, and no profile."""
        rows = [row for row in (*table().values(), *self.own) if row.may_stand]
        return [word for word in words if not any(_meant(word, row) for row in rows)]


def of_settings(settings: Mapping[str, Any]) -> Chosen:
    """What `ivrc.yaml` says under `checks`: a profile, sets and single codes besides, and codes to leave out."""
    named = (settings.get("profile", USUAL), *settings.get("sets", ()), *settings.get("select", ()))
    return Chosen(named, tuple(settings.get("ignore", ())))


def judge(
    settings: Mapping[str, Any], place: Callable[[tuple[str | int, ...]], Span], own: tuple[Code, ...] = ()
) -> Iterator[Diagnostic]:
    """What under `checks` of `ivrc.yaml` means nothing: codes that there are not, and some that are told always."""
    chosen = Chosen(own=own)
    for key in ("select", "ignore"):
        for number, word in enumerate(settings.get("checks", {}).get(key, ())):
            if chosen.unknown([word]):
                yield finding(
                    "IVRC025",
                    place(("checks", key, number)),
                    zh=f"{word} 总是要说的" if word in table() else f"没有 {word} 这个编号",
                    en=f"{word} is told always" if word in table() else f"there is no code {word}",
                    mend_zh="删去它；能选的编号见：ivrc rules。",
                    mend_en="Delete it; the codes that can be chosen are told by: ivrc rules.",
                )


def _meant(word: str, row: Code) -> bool:
    if word not in PROFILES:
        if not word.isupper():
            return row.code in sets.codes(word)
        begins = _BEGINNING.fullmatch(word)
        return begins is not None and begins[1] == row.code.rstrip("0123456789") and row.code.startswith(word)
    if word == "minimal":
        return row.severity is Severity.ERROR
    return word == "strict" or not row.strict
