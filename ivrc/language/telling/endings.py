"""How a number to type ends: `以#结束`, `followed by the pound key`, `输入完毕请按井号`; and what may stand in it for a digit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ivrc.language.telling.keylist import Key
from ivrc.language.telling.lengths import Length, length_in
from ivrc.language.telling.lexicon import Lexicon
from ivrc.language.telling.model import ANY_LENGTH, Open, Typed
from ivrc.language.telling.objects import Before, length_before
from ivrc.language.telling.sentence import Sentence, Tell, Verb

_SIGNS = frozenset("*#")
_NEAR = 40
"""Characters before a verb in which what was typed before it is named,"""
_TOLD = 120
"""and in which it is told that it was."""


class Ending(NamedTuple):
    """A phrase that tells a key which ends a number, or stands for its last digit."""

    key: str
    start: int
    end: int
    point: bool = False


def end_phrases(sentence: Sentence) -> list[Ending]:
    """The phrases of their own; their places are spent, so that no verb in them is read as telling a key."""
    return list(_phrases(sentence, lambda lexicon: lexicon.ends))


def stand_ins(sentence: Sentence) -> list[Ending]:
    """`X请按星号键代替`, `按*代表小数点`."""
    return [
        *_phrases(sentence, lambda lexicon: lexicon.point),
        *_phrases(sentence, lambda lexicon: lexicon.stands_for),
    ]


def _phrases(sentence: Sentence, which: Callable[[Lexicon], re.Pattern[str]]) -> Iterator[Ending]:
    for lexicon in sentence.signed:
        for match in which(lexicon).finditer(sentence.plain):
            if sentence.free(*match.span()):
                keys = signs(lexicon, match["key"])
                sentence.spend(*match.span())
                yield Ending(keys, *match.span(), bool(match.groupdict().get("point")))


def signs(lexicon: Lexicon, text: str) -> str:
    """`*`, `#` or both, as the text names them; `the pound or hash key` is one key."""
    star = "*" in text or re.search(lexicon.star, text)
    pound = "#" in text or re.search(lexicon.pound, text)
    return ("*" if star else "") + ("#" if pound else "")


def join_endings(sentence: Sentence) -> None:
    """A verb whose only key is `#` or `*`, right after a number to type, tells how that number ends."""
    for tell in list(sentence.tells):
        keys = {told.keys for told in tell.keys}
        if tell.verb is None or len(keys) != 1 or not keys <= _SIGNS:
            continue
        key, lexicon, plain = keys.pop(), tell.verb.lexicon, sentence.plain
        before = _last_number(sentence, tell.start)
        if before:
            gap = plain[before.end : tell.start]
            if lexicon.until.fullmatch(gap) and lexicon.ended.match(plain, tell.end):
                sentence.tells.remove(tell)
                sentence.spend(tell.start, tell.end)
                _replace(sentence, before, _ended(before, key))
        elif typed := _typed_beside(sentence, tell, key, lexicon):
            sentence.tells.remove(tell)
            _settle(sentence, typed, key, tell)
        elif verb := _something_typed(sentence, tell, lexicon):
            sentence.tells.remove(tell)
            if lexicon.yours.match(plain, verb.end):
                sentence.add(_ended(_unnamed(sentence, verb, tell.start, tell.end), key))
            else:
                _doubtful(sentence, Ending(key, tell.start, tell.end))


def _typed_beside(sentence: Sentence, tell: Tell, key: str, lexicon: Lexicon) -> Typed | None:
    """`密码输入后请按井号键`, `press pound after entering your code`: what was typed stands beside the verb of its end key,
    or was told before this sentence."""
    plain = sentence.plain
    match = lexicon.typed_before.search(plain, max(0, tell.start - _TOLD), tell.start)
    if match is None and lexicon.table.spaced:
        match = lexicon.typed_behind.match(plain, tell.end)
    if match is None or "不" in match[0]:
        return None
    name = sentence.words(*match.span("name")) if match["name"] else ""
    told = _length_beside(sentence, lexicon, tell, match)
    start = min(tell.start, match.start("name") if match["name"] else match.start())
    if told:
        name = sentence.words(*told.name) or name
    lengths = told.lengths if told else ANY_LENGTH
    return Typed(lengths, key, "", name, start, max(tell.end, match.end()), start)


def _settle(sentence: Sentence, typed: Typed, key: str, tell: Tell) -> None:
    """What was typed is one number with that end key, though a verb in the words that tell it was read by itself."""
    within = [one for one in sentence.tells if typed.start <= one.start < typed.end]
    if len(within) == 1 and (within[0].open or within[0].typed):
        _replace(sentence, within[0], _ended(within[0], key))
    else:
        sentence.add(Tell(typed.start, typed.end, tell.verb, typed=typed))
    sentence.spend(typed.start, typed.end)
    sentence.doubts = [one for one in sentence.doubts if not typed.start <= one.start < typed.end]


def _length_beside(
    sentence: Sentence, lexicon: Lexicon, tell: Tell, match: re.Match[str]
) -> Length | Before | None:
    """`once you have typed your 4-digit PIN, press pound`: the length in the words that tell the typing; where blanks
    part no words, in their clause or in one before it."""
    if not lexicon.table.spaced:
        return length_before(sentence, lexicon, tell.start)
    found = length_in(lexicon, sentence.plain, match.start(), match.end(), ())
    return found if found and found.lengths else None


def _something_typed(sentence: Sentence, tell: Tell, lexicon: Lexicon) -> Verb | None:
    """`Digite su cédula y presione numeral`: the verb of typing whose object the key ends, if that is no other key."""
    verb = _unread(sentence, tell.start)
    if verb is None or not lexicon.ended.match(sentence.plain, tell.end):
        return None
    places = range(max(verb.end + 1, tell.start - _NEAR), tell.start)
    joined = any(lexicon.until.fullmatch(sentence.plain, at, tell.start) for at in places)
    return verb if joined else None


def _unnamed(sentence: Sentence, verb: Verb, before: int, end: int) -> Tell:
    """What a verb of typing asks for, in the words behind it up to its end key or what joins that."""
    yours = verb.lexicon.yours.match(sentence.plain, verb.end)
    start, end_ = yours.end() if yours else verb.end, min(before, sentence.clause(verb.end)[1])
    joint = verb.lexicon.joint.search(sentence.plain, start + 1, end_)
    name = sentence.words(start, joint.start() if joint else end_)
    return Tell(verb.start, end, verb, open=Open(name, verb.start, end))


def _unread(sentence: Sentence, at: int) -> Verb | None:
    """The verb of typing before a place of whose object nothing is known, and no other tells in between."""
    before = [verb for verb in sentence.unread if verb.end <= at]
    if not before or any(before[-1].start < tell.start < at for tell in sentence.tells):
        return None
    return before[-1]


def bare_endings(sentence: Sentence) -> None:
    """`Type your PIN, then hash`, `请输入房号加井号`: an end key without a verb, right behind its number."""
    for tell in list(sentence.tells):
        if tell.verb is None or not (tell.open or (tell.typed and not tell.typed.end_key)):
            continue
        lexicon = tell.verb.lexicon
        match = lexicon.bare_end.match(sentence.plain, tell.end)
        if match and sentence.free(*match.span("key")):
            key = signs(lexicon, match["key"])
            sentence.spend(*match.span("key"))
            if len(key) == 1:
                _replace(sentence, tell, _ended(tell, key))
            else:
                _doubtful(sentence, Ending(key, *match.span("key")))


def apply(sentence: Sentence, endings: list[Ending], stand_ins: list[Ending]) -> None:
    """Gives each number to type its end key, and the key that may stand for its last digit."""
    for ending in endings:
        before = _last_number(sentence, ending.start)
        if len(ending.key) != 1:
            _doubtful(sentence, ending)
        elif before:
            _replace(sentence, before, _ended(before, ending.key))
        elif sentence.ungoverned(ending.start, ending.end):
            _of_its_own(sentence, ending)
    for ending in stand_ins:
        before = _last_number(sentence, ending.start, ended=True)
        if before and before.typed and len(ending.key) == 1 and not ending.point:
            _replace(sentence, before, before._replace(typed=before.typed._replace(last=ending.key)))
        else:
            _doubtful(sentence, ending)


def _of_its_own(sentence: Sentence, ending: Ending) -> None:
    """An end key of which no number to type was read: it ends what a verb of typing asks for in other words (`Enter
    your reference, followed by hash`) or a number told without a verb (`身份证号18位，按#结束`); else it is a key."""
    if verb := _unread(sentence, ending.start):
        sentence.add(_ended(_unnamed(sentence, verb, ending.start, ending.end), ending.key))
        return
    start = max([0, ending.start - _NEAR, *(tell.end for tell in sentence.tells if tell.end <= ending.start)])
    for lexicon in sentence.lexicons:
        found = length_in(lexicon, sentence.plain, start, ending.start, ())
        if found and found.lengths and sentence.ungoverned(start, ending.start):
            name = sentence.words(*found.name)
            typed = Typed(found.lengths, ending.key, "", name, start, ending.end, start)
            sentence.add(Tell(start, ending.end, None, typed=typed))
            return
        if not lexicon.table.spaced and lexicon.typing.search(sentence.plain, start, ending.start):
            _doubtful(sentence, ending)
            return
    sentence.offer((Key(ending.key, ending.start, ending.end, "sign"),), ending.start, ending.end)


def _doubtful(sentence: Sentence, ending: Ending) -> None:
    keys = tuple(Key(key, ending.start, ending.end, "sign") for key in ending.key)
    sentence.doubt(keys, ending.start, ending.end, "ending")


def _last_number(sentence: Sentence, at: int, ended: bool = False) -> Tell | None:
    """The last number to type before a place that has no end key yet."""
    before = bisect_left(sentence.tells, at, key=lambda tell: tell.start)
    for tell in reversed(sentence.tells[:before]):
        if tell.open or (tell.typed and (ended or not tell.typed.end_key)):
            return tell
    return None


def _ended(tell: Tell, key: str) -> Tell:
    what = tell.typed or tell.open
    assert what is not None
    lengths = tell.typed.lengths if tell.typed else ANY_LENGTH
    last = tell.typed.last if tell.typed else ""
    typed = Typed(lengths, key, last, what.variable, what.start, what.end, what.start)
    return Tell(tell.start, tell.end, tell.verb, typed=typed)


def _replace(sentence: Sentence, old: Tell, new: Tell) -> None:
    sentence.tells[sentence.tells.index(old)] = new
