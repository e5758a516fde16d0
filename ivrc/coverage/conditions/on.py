"""The day."""

from __future__ import annotations

from ivrc.coverage.conditions.base import Condition
from ivrc.flow.conditions.on import On

COVERAGE = Condition[On]()
