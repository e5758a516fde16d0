"""From what a branch asks, as it is written, to a condition, one a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ivrc.flow.condition import Condition
from ivrc.flow.conditions import CONDITIONS as OF_THE_FLOW
from ivrc.flow.conditions import of_each
from ivrc.language.conditions import conditions as written
from ivrc.language.tree import Asked
from ivrc.lowering.draft import Draft

Lower = Callable[[Draft, Any], Condition]

LOWER: Mapping[type[Asked], Lower] = {
    written()[name].tree: lower
    for name, lower in zip(OF_THE_FLOW, of_each(__name__, "lower").values(), strict=True)
}
"""By what it is in the tree. What cannot be asked is told, and a condition is given all the same."""
