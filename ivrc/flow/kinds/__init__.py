"""The kinds of nodes, one a file: what a node of the kind holds, and what it is (`TRAITS`). A file here with a `KIND` is a
kind; every other layer has a file of the same name for it, and there is no list."""

from __future__ import annotations

from collections.abc import Mapping

from ivrc.flow.family import Family, names
from ivrc.flow.traits import Traits

__all__ = ("KINDS", "NAMES", "TRAITS", "names", "of_each", "of_those")

_FAMILY = Family(__name__, "KIND")

KINDS: Mapping[str, type] = _FAMILY.members
"""Every kind there is by its name, which is that of its file and, in the JSON form, that of its nodes."""

NAMES: Mapping[type, str] = _FAMILY.names

of_each, of_those = _FAMILY.of_each, _FAMILY.of_those

TRAITS: Mapping[type, Traits] = of_each(__name__, "TRAITS")
"""What each kind is."""
