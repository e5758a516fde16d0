"""Which findings may stand as they are, and what the comments that allow them come to."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from typing import NamedTuple

from ivrc.diagnostics import Allowed, Diagnostic, finding
from ivrc.diagnostics.codes import table
from ivrc.diagnostics.near import Nearest, mend, near_code
from ivrc.language.allowances import Allowance


class Sifted(NamedTuple):
    """What is left of the findings, what is allowed, and the comments that allow nothing."""

    found: list[Diagnostic]
    allowed: list[Allowed]
    idle: list[Diagnostic]


def sift(
    found: Sequence[Diagnostic], allowances: Sequence[Allowance], *, checked: bool, may: frozenset[str]
) -> Sifted:
    """Takes the findings that are allowed out, of the codes that `may` be. Unless the flow was `checked`, no comment is called idle."""
    allowances = [one for one in allowances if _is_code(one.code, may)]
    if not allowances:
        return Sifted(list(found), [], [])
    by_place = {(one.span.file, one.line, one.code): one for one in allowances if one.code in may}
    left: list[Diagnostic] = []
    allowed: list[Allowed] = []
    used: set[Allowance] = set()
    for one in found:
        by = by_place.get((one.span.file, one.span.line, one.code))
        if by is None:
            left.append(one)
        else:
            used.add(by)
            allowed.append(Allowed(one, by.span, by.reason))
    places = Places(found, may)
    left.extend(_refused(one, places) for one in allowances if one.code not in may)
    idle = [one for one in allowances if one.code in may and one not in used] if checked else []
    return Sifted(left, allowed, [_idle(one, places) for one in idle])


def _is_code(code: str, may: frozenset[str]) -> bool:
    """Whether it is one of ivrc's, or begins as one of the team's own does. A comment about anything else is just a comment."""
    letters = code.rstrip("0123456789")
    return letters == "IVRC" or any(each.rstrip("0123456789") == letters for each in may)


class Places:
    """Where what was found is, asked once for each comment however many there are."""

    def __init__(self, found: Sequence[Diagnostic], may: frozenset[str]) -> None:
        self.may = may
        self._codes: dict[tuple[str, int], list[str]] = {}
        self._lines: dict[tuple[str, str], list[int]] = {}
        for one in sorted(found, key=lambda one: one.span.line):
            self._codes.setdefault((one.span.file, one.span.line), []).append(one.code)
            self._lines.setdefault((one.span.file, one.code), []).append(one.span.line)
        self.near = Nearest()

    def codes(self, file: str, line: int) -> list[str]:
        """What may stand of that which is found on a line."""
        return sorted(self.may.intersection(self._codes.get((file, line), ())))

    def line(self, file: str, code: str, near: int) -> int:
        """The line nearest to a place on which a code is found; 0 if it is nowhere in the file."""
        lines = self._lines.get((file, code), [])
        after = bisect(lines, near)
        return min(lines[max(after - 1, 0) : after + 1], key=lambda line: abs(line - near), default=0)


def _refused(one: Allowance, places: Places) -> Diagnostic:
    """A code that cannot be allowed or that is none. Most likely what is found on its line was meant."""
    if one.code in table():
        return finding(
            "IVRC114",
            one.span,
            zh=f"{one.code} 不能用注释允许",
            en=f"{one.code} cannot be allowed by a comment",
            mend_zh=f"改好它，并删去这条注释；为什么不能允许，见：ivrc explain {one.code}。",
            mend_en=f"Mend it and delete the comment; why it cannot be allowed says: ivrc explain {one.code}.",
        )
    here = places.codes(one.span.file, one.line)
    near = places.near(one.code, here) or near_code(one.code, places.may)
    zh, en = mend(near, "代码写在每处发现的前面。", "The code stands before each finding.")
    return finding(
        "IVRC114",
        one.span,
        zh=f"没有 {one.code} 这个代码",
        en=f"there is no code {one.code}",
        mend_zh=zh,
        mend_en=en,
        fix=near or None,
    )


def _idle(one: Allowance, places: Places) -> Diagnostic:
    """A comment that allows nothing. Where the same is found elsewhere in the file, it may be meant for that."""
    line = places.line(one.span.file, one.code, one.span.line)
    return finding(
        "IVRC115",
        one.span,
        zh=f"这里允许了 {one.code}，可是没有这样的发现",
        en=f"{one.code} is allowed here, and nothing of the kind is found",
        mend_zh=f"第 {line} 行有 {one.code}：把注释移到它的上一行或行末。" if line else "删去这条注释。",
        mend_en=f"There is {one.code} in line {line}: put the comment right above it or at its end."
        if line
        else "Delete the comment.",
    )
