"""What the parts of one document share: how it names things."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ivrc.flow.nodes import Edge, Hotline
from ivrc.site import Site

NAME = "voicexml"
LANGUAGE = "spoken"
"""The variable that holds the language of the call."""


class Plan(NamedTuple):
    """How the document names things. `audio` has the `<audio>` element of each clip, `languages` its locale where
    it is not the document's; `rules` gives a grammar rule id that no other grammar has."""

    hotline: Hotline
    forms: dict[str, str]
    audio: dict[str, str]
    languages: dict[str, str]
    variables: dict[str, str]
    timetables: dict[str, str]
    rules: Iterator[int]
    site: Site

    def go(self, edge: Edge) -> str:
        """The step to an edge's node."""
        return f'<goto next="#{self.forms[edge.target]}"/>'
