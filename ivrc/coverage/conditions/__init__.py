"""How each condition of a branch is covered, one a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ivrc.coverage.conditions.base import Condition
from ivrc.flow.conditions import of_each

CONDITIONS: Mapping[type, Condition[Any]] = of_each(__name__, "COVERAGE")
