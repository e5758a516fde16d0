"""Whether a condition of a branch holds, one a file, by the rules of docs/semantics.md."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ivrc.flow.conditions import of_each
from ivrc.simulate.standing import Standing

HOLDS: Mapping[type, Callable[[Standing, Any], bool]] = of_each(__name__, "holds")
"""Of every condition whether it holds as a call stands."""
