"""The conditions of a branch, one a file: what each asks. A file here with a `CONDITION` is one; every other layer has a file
of the same name for it, and there is no list."""

from __future__ import annotations

from collections.abc import Mapping

from ivrc.flow.family import Family

_FAMILY = Family(__name__, "CONDITION")

CONDITIONS: Mapping[str, type] = _FAMILY.members
"""Every condition there is by its name, which is that of its file and, in the JSON form, its `kind`."""

NAMES: Mapping[type, str] = _FAMILY.names

of_each, of_those = _FAMILY.of_each, _FAMILY.of_those
