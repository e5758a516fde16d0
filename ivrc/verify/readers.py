"""The kinds of file that a hotline can have on a switch, each with its reader: what is read is compared with what the
switch says that it holds. A file of another kind is none that is proved, so it is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

PartT = TypeVar("PartT")


class Kind(NamedTuple, Generic[PartT]):
    """How the name of such a file ends, which part of the switch takes it in, and its reader.

    The reader raises ValueError on what it does not know, so that nothing goes unread.
    """

    ending: str
    taken_by: str
    read: Callable[[str], Iterable[PartT]]


def kind(kinds: Sequence[Kind[PartT]], name: str) -> Kind[PartT]:
    """The kind of a file, the first that fits: the more special endings stand first, `.queues.conf` before `.conf`.

    Raises ValueError for a file that nobody reads.
    """
    for each in kinds:
        if name.endswith(each.ending):
            return each
    raise ValueError(name)


def taken_by(kinds: Sequence[Kind[PartT]], part: str, files: Mapping[str, str]) -> dict[str, str]:
    """The texts among the files that a part of the switch takes in. Raises ValueError where nobody reads a file."""
    return {name: text for name, text in files.items() if kind(kinds, name).taken_by == part}


def read(kinds: Sequence[Kind[PartT]], part: str, files: Mapping[str, str]) -> Iterator[PartT]:
    """What those say."""
    for name, text in taken_by(kinds, part, files).items():
        yield from kind(kinds, name).read(text)
