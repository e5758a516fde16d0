"""One sentence while it is read: its verbs in order and what each governs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from ivrc.language.telling.keylist import Key, Keys, key_list
from ivrc.language.telling.lengths import length_in
from ivrc.language.telling.lexicon import BREAK, Lexicon
from ivrc.language.telling.model import Doubt, Open, Told, Typed
from ivrc.language.telling.numbers import Number, numbers

_BREAK = re.compile(BREAK)
_ALL = "0123456789*#"
_NEAR = 48
"""Characters before a verb in which its sentence tells that the call is over."""
_DOUBTS = 50
"""Doubts about one sentence after which it is read no further: it is refused in any case."""
_SERVICE = (5, 6)
"""Digits of a number that is a service's, where a verb of dialling governs it."""


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
    keys: tuple[Told, ...] = ()
    typed: Typed | None = None
    open: Open | None = None


class Sentence:
    """A plain sentence (`text` as it was written), the languages in which it may tell, and what it was found to tell.

    `spent` are the places of numbers that are explained.
    """

    def __init__(self, text: str, plain: str, lexicons: tuple[Lexicon, ...]) -> None:
        self.text, self.plain, self.lexicons = text, plain, lexicons
        self.numbers: dict[int, Number] = numbers(plain, text)
        self.tells: list[Tell] = []
        self.doubts: list[Doubt] = []
        self.strays: list[Doubt] = []
        self.spent: list[tuple[int, int]] = []
        self.services: list[tuple[Verb, Keys]] = []

    @cached_property
    def breaks(self) -> list[int]:
        """The places of the marks between clauses. A mark within a number (8:30) is none."""
        within = {place for each in self.numbers.values() for place in range(each.start + 1, each.end)}
        return [match.start() for match in _BREAK.finditer(self.plain) if match.start() not in within]

    def clause(self, at: int) -> tuple[int, int]:
        """The clause around a place."""
        after = bisect_left(self.breaks, at)
        start = self.breaks[after - 1] + 1 if after else 0
        return start, self.breaks[after] if after < len(self.breaks) else len(self.plain)

    def free(self, start: int, end: int) -> bool:
        """Whether nothing between the two places is explained yet."""
        spans = (
            *self.spent,
            *((tell.start, tell.end) for tell in self.tells),
            *((d.start, d.end) for d in self.doubts),
        )
        return not any(low < end and start < high for low, high in spans)

    def add(self, tell: Tell) -> None:
        self.tells.append(tell)
        self.tells.sort(key=lambda each: each.start)

    def offer(self, keys: tuple[Key, ...], start: int, end: int, verb: Verb | None = None) -> None:
        """Keys for one purpose."""
        purpose = start
        self.add(Tell(start, end, verb, tuple(Told(key.keys, key.start, key.end, purpose) for key in keys)))

    def doubt(self, keys: tuple[Key, ...], start: int, end: int, why: str) -> None:
        self.doubts.append(Doubt(tuple(dict.fromkeys(key.keys for key in keys)), start, end, why))


def read_verbs(sentence: Sentence) -> None:
    """Every verb with what it governs, from left to right."""
    done = 0
    verbs = list(_verbs(sentence))
    for number, verb in enumerate(verbs):
        if len(sentence.doubts) > _DOUBTS:
            break
        if verb.start < done or not sentence.free(verb.start, verb.end) or _only_meant(sentence, verb):
            continue
        following = verbs[number + 1].start if number + 1 < len(verbs) else len(sentence.plain)
        done = max(done, _governed(sentence, verb, following))
    _settle_services(sentence)


def _verbs(sentence: Sentence) -> Iterator[Verb]:
    """The verbs of all languages in order; of two at one place the longer, then that of the earlier language."""
    found = []
    for lexicon in sentence.lexicons:
        for match in lexicon.verb.finditer(sentence.plain):
            word = " ".join(match[0].split())
            start = match.start()
            if word in lexicon.table.units_too and lexicon.hour.match(sentence.plain, start - 1, start):
                continue
            found.append(Verb(lexicon.kinds[word], word, start, match.end(), lexicon))
    end = 0
    for verb in sorted(found, key=lambda each: (each.start, -each.end)):
        if verb.start >= end:
            yield verb
            end = verb.end


def _only_meant(sentence: Sentence, verb: Verb) -> bool:
    """`To dial a room, press 8`: the first verb says what for."""
    if verb.kind == "press":
        return False
    before = sentence.plain[max(0, verb.start - _NEAR) : verb.start]
    return any(match.end() == len(before) for match in verb.lexicon.meant.finditer(before))


def _governed(sentence: Sentence, verb: Verb, following: int) -> int:
    """Reads what a verb governs; gives the place up to which the sentence is read."""
    if verb.kind in ("type", "dial") and (tell := _number(sentence, verb, following)):
        sentence.add(tell)
        return tell.end
    keys = key_list(verb.lexicon, sentence.plain, sentence.numbers, verb.end, verb.kind)
    if keys is None:
        return _other_object(sentence, verb, min(sentence.clause(verb.end)[1], following))
    start, end = verb.start, keys.end
    if _elsewhere(sentence, verb, keys):
        sentence.spent.append((start, end))
    elif _is_service(verb, keys):
        sentence.services.append((verb, keys))
        sentence.spent.append((start, end))
    elif keys.verdict == "doubt":
        sentence.doubt(keys.items, keys.items[0].start, end, keys.why)
    elif keys.verdict == "keys":
        sentence.offer(keys.items, start, end, verb)
    else:
        sentence.spent.append((start, end))
    return end


def _number(sentence: Sentence, verb: Verb, following: int) -> Tell | None:
    """A number to type in the object of a verb, which ends with its clause or at the next verb."""
    end = min(sentence.clause(verb.end)[1], following)
    found = length_in(verb.lexicon, sentence.plain, verb.end, end, sentence.numbers)
    if not found:
        return None
    name = _named(sentence, *found.name) or _named(sentence, verb.end, found.end)[-2:]
    if not found.lengths:
        return Tell(verb.start, found.end, verb, open=Open(name, verb.start, found.end))
    typed = Typed(found.lengths, "", "", name, verb.start, found.end, verb.start)
    return Tell(verb.start, found.end, verb, typed=typed)


def _named(sentence: Sentence, start: int, end: int) -> str:
    """What is typed, in the words of the sentence."""
    return sentence.text[start:end].strip()


def _other_object(sentence: Sentence, verb: Verb, limit: int) -> int:
    """Any key, something to type without a length, or keys that stand before the verb (`1或2请按`)."""
    lexicon, plain = verb.lexicon, sentence.plain
    if match := lexicon.any_key.match(plain, verb.end):
        keys = tuple(Key(key, match.start(), match.end(), "sign") for key in _ALL)
        sentence.offer(keys, verb.start, match.end(), verb)
        return match.end()
    if verb.kind in ("type", "dial") and (
        match := lexicon.typing.match(plain, _blank(plain, verb.end), limit)
    ):
        return _open(sentence, verb, match, limit)
    start, end = sentence.clause(verb.start)
    if not lexicon.table.spaced and not plain[verb.end : end].strip():
        before = key_list(lexicon, plain, sentence.numbers, start, verb.kind)
        if (
            before
            and before.verdict == "keys"
            and sentence.free(before.items[0].start, before.end)
            and plain[before.end : verb.start].strip() in ("", "请", "可", "请您")
        ):
            sentence.offer(before.items, before.items[0].start, verb.end, verb)
    return verb.end


def _open(sentence: Sentence, verb: Verb, match: re.Match[str], limit: int) -> int:
    """Something to type whose length may stand elsewhere: `生日，共4码`, `the 4-digit extension … enter it`."""
    lexicon, plain = verb.lexicon, sentence.plain
    name, end = _named(sentence, *match.span("name")), match.end()
    apposed = lexicon.apposed.match(plain, end)
    after = apposed and lexicon.length.match(plain, apposed.end())
    found = None
    if apposed and after:
        found = length_in(lexicon, plain, apposed.end(), after.end(), ())
        end = after.end()
    elif not name and (before := lexicon.length.search(plain, 0, verb.start)):
        found = length_in(lexicon, plain, before.start(), sentence.clause(before.end())[1], ())
        name = _named(sentence, *found.name) if found else ""
    if found and found.lengths:
        sentence.add(
            Tell(verb.start, end, verb, typed=Typed(found.lengths, "", "", name, verb.start, end, verb.start))
        )
    else:
        sentence.add(Tell(verb.start, end, verb, open=Open(name, verb.start, end)))
    return end


def _blank(plain: str, at: int) -> int:
    while at < len(plain) and plain[at] == " ":
        at += 1
    return at


def _elsewhere(sentence: Sentence, verb: Verb, keys: Keys) -> bool:
    """Whether a number is dialled in another call: after hanging up, or because it is a telephone's."""
    before = sentence.plain[max(0, verb.start - _NEAR) : verb.start]
    if verb.kind == "dial" and verb.lexicon.elsewhere.search(before):
        return True
    return keys.verdict == "telephone" and verb.kind != "press"


def _is_service(verb: Verb, keys: Keys) -> bool:
    """Whether a verb of dialling governs what may be a service's number (110, 12345)."""
    if verb.kind != "dial" or keys.extension or len(keys.items) > 1 or keys.verdict == "quantity":
        return False
    number = keys.items[0].keys
    return number.isdigit() and (
        _SERVICE[0] <= len(number) <= _SERVICE[1] or verb.lexicon.services.fullmatch(number) is not None
    )


def _settle_services(sentence: Sentence) -> None:
    """A service's number is called in another call where the sentence says so or tells a key in another way."""
    others = {tell.verb.kind for tell in sentence.tells if tell.verb} - {"dial"}
    for verb, keys in sentence.services:
        urgent = verb.lexicon.urgent.search(sentence.plain) is not None
        if not (urgent or others or verb.text in verb.lexicon.calls):
            sentence.doubt(keys.items, keys.items[0].start, keys.end, "service")


def forget_announced(sentence: Sentence) -> None:
    """`直拨分机请输入4位分机号`: what is to be typed is named first and told in full by the next verb."""
    for first, second in pairwise(list(sentence.tells)):
        if (
            first.open
            and (second.typed or second.open)
            and sentence.clause(first.start) == sentence.clause(second.start)
        ):
            sentence.tells.remove(first)


def one_after_the_other(sentence: Sentence) -> None:
    """`先按1，再按2`: two keys one after the other, or two options?"""
    for first, second in pairwise(list(sentence.tells)):
        if second.verb is None or not first.keys or second.open:
            continue
        if second.verb.lexicon.again.fullmatch(sentence.plain, first.end, second.start):
            sentence.tells = [tell for tell in sentence.tells if tell not in (first, second)]
            keys = tuple(Key(told.keys, told.start, told.end, "sign") for told in (*first.keys, *second.keys))
            sentence.doubt(keys, keys[0].start, second.end, "again")
        elif _relative(sentence, first, second):
            sentence.tells.remove(first)
            keys = tuple(Key(told.keys, told.start, told.end, "sign") for told in first.keys)
            sentence.doubt(keys, keys[0].start, first.end, "follows")


def _relative(sentence: Sentence, first: Tell, second: Tell) -> bool:
    """`按3缴费的用户请按2`: the first 按 may mean "according to"."""
    between = sentence.plain[first.end : second.start]
    spaced = second.verb is None or second.verb.lexicon.table.spaced
    return not spaced and "的" in between and not _BREAK.search(between)
