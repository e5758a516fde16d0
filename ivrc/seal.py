"""Records that prove themselves: a JSON object with the SHA-256 of all the rest of it, so that whatever changes in it
is noticed. It guards against damage and mix-ups, not against somebody who seals anew."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from json.encoder import encode_basestring
from typing import Any

_KEY = "seal"


class Broken(ValueError):
    """Not a record as it was sealed; `value` is what can still be read of it."""

    def __init__(self, value: Any = None) -> None:
        super().__init__(_KEY)
        self.value = value


def sealed(value: Mapping[str, Any]) -> dict[str, Any]:
    """The object with its seal, of the JSON with sorted keys and all but ASCII escaped. One that is sealed stays so."""
    bare = {key: inner for key, inner in value.items() if key != _KEY}
    return {**bare, _KEY: _seal(bare)}


def text(value: Mapping[str, Any]) -> str:
    """A record as it is written: the same value gives the same bytes."""
    return _indented(value, "\n") + "\n"


def _indented(value: Any, line: str) -> str:
    """As `json.dumps(value, ensure_ascii=False, indent=1)`, which takes several times as long."""
    inner = f"{line} "
    between = f",{inner}"
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, Mapping) and value:
        pairs = [
            f"{encode_basestring(key)}: {encode_basestring(item) if type(item) is str else _indented(item, inner)}"
            for key, item in value.items()
        ]
        return f"{{{inner}{between.join(pairs)}{line}}}"
    if isinstance(value, list | tuple) and value:
        return f"[{inner}{between.join([_indented(item, inner) for item in value])}{line}]"
    return json.dumps(value)


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
