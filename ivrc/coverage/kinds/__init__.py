"""How each kind of node is covered, one kind a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ivrc.coverage.kinds.base import Kind
from ivrc.flow.kinds import of_each

KINDS: Mapping[type, Kind[Any]] = of_each(__name__, "COVERAGE")
