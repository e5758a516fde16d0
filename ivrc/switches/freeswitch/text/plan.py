"""What every part of one emitted dialplan shares: the names of contexts and variables, and where files lie."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import NamedTuple

from ivrc.flow.nodes import Edge, Hotline, Node
from ivrc.site import Site
from ivrc.switches.freeswitch.text import labels
from ivrc.switches.freeswitch.text.syntax import do, put
from ivrc.switches.names import of_hotline, safe, table

NAME = "freeswitch"

_HOTLINE_BYTES = 60
_NAME_BYTES = 160


class Plan(NamedTuple):
    """`contexts` by node, `variables` by the flow's value.

    A node's context is `ivrc-HOTLINE.NODE`. What all nodes share stands in the context `entry`, `ivrc-HOTLINE`.
    """

    hotline: Hotline
    site: Site
    entry: str
    contexts: dict[str, str]
    variables: dict[str, str]
    folder: str

    def go(self, edge: Edge) -> str:
        """The action that takes an edge."""
        return put(labels.NEXT, self.enter(edge))

    def enter(self, edge: Edge) -> str:
        """The step that begins an edge's node."""
        return f"{labels.ENTER} XML {self.contexts[edge.target]}"

    def stay(self, node: Node, step: str) -> str:
        """The action that goes on to another step of the same node."""
        return put(labels.NEXT, f"{step} XML {self.contexts[node.id]}")

    def shared(self, step: str, words: str = "") -> str:
        """The action that does what all nodes share, and comes back."""
        return do("execute_extension", f"{step} XML {self.entry}", words)

    def place(self, setting: str, default: str) -> str:
        """The folder for sounds, recordings or messages; without a binding, below a folder of the switch's own."""
        if setting == "sounds" and self.site.deployed:
            return f"{self.site.deployed}/sounds"
        base = self.site.binding(setting, NAME).rstrip("/") or f"$${{{default}}}/ivrc"
        return f"{late(base)}/{self.folder}"

    def dial(self, destination: str) -> str:
        """The dial string of a destination."""
        return late(self.site.destinations[destination][NAME])

    def dial_extension(self, extension: str) -> str:
        """The dial string of an extension."""
        return late(self.site.binding("extensions", NAME)).replace("{}", extension)

    def title(self, node: Node) -> str:
        """What a reader of the file needs to find the node in its source."""
        return f"{type(node).__name__} {node.id} ({node.span.file}:{node.span.line})"


def late(bound: str) -> str:
    """What a site binds, with its global variables `$${name}` read when the call comes, not when the file is."""
    return bound.replace("$${", "${")


def word(name: str) -> str:
    """A name from the menu file as one word of an application's data: nothing in it is cut or replaced."""
    return safe(name, _NAME_BYTES)


def entry(hotline: str) -> str:
    """The context that calls of a hotline come in by."""
    return f"ivrc-{of_hotline(hotline, _HOTLINE_BYTES)}"


def way_in(hotline: str, site: Site) -> str:
    """The context by which calls come into this build of a hotline."""
    return f"{entry(hotline)}.{site.build}" if site.deployed else entry(hotline)


def plan(hotline: Hotline, site: Site) -> Plan:
    """The names of a hotline's parts."""
    folder = of_hotline(hotline.name, _HOTLINE_BYTES)
    own = way_in(hotline.name, site)
    return Plan(
        hotline,
        site,
        own,
        _apart(table(own, hotline.nodes, _NAME_BYTES)),
        {name: f"ivrc_v{number}" for number, name in enumerate(hotline.values, 1)},
        folder,
    )


def _apart(names: dict[str, str]) -> dict[str, str]:
    """The same names, and where two differ by case only, told apart: the switch does not mind case."""
    count = Counter(name.lower() for name in names.values())
    return {
        own: f"{name}-{sha256(own.encode()).hexdigest()[:8]}" if count[name.lower()] > 1 else name
        for own, name in names.items()
    }
