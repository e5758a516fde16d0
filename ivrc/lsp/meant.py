"""Which names are of one thing: where it is given, where it is used, and what it can be called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ivrc.lsp.names import DESTINATION, FLOW, HOTLINE, HOURS, NODE, VARIABLE, Named, called
from ivrc.regex import regex

Texts = Mapping[str, str]
"""The texts that belong together, by their files."""
VALUES = ("COLLECT", "CALLBACK", "SURVEY", "SETTING")
"""Blocks and lines whose name is that of a value, too."""
_FITS = regex(r"[\w\-·]+")
_RENAMED = (NODE, HOURS, FLOW, VARIABLE, HOTLINE)


class Found(NamedTuple):
    """A name and the file in which it stands."""

    file: str
    named: Named


def everywhere(texts: Texts, name: str) -> Iterator[Found]:
    """All names of all texts that are this one."""
    for file, text in texts.items():
        yield from (Found(file, each) for each in called(text, name))


def alike(texts: Texts, wanted: Named) -> list[Found]:
    """All that are of the same thing as one of these names, where it is given first."""
    known = list(everywhere(texts, wanted.name))
    index = _index(known)
    thing = _thing(index, wanted)
    same = [each for each in known if _thing(index, each.named) == thing]
    return sorted(same, key=lambda each: not each.named.given)


def given(texts: Texts, wanted: Named) -> list[Found]:
    """Where a name is given."""
    return [each for each in alike(texts, wanted) if each.named.given]


def renamable(texts: Texts, wanted: Named) -> bool:
    """Whether a name can be another: it is given in these texts."""
    return wanted.kind in _RENAMED and bool(given(texts, wanted))


def taken(texts: Texts, wanted: Named, name: str) -> bool:
    """Whether another thing has that name, or it is none."""
    if not _FITS.fullmatch(name):
        return True
    there = wanted._replace(name=name)
    return any(_may_meet(each.named, there) for each in everywhere(texts, name))


def _may_meet(one: Named, other: Named) -> bool:
    """Whether two of one name could be taken for one another."""
    if one.kind == DESTINATION or other.kind == DESTINATION:
        return False
    values = {NODE, VARIABLE}
    return one.kind == other.kind or {one.kind, other.kind} <= values


Index = Mapping[tuple[str, str, str], set[str]]
"""Of each kind, sub-flow and name the blocks that give it."""


def _thing(index: Index, named: Named) -> tuple[str, str, str]:
    """What a name is of: kind, sub-flow, name. A value that a block collects is that block."""
    if named.kind in (NODE, VARIABLE):
        for kind, flow in ((NODE, named.flow), (VARIABLE, named.flow), (NODE, ""), (VARIABLE, "")):
            blocks = index.get((kind, flow, named.name))
            if blocks is not None and (named.kind == kind or blocks & set(VALUES)):
                return kind, flow, named.name
    return named.kind, "", named.name


def _index(known: list[Found]) -> Index:
    made: dict[tuple[str, str, str], set[str]] = {}
    for _, each in known:
        if each.given:
            made.setdefault((each.kind, each.flow, each.name), set()).add(each.block)
    return made
