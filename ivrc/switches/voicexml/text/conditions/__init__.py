"""A condition of a branch as an expression of ECMAScript, one a file. `minute` is that of the week."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ivrc.flow.conditions import of_those
from ivrc.switches.voicexml.text.plan import Plan

CONDITIONS: Mapping[type, Callable[[Plan, Any], str]] = of_those(__name__, "emit")
