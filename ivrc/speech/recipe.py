"""All that decides how a prompt sounds. Its hash is the address of the prompt in the cache, and the entry there holds
it whole, so that an entry that came to a wrong address is not taken for the right one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from ivrc.speech import mastering


class Recipe(NamedTuple):
    """`text` is what the engine is given, part by part (of a recording, the SHA-256 of its file), `rests` the
    milliseconds after each part but the last, `syllables` how many there are, and how many of them of numbers. A `piece` is mastered without the margins of a prompt. `mastering` is
    the version of what is done to the sound."""

    engine: str
    version: str
    voice: str
    rate: float
    number_rate: float
    pauses: float
    text: tuple[str, ...]
    rests: tuple[int, ...] = ()
    piece: bool = False
    syllables: tuple[int, int] = (0, 0)
    mastering: str = mastering.VERSION

    @property
    def key(self) -> str:
        """The address: SHA-256, hexadecimal."""
        return hashlib.sha256(json.dumps(self.as_data(), sort_keys=True).encode()).hexdigest()

    def as_data(self) -> dict[str, Any]:
        """The recipe as it stands in an entry."""
        return {
            **self._asdict(),
            "text": list(self.text),
            "rests": list(self.rests),
            "syllables": list(self.syllables),
        }

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Recipe:
        """The recipe of `as_data`. Raises TypeError where it is none."""
        listed = {key: tuple(data.get(key, ())) for key in ("text", "rests", "syllables")}
        return cls(**{**data, **listed})
