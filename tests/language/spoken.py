"""What a sentence tells, in the form of the files in sentences/."""

from __future__ import annotations

from ivrc.language.telling import Reading
from ivrc.language.telling.model import ANY_LENGTH


def told(reading: Reading) -> tuple[str, ...]:
    """Keys and numbers in the order of the sentence, in the form of the files."""
    places = [(key.start, key.keys) for key in reading.keys]
    for typed in reading.typed:
        if typed.lengths != ANY_LENGTH:
            places += [(typed.start, "X" * length) for length in typed.lengths]
        places += [(typed.end, key) for key in (typed.last, typed.end_key) if key]
    return tuple(dict.fromkeys(keys for _, keys in sorted(places, key=lambda place: place[0])))
