"""What the parts of one emitted dialplan share: names of contexts and variables, and where files lie."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.flow.nodes import Edge, Hotline, Node
from ivrc.site import Site
from ivrc.switches.asterisk.text.syntax import NAME_BYTES, argument, goto
from ivrc.switches.names import of_hotline, safe, table

NAME = "asterisk"

_SUFFIX_BYTES = 10
_HOTLINE_BYTES = 44
_BESIDE_BYTES = 30
"""Of a hotline whose name is followed by that of the build: the length of a context is limited."""


class Plan(NamedTuple):
    """`contexts` by node, `variables` by the flow's value.

    A node's context is `ivrc-HOTLINE.NODE`, and what else it needs is that name and `~` and a word. No name
    of a hotline or node keeps a `~` or, in a hotline, a dot, so two of these never meet. Its clips lie in `sounds`.
    """

    hotline: Hotline
    site: Site
    entry: str
    common: str
    contexts: dict[str, str]
    variables: dict[str, str]
    sounds: str
    folder: str

    def target(self, edge: Edge) -> str:
        """The context that an edge leads to."""
        return self.contexts[edge.target]

    def go(self, edge: Edge) -> str:
        """The application that takes an edge."""
        return goto(self.contexts[edge.target])

    def clip(self, name: str) -> str:
        """A clip as an application's argument: without suffix, found below the switch's folder of sounds."""
        return argument(f"{self.sounds}/{name}")

    def recording(self) -> str:
        """The file of the call's recording. A relative name lies below the switch's `monitor` folder."""
        base = self.site.binding("recordings", NAME) or "ivrc"
        return argument(f"{base}/{self.folder}/") + "${UNIQUEID}.wav"

    def message(self, mailbox: str) -> str:
        """The file of a caller's message. `%d` is the count of messages that the call has left."""
        base = self.site.binding("messages", NAME)
        root = argument(base) if base else "${ASTSPOOLDIR}/ivrc"
        return f"{root}/{self.folder}/{self.mailbox(mailbox)}/${{UNIQUEID}}-%d.wav"

    def mailbox(self, name: str) -> str:
        """A mailbox as the name of a folder."""
        return safe(name, NAME_BYTES)

    def language(self, locale: str) -> str:
        """A language as the channel has it."""
        return f"{self.site.tongue}{code(locale)}"

    def title(self, node: Node) -> str:
        """What a reader of the file needs to find the node in its source."""
        return f"{type(node).__name__} {node.id} ({node.span.file}:{node.span.line})"


def code(locale: str) -> str:
    """A language as the switch's folders of sounds are called: it looks for `en_US`, then for `en`."""
    return locale.replace("-", "_")


def entry(hotline: str) -> str:
    """The context that calls of a hotline come in by."""
    return f"ivrc-{of_hotline(hotline, _HOTLINE_BYTES)}"


def way_in(hotline: str, site: Site) -> str:
    """The context by which calls come into this build of a hotline."""
    return f"ivrc-{of_hotline(hotline, _BESIDE_BYTES)}.{site.build}" if site.deployed else entry(hotline)


def plan(hotline: Hotline, site: Site) -> Plan:
    """The names of a hotline's parts."""
    folder = of_hotline(hotline.name, _HOTLINE_BYTES)
    own = way_in(hotline.name, site)
    return Plan(
        hotline,
        site,
        own,
        f"{own}~all",
        table(own, hotline.nodes, NAME_BYTES - _SUFFIX_BYTES),
        {name: f"IVRC_V{number}" for number, name in enumerate(hotline.values, 1)},
        f"{site.deployed}/sounds" if site.deployed else f"{site.binding('sounds', NAME) or 'ivrc'}/{folder}",
        folder,
    )
