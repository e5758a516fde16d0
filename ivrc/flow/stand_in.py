"""Who is dialled in the place of a desk that is away (docs/semantics.md, rule 42)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Annotated, NamedTuple

from ivrc.flow.form import form
from ivrc.flow.parts import Announces, Dials, Switch
from ivrc.flow.shape import parts


class StandIn(NamedTuple):
    """`by` is dialled in the place of `of` while the switch is on. `before` is what the caller hears before the talk with
    `by`, where anything is said there, and `late` what in its place after a telephone has rung in vain."""

    of: Annotated[str, form(minLength=1, description="The desk that may be away.")]
    by: Dials
    switch: Switch
    before: Annotated[Announces, form(if_any=True)] = ""
    late: Annotated[Announces, form(if_any=True)] = ""


_AWAY = "~away"
"""Ends the name of the switch that tells whether a desk is away. No switch that a hotline names holds a `~`."""


def switch_of(desk: str) -> str:
    """The switch that is on while a desk is away."""
    return f"{desk}{_AWAY}"


def desk_of(switch: str) -> str:
    """The desk that is away while a switch is on; empty for any other switch."""
    return switch.removesuffix(_AWAY) if switch.endswith(_AWAY) else ""


def chain(known: Iterable[StandIn], desk: str) -> Iterator[StandIn]:
    """Who stands in for a desk, who for them if they are away too, and so on. Stand-ins go in no circle."""
    by_desk = {each.of: each for each in known}
    while desk in by_desk:
        yield by_desk[desk]
        desk = by_desk[desk].by


def dialled(known: Iterable[StandIn], desk: str, on: Container[str]) -> str:
    """Who is dialled where a desk is named, while these switches are on."""
    for each in chain(known, desk):
        if each.switch not in on:
            break
        desk = each.by
    return desk


def stands_in(node: object, name: str) -> bool:
    """Whether somebody is dialled in a node in the place of another."""
    return any(each.by == name for each in parts(node, StandIn))
