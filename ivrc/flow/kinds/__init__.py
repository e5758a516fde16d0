"""The kinds of nodes, one a file: what a node of the kind holds, and what it is (`TRAITS`). A file here with a `KIND` is a
kind; every other layer has a file of the same name for it, and there is no list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from ivrc.flow.traits import Traits


def names(package: str) -> tuple[str, ...]:
    """The names of the files in a layer's folder of kinds, in the order of the alphabet."""
    return tuple(sorted(module.name for module in iter_modules(import_module(package).__path__)))


def _modules() -> Iterator[tuple[str, ModuleType]]:
    for name in names(__name__):
        yield name, import_module(f"{__name__}.{name}")


_MODULES = dict(_modules())

KINDS: Mapping[str, type] = {name: module.KIND for name, module in _MODULES.items()}
"""Every kind there is by its name, which is that of its file and, in the JSON form, that of its nodes."""

NAMES: Mapping[type, str] = {kind: name for name, kind in KINDS.items()}

TRAITS: Mapping[type, Traits] = {module.KIND: module.TRAITS for module in _MODULES.values()}
"""What each kind is."""


def of_each(package: str, attribute: str) -> dict[type, Any]:
    """What a layer has for each kind: an attribute of its file of the kind's name.

    Raises ModuleNotFoundError where the layer has none.
    """
    return {kind: getattr(import_module(f"{package}.{name}"), attribute) for name, kind in KINDS.items()}


def of_those(package: str, attribute: str) -> dict[type, Any]:
    """The same, of the kinds that a layer need not have, or need not have this for."""
    there = set(names(package))
    found = {
        kind: getattr(import_module(f"{package}.{name}"), attribute, None)
        for name, kind in KINDS.items()
        if name in there
    }
    return {kind: what for kind, what in found.items() if what is not None}
