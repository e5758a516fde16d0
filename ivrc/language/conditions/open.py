"""`上班 → …`: a name, of opening hours."""

from __future__ import annotations

from typing import NamedTuple

from ivrc.language.conditions.form import Kind
from ivrc.language.tree import Name


class OpenAsked(NamedTuple):
    """The opening hours that are asked, by their name."""

    words: Name


CONDITION = Kind(OpenAsked)
