"""A family: things of one sort, one a file, found by their files; every layer has a file of the same name for each of them,
and there is no list."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any


def names(package: str) -> tuple[str, ...]:
    """The names of the files in a layer's folder of a family, in the order of the alphabet."""
    return tuple(sorted(module.name for module in iter_modules(import_module(package).__path__)))


class Family:
    """Those that a package of the flow declares, each file by what stands in it under the name `declared`."""

    def __init__(self, package: str, declared: str) -> None:
        self.modules: Mapping[str, ModuleType] = {
            name: import_module(f"{package}.{name}") for name in names(package)
        }
        self.members: dict[str, type] = {
            name: getattr(module, declared) for name, module in self.modules.items()
        }

    def of_each(self, package: str, attribute: str) -> dict[type, Any]:
        """What a layer has for each member: an attribute of its file of the member's name.

        Raises ModuleNotFoundError where the layer has none.
        """
        return {
            member: getattr(import_module(f"{package}.{name}"), attribute)
            for name, member in self.members.items()
        }

    def of_those(self, package: str, attribute: str) -> dict[type, Any]:
        """The same, of the members that a layer need not have, or need not have this for."""
        there = set(names(package))
        found = {
            member: getattr(import_module(f"{package}.{name}"), attribute, None)
            for name, member in self.members.items()
            if name in there
        }
        return {member: what for member, what in found.items() if what is not None}
