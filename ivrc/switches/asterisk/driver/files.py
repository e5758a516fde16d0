"""The kinds of file that a hotline can have on this switch, each with its reader: what is read is compared with what the
switch says that it holds. A file of another kind is none that is proved, so it is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from ivrc.switches.asterisk.driver import dialplan


class Kind(NamedTuple):
    """How the name of such a file ends, the file of the switch that includes it, and its reader."""

    ending: str
    included_by: str
    read: Callable[[str], Iterator[dialplan.Line]]


KINDS = (Kind(".conf", "extensions.conf", dialplan.read),)
"""The more special endings first: `.queues.conf` would come before `.conf`."""


def kind(name: str) -> Kind:
    """The kind of a file. Raises ValueError for one that nobody reads."""
    for each in KINDS:
        if name.endswith(each.ending):
            return each
    raise ValueError(name)


def dialplans(files: Mapping[str, str]) -> list[dialplan.Line]:
    """The lines of all dialplans among the files."""
    return [
        line
        for name, text in files.items()
        if kind(name).included_by == "extensions.conf"
        for line in kind(name).read(text)
    ]
