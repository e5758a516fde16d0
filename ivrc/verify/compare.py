"""Two traces of one call, the simulator's and a switch's: where they part, and both side by side."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.diagnostics import Span
from ivrc.diagnostics.terminal import cells
from ivrc.flow.nodes import Hotline
from ivrc.simulate.trace import Event
from ivrc.simulate.transcript import line
from ivrc.verify.driver import Wait

EARLY_MS, LATE_MS = 100, 600
"""How much a time-out may be early or late, in the switch's own time. At ten times real speed 0.6 s are 60 ms of a
machine that may be busy; the shortest difference that a caller's ear would mind is about a second."""


def parting(meant: Sequence[Event], there: Sequence[Event]) -> int | None:
    """The number of the first event in which two traces differ (one may end there), or None."""
    for number, (one, other) in enumerate(zip(meant, there)):
        if not one.same_as(other):
            return number
    return None if len(meant) == len(there) else min(len(meant), len(there))


def source(hotline: Hotline, meant: Sequence[Event], at: int) -> Span:
    """The line of the menu file that an event comes from: its node's."""
    for event in (*meant[at : at + 1], *reversed(meant[:at])):
        if event.node in hotline.nodes:
            return hotline.nodes[event.node].span
    return hotline.span


def on_time(wait: Wait) -> bool:
    """Whether a time-out lies within its tolerance."""
    return wait.wanted_ms - wait.grain_ms - EARLY_MS <= wait.took_ms <= wait.wanted_ms + LATE_MS


def side_by_side(
    hotline: Hotline, meant: Sequence[Event], there: Sequence[Event], at: int, lang: str, around: int = 6
) -> str:
    """Two transcripts in two columns, around the event in which they part; that line is marked `>`."""
    heads = ("应当", "交换机上") if lang == "zh" else ("as the menu file says", "on the switch")
    first, last = max(0, at - around), at + around
    left = [_line(event, hotline, lang) for event in meant[first:last]]
    right = [_line(event, hotline, lang) for event in there[first:last]]
    width = max(cells(text) for text in (heads[0], *left))
    rows = [f"  {heads[0]}{' ' * (width - cells(heads[0]))} │ {heads[1]}"]
    if first:
        rows.append(f"  {'⋮'}{' ' * (width - 1)} │ ⋮")
    for number in range(max(len(left), len(right))):
        one = left[number] if number < len(left) else ""
        other = right[number] if number < len(right) else ""
        mark = ">" if first + number == at else " "
        rows.append(f"{mark} {one}{' ' * (width - cells(one))} │ {other}".rstrip())
    return "\n".join(rows)


def _line(event: Event, hotline: Hotline, lang: str) -> str:
    try:
        return line(event, hotline, lang)
    except (KeyError, IndexError):
        return str(event)
