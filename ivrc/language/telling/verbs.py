"""The verbs of a sentence, each with what it governs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ivrc.language.telling.idle import Idle, idle
from ivrc.language.telling.keylist import Key, Keys, key_list
from ivrc.language.telling.lengths import lengths_of
from ivrc.language.telling.objects import any_key_but, number_to_type, other_object
from ivrc.language.telling.sentence import BREAKS, Sentence, Tell, Verb
from ivrc.regex import regex

_NEAR = 48
"""Characters before a verb in which its sentence tells that the call is over."""
_DOUBTS = 50
"""Doubts about one sentence after which it is read no further: it is refused in any case."""
DOUBLED = regex("(?:双击|双按|连击|连按|(?:连续|反复|一直|不停地?)按)(?:下|数字|键)*$")
"""Up to a key: it is pressed more than once."""
HELD = regex("[长久]$")
"""Right before a verb: its key is held down."""
_TELEPHONE = 3
"""Digits of the shortest number of another telephone beside a longer one."""
_SERVICE = (5, 6)
"""Digits of a number that is a service's, where a verb of dialling governs it."""


def read_verbs(sentence: Sentence) -> None:
    """Every verb with what it governs, from left to right."""
    done = 0
    verbs = list(_verbs(sentence))
    for number, verb in enumerate(verbs):
        if len(sentence.doubts) > _DOUBTS:
            break
        if verb.start < done or not sentence.free(verb.start, verb.end):
            continue
        following = verbs[number + 1].start if number + 1 < len(verbs) else len(sentence.plain)
        done = max(done, _governed(sentence, verb, following))
    _settle_services(sentence)
    if sentence.telephones:
        _doubt_short_telephones(sentence)


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


def _governed(sentence: Sentence, verb: Verb, following: int) -> int:
    """Reads what a verb governs; gives the place up to which the sentence is read."""
    if nothing := idle(verb.lexicon, sentence.plain, verb.kind, verb.start, verb.end):
        return _untold(sentence, verb, nothing)
    if verb.kind != "press" and (tell := number_to_type(sentence, verb, following)):
        sentence.add(tell)
        return tell.end
    if any_ := any_key_but(sentence, verb):
        return any_
    keys = key_list(verb.lexicon, sentence.plain, sentence.numbers, verb.end, verb.kind)
    if keys is None:
        return other_object(sentence, verb, min(sentence.clause(verb.end)[1], following))
    start, end = verb.start, keys.end
    if _elsewhere(sentence, verb, keys):
        sentence.spend(start, end)
    elif _is_service(verb, keys):
        sentence.services.append((verb, keys))
        sentence.spend(start, end)
    elif keys.verdict == "keys" and DOUBLED.search(sentence.plain, max(0, start - 3), verb.end):
        sentence.doubt(keys.items, keys.items[0].start, end, "twice")
    elif keys.verdict == "keys" and (
        verb.text in verb.lexicon.held or HELD.search(sentence.plain, max(0, start - 1), start)
    ):
        sentence.doubt(keys.items, keys.items[0].start, end, "held")
    elif keys.verdict == "doubt":
        sentence.doubt(keys.items, keys.items[0].start, end, keys.why)
    elif keys.verdict == "keys":
        sentence.offer(keys.items, start, end, verb, keys.extension)
    else:
        sentence.spend(start, end)
    return end


def _untold(sentence: Sentence, verb: Verb, nothing: Idle) -> int:
    """Spends the key that a verb does not tell (`请勿按1`, `您已选择2`), or doubts it after others that are told."""
    keys = key_list(verb.lexicon, sentence.plain, sentence.numbers, nothing.end, verb.kind)
    limit = sentence.clause(nothing.end)[1]
    end = min(keys.end, limit) if keys else nothing.end
    sentence.govern(verb.start, limit)
    if nothing.doubtful and keys and sentence.tells:
        sentence.doubt(tuple(key for key in keys.items if key.end <= end), keys.items[0].start, end, "not")
    elif keys:
        sentence.spend(verb.start, end)
    return end


def _elsewhere(sentence: Sentence, verb: Verb, keys: Keys) -> bool:
    """Whether a number is dialled in another call: after hanging up, or because it is a telephone's."""
    before = sentence.plain[max(0, verb.start - _NEAR) : verb.start]
    if verb.kind == "dial" and verb.lexicon.elsewhere.search(before):
        return True
    telephone = keys.verdict == "telephone" and verb.kind != "press"
    sentence.telephones |= telephone
    return telephone


def _is_service(verb: Verb, keys: Keys) -> bool:
    """Whether a verb of dialling governs what may be a service's number (110, 12345)."""
    if verb.kind != "dial" or keys.extension or len(keys.items) > 1 or keys.verdict == "quantity":
        return False
    number = keys.items[0].keys
    return number.isdigit() and (
        _SERVICE[0] <= len(number) <= _SERVICE[1] or verb.lexicon.services.fullmatch(number) is not None
    )


def _settle_services(sentence: Sentence) -> None:
    """A service's number is called in another call where the sentence says so or tells a key in another way; it is an
    extension where another of its length is one."""
    if not sentence.services:
        return
    extensions = {len(key.keys) for tell in sentence.tells for key in tell.keys if tell.extension}
    others = {tell.verb.kind for tell in sentence.tells if tell.verb} - {"dial"}
    for verb, keys in sentence.services:
        if len(keys.items[0].keys) in extensions:
            sentence.offer(keys.items, verb.start, keys.end, verb)
            continue
        urgent = verb.lexicon.urgent.search(sentence.plain) is not None
        if not (urgent or others or verb.text in verb.lexicon.calls):
            sentence.doubt(keys.items, keys.items[0].start, keys.end, "service")


def _doubt_short_telephones(sentence: Sentence) -> None:
    """`手機直撥5566，市話請撥0800-080-123`: what is dialled beside a telephone's number may be one too."""
    for tell in list(sentence.tells):
        long = any(key.keys.isdigit() and len(key.keys) >= _TELEPHONE for key in tell.keys)
        if long and tell.verb and tell.verb.kind == "dial" and not tell.extension:
            sentence.tells.remove(tell)
            keys = tuple(Key(told.keys, told.start, told.end, "digits") for told in tell.keys)
            sentence.doubt(keys, keys[0].start, keys[-1].end, "service")


def doubt_further_lengths(sentence: Sentence) -> None:
    """`your 8-digit account number, then your 6-digit sort code`: two numbers to type, and one verb."""
    for number, tell in enumerate(sentence.tells):
        if not (tell.typed and tell.verb):
            continue
        ends = (place for place in sentence.breaks if place >= tell.end and sentence.plain[place] not in ",:")
        following = (
            sentence.tells[number + 1].start if number + 1 < len(sentence.tells) else len(sentence.plain)
        )
        match = tell.verb.lexicon.length.search(
            sentence.plain, tell.end, min(next(ends, following), following)
        )
        if match and not match["less"] and sentence.free(*match.span()):
            start, end = match.start("low"), match.end()
            lengths = lengths_of(tell.verb.lexicon, match)
            if lengths == tell.typed.lengths:
                lengths = ()  # a number of that length in the menu need not be both
            sentence.doubt(tuple(Key("X" * n, start, end, "digits") for n in lengths), start, end, "several")


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
        if second.verb.lexicon.again.fullmatch(sentence.plain, first.end, second.start) or _first(
            sentence, first, second
        ):
            sentence.tells = [tell for tell in sentence.tells if tell not in (first, second)]
            keys = tuple(Key(told.keys, told.start, told.end, "sign") for told in (*first.keys, *second.keys))
            sentence.doubt(keys, keys[0].start, second.end, "again")
        elif _relative(sentence, first, second):
            sentence.tells.remove(first)
            keys = tuple(Key(told.keys, told.start, told.end, "sign") for told in first.keys)
            sentence.doubt(keys, keys[0].start, first.end, "follows")


def _first(sentence: Sentence, first: Tell, second: Tell) -> bool:
    """`先按1选择语言，再按2`: the one is pressed first, the other afterwards."""
    if first.verb is None or second.verb is None:
        return False
    before, between = sentence.plain[: first.start], sentence.plain[first.end : second.start]
    return bool(first.verb.lexicon.first.search(before) and second.verb.lexicon.later.search(between))


def together(sentence: Sentence) -> None:
    """`同时按1和3`, `press 1 and 3 in turn`: no choice between keys, and no option can take it."""
    for tell in list(sentence.tells):
        if len(tell.keys) < 2 or tell.verb is None:
            continue
        start, end = sentence.clause(tell.start)[0], sentence.clause(tell.end)[1]
        says, either = tell.verb.lexicon.together, tell.verb.lexicon.either
        if either.search(sentence.plain, tell.keys[0].end, tell.keys[-1].start):
            continue
        if says.search(sentence.plain, start, tell.start) or says.search(sentence.plain, tell.end, end):
            sentence.tells.remove(tell)
            keys = tuple(Key(told.keys, told.start, told.end, "sign") for told in tell.keys)
            sentence.doubt(keys, tell.start, tell.end, "again")


def _relative(sentence: Sentence, first: Tell, second: Tell) -> bool:
    """`按3缴费的用户请按2`: the first 按 may mean "according to"."""
    between = sentence.plain[first.end : second.start]
    spaced = second.verb is None or second.verb.lexicon.table.spaced
    return not spaced and "的" in between and not BREAKS.search(between)
