"""Names of a configuration as names of a menu file: letters, digits, `-` and `_`."""

from __future__ import annotations

from collections.abc import Iterable

from ivrc.regex import regex

_OTHER = regex(r"[^0-9A-Za-z\u4e00-\u9fff_]+")
_TAKEN = frozenset(("repeat", "back", "hang-up", "重听", "返回", "挂机", "undecided", "待定"))
"""Words that stand in the place of a name."""

MOST = 40


def name(text: str) -> str:
    """A text as a name, perhaps of several things."""
    made = _OTHER.sub("-", text).strip("-_")[:MOST].strip("-_") or "node"
    return f"{made}-node" if made.lower() in _TAKEN else made


def of_sounds(sounds: Iterable[str]) -> dict[str, str]:
    """A name of its own for each sound file, without the file's ending."""
    listed = list(dict.fromkeys(sounds))
    made = names(enumerate(bare(sound) for sound in listed))
    return {sound: made[place] for place, sound in enumerate(listed)}


def bare(sound: str) -> str:
    """A sound file without its ending."""
    stem, dot, ending = sound.rpartition(".")
    return stem if dot and ending.lower() in ("wav", "gsm", "mp3", "ulaw", "alaw", "sln", "g722") else sound


def called(texts: Iterable[str]) -> dict[str, str]:
    """A name of its own for each text."""
    listed = list(dict.fromkeys(texts))
    made = names(enumerate(listed))
    return {text: made[place] for place, text in enumerate(listed)}


def names(texts: Iterable[tuple[int, str]]) -> dict[int, str]:
    """A name of its own for each place."""
    made: dict[int, str] = {}
    seen: set[str] = set()
    for place, text in texts:
        wanted = one = name(text)
        number = 1
        while one.lower() in seen:
            number += 1
            one = f"{wanted}-{number}"
        seen.add(one.lower())
        made[place] = one
    return made
