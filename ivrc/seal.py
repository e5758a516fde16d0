"""Records that prove themselves: a JSON object with the SHA-256 of all the rest of it, so that whatever changes in it
is noticed. It guards against damage and mix-ups, not against somebody who seals anew."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

_KEY = "seal"


class Broken(ValueError):
    """Not a record as it was sealed; `value` is what can still be read of it."""

    def __init__(self, value: Any = None) -> None:
        super().__init__(_KEY)
        self.value = value


def sealed(value: Mapping[str, Any]) -> dict[str, Any]:
    """The object with its seal, of the JSON with sorted keys and all but ASCII escaped."""
    return {**value, _KEY: _seal(value)}


def text(value: Mapping[str, Any]) -> str:
    """A record as it is written: the same value gives the same bytes."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def opened(data: bytes) -> dict[str, Any]:
    """The object of a record's bytes, its seal proved and taken off. Raises Broken, whatever the bytes are."""
    value: Any = None
    try:
        value = json.loads(data)
        rest = {key: inner for key, inner in value.items() if key != _KEY}
        if value[_KEY] == _seal(rest):
            return rest
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    raise Broken(value)


def _seal(value: Mapping[str, Any]) -> str:
    return sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
