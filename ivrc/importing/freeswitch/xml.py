"""XML with the line of every element. No document type is taken: it could make a small file a very large one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat


@dataclass
class Element:
    """An element: its name, attributes, line from 1, and what is in it."""

    name: str
    attributes: dict[str, str]
    line: int
    within: list[Element] = field(default_factory=list)

    def all(self, name: str) -> Iterator[Element]:
        """The elements of a name in it, however deep, in their order."""
        for element in self.within:
            if element.name == name:
                yield element
            yield from element.all(name)


class NotXml(Exception):
    """The text is not XML: the line, and why."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line, self.why = line, why


_DEEPEST = 100


def read(text: str) -> Element:
    """The elements of a text, in one that has no name. Raises NotXml."""
    root = Element("", {}, 0)
    path = [root]
    parser = expat.ParserCreate()

    def begin(name: str, attributes: dict[str, str]) -> None:
        if len(path) > _DEEPEST:
            raise NotXml(parser.CurrentLineNumber, "nested too deep")
        element = Element(name, attributes, parser.CurrentLineNumber)
        path[-1].within.append(element)
        path.append(element)

    def refuse(*_: object) -> None:
        raise NotXml(parser.CurrentLineNumber, "DOCTYPE")

    parser.StartElementHandler = begin
    parser.EndElementHandler = lambda name: path.pop() and None
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(text, True)
    except expat.ExpatError as problem:
        raise NotXml(problem.lineno, expat.ErrorString(problem.code)) from None
    return root
