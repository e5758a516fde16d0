"""The tree: what stands in a menu file, line by line, with its places. Nothing is resolved here."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from ivrc.diagnostics import Span


class Name(NamedTuple):
    """A name as written."""

    text: str
    span: Span


class Text(NamedTuple):
    """Words to speak, as written between quotation marks or as the sentence of an option. `others` are the words for it in
    other languages."""

    raw: str
    span: Span
    others: tuple[Other, ...] = ()


class Phrase(NamedTuple):
    """A standard phrase by name, with the parameters given at this place; `written` is all of it, marks included."""

    name: str
    arguments: tuple[tuple[str, str], ...]
    span: Span
    written: str
    others: tuple[Other, ...] = ()

    def renamed(self, name: str) -> str:
        """The same with another name, in the writer's own marks."""
        inside = self.written[1:-1].rstrip()
        opened = min((at for sign in "(（" if (at := inside.find(sign)) >= 0), default=len(inside))
        parameters = inside[opened:] if inside.endswith((")", "）")) else ""
        return f"{self.written[0]}{name}{parameters}{self.written[-1]}"


class Other(NamedTuple):
    """What is said in the place of words where the call is in that language (BCP 47)."""

    locale: str
    said: Text | Phrase


Speech = tuple[Text | Phrase, ...]


class Way(NamedTuple):
    """`→ 《…》 节点`: what is said on the way and where it leads. A target of None was not written. `language` is the one that
    the call goes on in (`→ 语言 英语 节点`), None where it stays in its own."""

    speech: Speech
    target: Name | None
    span: Span
    language: Name | None = None


class Line(Protocol):
    """What every line has. The lines themselves stand in `lines`, one a file."""

    @property
    def span(self) -> Span: ...


class Asked(Protocol):
    """What every condition of a branch has: the words that stand before its arrow. The conditions themselves stand in
    `conditions`, one a file."""

    @property
    def words(self) -> Name: ...


class Block(NamedTuple):
    """A header and its lines. `kind` is the header's token type (HOTLINE, SAY, MENU …).

    `broken` says that some of its lines could not be read, so that nothing is said to be missing from it. `told` are the
    words of its lines in other languages, each with the place of its line among `lines`, -1 for one that has none.
    `value` is the name that a copy of a sub-flow's block had there, which its value keeps.
    """

    kind: str
    name: Name
    numbers: tuple[Name, ...]
    lines: tuple[Line, ...]
    span: Span
    broken: bool = False
    beneath: tuple[tuple[int, Line], ...] = ()
    value: str = ""


class Include(NamedTuple):
    path: Text
    span: Span


class File(NamedTuple):
    """The blocks and includes of a file. `lost` are the names in headers that could not be read; a file that is
    not `whole` was not read to its end."""

    blocks: tuple[Block, ...]
    includes: tuple[Include, ...]
    lost: frozenset[str] = frozenset()
    whole: bool = True
