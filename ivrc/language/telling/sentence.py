"""One sentence while it is read: its verbs in order and what each governs."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from ivrc.language.telling.keylist import Key, Keys
from ivrc.language.telling.lexicon import BREAK, Lexicon
from ivrc.language.telling.model import Doubt, Open, Reading, SpokenKey, Typed
from ivrc.language.telling.numbers import Number, numbers
from ivrc.regex import regex

BREAKS = regex(BREAK)
_START = attrgetter("start")


class Verb(NamedTuple):
    """A verb that tells keys, of its class in its language's table."""

    kind: str
    text: str
    start: int
    end: int
    lexicon: Lexicon


class Tell(NamedTuple):
    """What one verb governs, from `start` to `end`: keys, a number to type, or something to type of no known length."""

    start: int
    end: int
    verb: Verb | None
    keys: tuple[SpokenKey, ...] = ()
    typed: Typed | None = None
    open: Open | None = None
    extension: bool = False


class Sentence:
    """A plain sentence (`text` as it was written), the languages in which it may tell, and what it was found to tell.

    A place is spent where what stands there is explained.
    """

    def __init__(self, text: str, plain: str, lexicons: tuple[Lexicon, ...]) -> None:
        self.text, self.plain, self.lexicons = text, plain, lexicons
        self.numbers: dict[int, Number] = numbers(plain, text)
        self.tells: list[Tell] = []
        self.doubts: list[Doubt] = []
        self.strays: list[Doubt] = []
        self.services: list[tuple[Verb, Keys]] = []
        self.unread: list[Verb] = []
        """Verbs of typing of whose object nothing is known."""
        self.telephones = False
        self.breaks = _breaks(plain, self.numbers.values())
        """The places of the marks between clauses."""
        self.signed = [lexicon for lexicon in lexicons if lexicon.sign.search(plain)]
        """The languages by which a star or a pound sign stands in it."""
        self._spent = bytearray(len(plain))
        self._governed = bytearray(len(plain))

    def clause(self, at: int) -> tuple[int, int]:
        """The clause around a place."""
        after = bisect_left(self.breaks, at)
        start = self.breaks[after - 1] + 1 if after else 0
        return start, self.breaks[after] if after < len(self.breaks) else len(self.plain)

    def words(self, start: int, end: int) -> str:
        """What stands between the two places, as it was written, without the blanks around it."""
        return self.text[start:end].strip()

    def free(self, start: int, end: int) -> bool:
        """Whether nothing between the two places is explained yet."""
        return self._spent.find(1, start, end) < 0

    def ungoverned(self, start: int, end: int) -> bool:
        """Whether nothing between the two places is the object of a verb, be it told or not."""
        return self._governed.find(1, start, end) < 0

    def spend(self, start: int, end: int) -> None:
        """What stands between the two places is explained."""
        self._spent[start:end] = b"\1" * (end - start)

    def govern(self, start: int, end: int) -> None:
        """What stands between the two places is the object of a verb."""
        self._governed[start:end] = b"\1" * (end - start)

    def add(self, tell: Tell) -> None:
        insort(self.tells, tell, key=_START)
        self.spend(tell.start, tell.end)
        self.govern(tell.start, tell.end)

    def offer(
        self, keys: tuple[Key, ...], start: int, end: int, verb: Verb | None = None, extension: bool = False
    ) -> None:
        """Keys for one purpose."""
        purpose = start
        word = verb.text if verb else ""
        told = tuple(SpokenKey(key.keys, key.start, key.end, purpose, word) for key in keys)
        self.add(Tell(start, end, verb, told, extension=extension))

    def reading(self) -> Reading:
        """All that it was found to tell."""
        told = [key for tell in self.tells for key in tell.keys]
        typed = [tell.typed for tell in self.tells if tell.typed]
        open_ = [tell.open for tell in self.tells if tell.open]
        doubts = sorted(self.doubts, key=_START)
        return Reading(tuple(told), tuple(typed), tuple(open_), tuple(doubts), tuple(self.strays))

    def doubt(self, keys: tuple[Key, ...], start: int, end: int, why: str) -> None:
        self.spend(start, end)
        self.doubts.append(Doubt(tuple(dict.fromkeys(key.keys for key in keys)), start, end, why))


def _breaks(plain: str, numbers: Iterable[Number]) -> list[int]:
    """A mark within a number (8:30) is none."""
    places = [match.start() for match in BREAKS.finditer(plain)]
    others = [number for number in numbers if number.kind != "keys"] if places else []
    return [at for at in places if not any(number.start <= at < number.end for number in others)]
