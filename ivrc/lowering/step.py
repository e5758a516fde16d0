"""A line between what is said that becomes a node of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from ivrc.diagnostics import Span
from ivrc.language.tree import Line
from ivrc.lowering.draft import Draft

L = TypeVar("L", bound=Line)


class Step(NamedTuple, Generic[L]):
    """The line, and what adds its node: of that name, from the line, with the name of the node that follows. The place
    is that of the whole block where its first node is this one, else the line's."""

    line: type[L]
    lower: Callable[[Draft, str, L, str, Span], None]
