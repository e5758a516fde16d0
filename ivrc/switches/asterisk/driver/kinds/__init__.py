"""What the switch's events mean, one kind of node a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ivrc.switches.asterisk.driver.reading import Reader
from ivrc.switches.kinds import readers

READERS: Mapping[type, Reader[Any]] = readers(__name__, Reader[Any]())
