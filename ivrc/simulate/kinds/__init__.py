"""What a call does in a node, one kind a file, by the rules of docs/semantics.md."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ivrc.flow.kinds import of_each
from ivrc.flow.nodes import Edge
from ivrc.simulate.progress import Run

STEPS: Mapping[type, Callable[[Run, Any], Edge]] = of_each(__name__, "step")
"""The step of every kind: it acts on the call and gives the way on, or raises `Over` where the call ends."""
