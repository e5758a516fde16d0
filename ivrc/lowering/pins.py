"""须是口令: the PIN of the site that a number must be, told where no number could be it."""

from __future__ import annotations

from collections.abc import Sequence

from ivrc.language.lines.digits import DigitsLine
from ivrc.language.lines.number import NumberLine
from ivrc.language.width import narrow
from ivrc.lowering.draft import Draft
from ivrc.lowering.secrets import no_pin

_LEAST, _MOST = 4, 16
"""Digits that a PIN has, as the schema of a site says."""


def required(draft: Draft, line: DigitsLine | NumberLine, lengths: Sequence[int]) -> str:
    """The name of the PIN; nothing where any number will do."""
    if line.pin is None:
        return ""
    name = narrow(line.pin.text)
    if line.last or not any(_LEAST <= length <= _MOST for length in lengths):
        draft.found.append(no_pin(line.pin.span, name, (_LEAST, _MOST)))
    return name
