"""A trace as a person reads it: what the caller hears and does, line by line, in Chinese or English."""

from __future__ import annotations

from ivrc.flow.nodes import Hotline
from ivrc.simulate.events import events
from ivrc.simulate.trace import CALLER, Event

LEGS = {"desk": ("坐席", "desk")}
"""Whose ear an event is for that is not for the caller's."""


def line(event: Event, hotline: Hotline, lang: str) -> str:
    """One event as a line: the time in minutes and seconds, then what happens."""
    minutes, seconds = divmod(event.at_ms // 1000, 60)
    told = events()[event.kind].line(event.what, event.node, hotline, lang)
    if event.leg != CALLER:
        told = f"[{LEGS[event.leg][0 if lang == 'zh' else 1]}] {told}"
    return f"{minutes:02d}:{seconds:02d}  {told}"


def head(hotline: Hotline, moment: str, number: str, lang: str) -> str:
    """The first line of a transcript: which hotline is called, when and by whom."""
    called = " ".join((hotline.name, *hotline.numbers))
    if lang == "zh":
        return f"来电  {called}  {moment}" + (f"  主叫 {number}" if number else "")
    return f"call to {called}, {moment}" + (f", from {number}" if number else "")
