"""What a sentence tells: keys, numbers to type, and the numbers that can be read in two ways."""

from __future__ import annotations

from typing import NamedTuple

LONGEST_ENTRY = 32
"""Keys. No telephone number, card or account that a caller types is longer."""

ANY_LENGTH = tuple(range(1, LONGEST_ENTRY + 1))
"""Of a number whose sentence tells how it ends, but not how long it is."""


class SpokenKey(NamedTuple):
    """A key (or keys pressed one after the other, `*9`) that the caller is told to press.

    Keys with the same `purpose` are offered for one thing (`按1或2`), those with another for another.
    `start` and `end` are places in the sentence, `verb` the word that tells them, empty where it is left out.
    """

    keys: str
    start: int
    end: int
    purpose: int = 0
    verb: str = ""


class Typed(NamedTuple):
    """A number that the caller is told to type: the lengths that are right, ascending; the key that ends it, if one
    is told; a key that may stand for its last digit (`X请按星号代替`); its name as the sentence has it."""

    lengths: tuple[int, ...]
    end_key: str
    last: str
    variable: str
    start: int
    end: int
    purpose: int = 0


class Open(NamedTuple):
    """Something to type of which the sentence tells neither length nor end (`请直接拨分机号`)."""

    variable: str
    start: int
    end: int


class Doubt(NamedTuple):
    """A number that may be a key and may be none. `keys` is what it would bind, empty where even that is unclear.

    `longer`: the entries that a key would be the beginning of (`7XXXX`), where it may be one, and `variable` the name of
    what is typed after it.
    """

    keys: tuple[str, ...]
    start: int
    end: int
    why: str
    longer: tuple[str, ...] = ()
    variable: str = ""


class Reading(NamedTuple):
    """A sentence read whole. `strays` are short numbers that no verb tells and nothing explains
    (`话费查询1`, `Help is 9`): they are none, and somebody may have forgotten the verb. `holds_on`: an option of these words also
    takes the caller who presses nothing (`人工服务请按0或直接等待`). `asks_for_speech`: words are asked for instead of a key
    (`press or say 1`)."""

    keys: tuple[SpokenKey, ...] = ()
    typed: tuple[Typed, ...] = ()
    open: tuple[Open, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    strays: tuple[Doubt, ...] = ()
    holds_on: bool = False
    asks_for_speech: bool = False
