"""What is declared of a kind of event: its fields, its words in a transcript, how a scenario's line is read as one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ivrc.flow.nodes import Hotline

ANY = ""
"""As the value of a first field: whatever it is."""

COLUMNS = (0, 11)
"""How wide the column of verbs is in each language; two spaces follow a Chinese verb."""

INDENTS = (6, 11)
"""How far an event is indented that belongs to the one before it."""


class Wording(NamedTuple):
    """An event in one language: a verb, the rest with the fields by number, and what a scenario may write as verb."""

    verb: str
    rest: str = ""
    also: tuple[str, ...] = ()


class Words(NamedTuple):
    """An event in both languages. `under` tells that it belongs to the event before it, and stands under that one."""

    zh: Wording
    en: Wording
    under: bool = False

    def of(self, lang: str) -> Wording:
        """Those of a language."""
        return self.zh if lang == "zh" else self.en

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every verb that means the event."""
        return tuple(verb for one in (self.zh, self.en) for verb in (one.verb, *one.also))


class Doubt(NamedTuple):
    """Why a line makes no sense: in Chinese and English, with names that may have been meant, and an example of a line
    that makes sense, in both."""

    zh: str
    en: str
    known: tuple[str, ...] = ()
    example: tuple[str, str] = ("", "")


class Asked(NamedTuple):
    """What the fields of an event have to be, as far as they are given: an empty one may be anything.

    `whole` tells that words are the whole clip and no part of it.
    """

    what: tuple[str, ...] = ()
    whole: bool = False


Shown = tuple[tuple[str, ...], tuple[str, ...]]


def as_they_are(what: tuple[str, ...], node: str, hotline: Hotline) -> Shown:
    """Fields that are shown as the event has them."""
    return what, what


def equal(asked: Asked, what: tuple[str, ...], hotline: Hotline) -> bool:
    """Whether the fields are those asked for."""
    return all(not one or one == other for one, other in zip(asked.what, what))


class EventKind(NamedTuple):
    """A kind of event, everything that is to be known about it.

    `fields` name what it carries. `words` tell it, by the value of its first field or for ANY of them; `loose` are
    verbs of scenarios that mean it whatever that value. `uncompared` are the fields that equality of traces leaves out.
    `read` reads what follows the verb in a scenario (None: nothing may follow), `meets` tells whether fields are those
    that were read, and `shows` gives them in the words of a transcript, in Chinese and English. `unnoticed` tells that only the
    menu file's own names are in it: nobody in a call is aware of it.
    """

    name: str
    words: Mapping[str, Words]
    fields: tuple[str, ...] = ()
    uncompared: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    read: Callable[[str, Hotline], tuple[Asked, ...] | Doubt] | None = None
    meets: Callable[[Asked, tuple[str, ...], Hotline], bool] = equal
    shows: Callable[[tuple[str, ...], str, Hotline], Shown] = as_they_are
    unnoticed: bool = False

    def compared(self, what: tuple[str, ...]) -> tuple[str, ...]:
        """The fields that equality looks at."""
        left_out = {self.fields.index(name) for name in self.uncompared}
        return tuple(value for place, value in enumerate(what) if place not in left_out)

    def line(self, what: tuple[str, ...], node: str, hotline: Hotline, lang: str) -> str:
        """The event as a line of a transcript, without its time."""
        which = 0 if lang == "zh" else 1
        first = what[0] if what else ANY
        words = self.words.get(first) or self.words[ANY]
        wording = (words.zh, words.en)[which]
        if words.under:
            return " " * INDENTS[which] + wording.verb
        if not wording.rest:
            return wording.verb
        verb = wording.verb.ljust(COLUMNS[which]) if COLUMNS[which] else f"{wording.verb}  "
        return verb + wording.rest.format(*self.shows(what, node, hotline)[which])
