"""JSON as RFC 8259 has it, and nothing that could be read in two ways: no NaN, no key that stands twice in an object."""

from __future__ import annotations

import json
from typing import Any


class TwiceError(ValueError):
    """A key that stands twice in one object."""


def decoded(text: str) -> Any:
    """The value. Raises ValueError, of which TwiceError is one, and RecursionError."""
    return _DECODER.decode(text)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        keys = [key for key, _ in pairs]
        raise TwiceError(next(key for key in keys if keys.count(key) > 1))
    return value


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number")


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_number)
