"""The numbers that a project's callers dial, and the hotline that each leads to.

A number stands with its hotline, or in the table `numbers:` of `ivrc.yaml`. It leads to one hotline, whichever way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ivrc.diagnostics import Diagnostic, Label, Span, finding
from ivrc.diagnostics.near import mend, nearest
from ivrc.files import read, shown
from ivrc.lowering.heads import Head, digits
from ivrc.project import FILE, Project


class Dialled(NamedTuple):
    """A number, digits only. `own` says that the hotline's header has it, and so the hotline knows it itself."""

    number: str
    hotline: str
    own: bool


def table(project: Project) -> dict[str, str]:
    """The numbers of `ivrc.yaml` as written, each with the name of its hotline."""
    return dict(project.settings.get("numbers", {}))


def dialled(project: Project, heads: Sequence[Head]) -> tuple[Dialled, ...]:
    """Every number of a project, in order: those of its hotlines, and those of the table."""
    found = {
        digits(number): Dialled(digits(number), one.name, True) for one in heads for number, _ in one.numbers
    }
    for number, name in table(project).items():
        found.setdefault(digits(number), Dialled(digits(number), name, False))
    return tuple(found[number] for number in sorted(found) if number)


def misled(project: Project, heads: Sequence[Head], *, whole: bool) -> Iterator[Diagnostic]:
    """What is wrong with the table: a number that another hotline has, or stands there twice, and, where `heads` are those
    of the `whole` project, a hotline that there is not."""
    if not table(project):
        return
    own = {digits(number): (one.name, span) for one in heads for number, span in one.numbers}
    names = [one.name for one in heads]
    places = _places(project)
    seen: dict[str, tuple[str, Span]] = {}
    for number, name in table(project).items():
        place = places.get(number, Span(shown(project.root / FILE)))
        other = own.get(digits(number)) or seen.get(digits(number))
        if other and (other[0] != name or digits(number) in seen):
            yield _taken(number, place, name, *other)
        seen.setdefault(digits(number), (name, place))
        if whole and name not in names:
            yield _no_hotline(number, name, place, names)


def _places(project: Project) -> dict[str, Span]:
    """Where each number of the table stands."""
    from ivrc.yamlfile import Schema
    from ivrc.yamlfile import read as parsed

    path = project.root / FILE
    text, _ = read(path, shown(path))
    marks = parsed(shown(path), text or "", Schema(None)).marks
    return {number: marks.key(("numbers", number)) for number in table(project)}


def _taken(number: str, place: Span, name: str, other: str, first: Span) -> Diagnostic:
    return finding(
        "IVRC014",
        place,
        zh=f"号码 {number} 已经是热线“{other}”的，号码表又把它给了“{name}”",
        en=f'the number {number} is that of the hotline "{other}" already, and the table gives it to "{name}"',
        mend_zh="从号码表或热线里删去其中一处。",
        mend_en="Take it out of the table, or out of the hotline.",
        labels=(Label(first, "先在这里写过", "it was written here first"),),
    )


def _no_hotline(number: str, name: str, place: Span, names: Sequence[str]) -> Diagnostic:
    zh, en = mend(
        nearest(name, names),
        f"改成项目里的一条热线：{'、'.join(names) or '还没有'}。",
        f"Write one of the project's hotlines: {', '.join(names) or 'there are none yet'}.",
    )
    return finding(
        "IVRC016",
        place,
        zh=f"号码表把 {number} 给了热线“{name}”，项目里没有这条热线",
        en=f'the table of numbers leads {number} to the hotline "{name}", which the project does not have',
        mend_zh=zh,
        mend_en=en,
    )
