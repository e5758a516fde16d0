"""Every mend there is: a module of this package with a `MEND` is one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module

from ivrc import mends
from ivrc.diagnostics import Diagnostic
from ivrc.mends.model import Lines, Mend
from ivrc.modules import modules


@cache
def by_code() -> Mapping[str, Mend]:
    """The mend for each code that has one."""
    found: dict[str, Mend] = {}
    for name in modules(mends.__path__):
        mend = getattr(import_module(f"ivrc.mends.{name}"), "MEND", None) if name != "registry" else None
        if isinstance(mend, Mend):
            found.update(dict.fromkeys(mend.codes, mend))
    return found


def mended(found: Iterable[Diagnostic], sources: Mapping[str, str]) -> list[Diagnostic]:
    """The findings, each with the edits that mend it. `sources` are the texts of menu files by the names that spans give."""
    lines: dict[str, Lines] = {}
    told: list[Diagnostic] = []
    for one in found:
        mend, source = by_code().get(one.code), sources.get(one.span.file)
        if mend and source is not None and one.span.line and not one.edits:
            text = lines.setdefault(one.span.file, Lines(tuple(source.split("\n"))))
            edits = tuple(
                each._replace(span=each.span._replace(file=one.span.file)) for each in mend.edits(one, text)
            )
            one = one._replace(edits=edits)
        told.append(one)
    return told
