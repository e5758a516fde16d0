"""What is seen of a dialling: an extension in vain, and words for those who have waited."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from ivrc.flow.kinds.transfer import Transfer
from ivrc.flow.nodes import Hotline, Node
from ivrc.simulate.trace import Event


def rang_in_vain(events: Sequence[Event]) -> bool:
    """Whether a telephone has rung to its end since the last node was entered."""
    here = takewhile(lambda event: event.kind != "goto", reversed(events))
    return any(event.what == ("no-answer",) for event in here if event.kind == "outcome")


def late(hotline: Hotline, events: Sequence[Event], destination: str) -> bool:
    """Whether those words are said as somebody answers."""
    node = hotline.nodes[events[-1].node]
    return isinstance(node, Transfer) and bool(node.late_of(destination)) and rang_in_vain(events)


def in_vain(node: Node, outcome: str, dials: int) -> str:
    """The variable of the extension that rang to the end, or was not even called; empty where none did."""
    silent = outcome == "no-answer" or not dials
    return node.extension if isinstance(node, Transfer) and silent else ""
