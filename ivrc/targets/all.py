"""Every target there is. A new one is a file and a line here; a third party's comes by the entry point `ivrc.targets`."""

from __future__ import annotations

from importlib import import_module

from ivrc.targets.base import Target

SHIPPED = ("asterisk", "freeswitch", "voicexml")
ENTRY_POINTS = "ivrc.targets"


def names() -> tuple[str, ...]:
    """The names that `-t` takes, the shipped ones first."""
    from importlib.metadata import entry_points

    return (*SHIPPED, *sorted({point.name for point in entry_points(group=ENTRY_POINTS)} - set(SHIPPED)))


def load(name: str) -> Target:
    """The target of that name. KeyError where there is none."""
    if name in SHIPPED:
        target = import_module(f"ivrc.targets.{name}").TARGET
    else:
        from importlib.metadata import entry_points

        target = entry_points(group=ENTRY_POINTS)[name].load()
    assert isinstance(target, Target)
    return target
