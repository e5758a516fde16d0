"""How a number to type ends: `以#结束`, `followed by the pound key`, `输入完毕请按井号`; and what may stand in it for a digit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ivrc.language.telling.keylist import Key
from ivrc.language.telling.lexicon import Lexicon
from ivrc.language.telling.model import ANY_LENGTH, Open, Typed
from ivrc.language.telling.sentence import Sentence, Tell

_SIGNS = frozenset("*#")
_NEAR = 40
"""Characters before a verb in which what was typed before it is named."""
_TYPED = re.compile(
    r"(?P<name>\w{0,12}?)(?:输入|键入)(?:完毕|完成|结束|完|好)?(?:以后|之后|后|时)?[,\s]*(?:请|再)*$"
)


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
    """`X请按星号键代替`."""
    return list(_phrases(sentence, lambda lexicon: lexicon.stands_for))


def _phrases(sentence: Sentence, which: Callable[[Lexicon], re.Pattern[str]]) -> Iterator[Ending]:
    for lexicon in sentence.lexicons:
        if not lexicon.sign.search(sentence.plain):
            continue
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
        elif not lexicon.table.spaced and (typed := _typed_before(sentence, tell, key)):
            sentence.tells.remove(tell)
            sentence.add(Tell(typed.start, tell.end, tell.verb, typed=typed))


def _typed_before(sentence: Sentence, tell: Tell, key: str) -> Typed | None:
    """`密码输入后请按井号键`: what was typed stands before its verb, or was told before this sentence."""
    match = _TYPED.search(sentence.plain, max(0, tell.start - _NEAR), tell.start)
    if not match or not re.search("完|后|结束|好", match[0]) or "不" in match[0]:
        return None
    start = match.start("name")
    return Typed(ANY_LENGTH, key, "", sentence.text[start : match.end("name")], start, tell.end, start)


def apply(sentence: Sentence, endings: list[Ending], stand_ins: list[Ending]) -> None:
    """Gives each number to type its end key, and the key that may stand for its last digit."""
    for ending in endings:
        before = _last_number(sentence, ending.start)
        if len(ending.key) != 1:
            _doubtful(sentence, ending)
        elif before:
            _replace(sentence, before, _ended(before, ending.key))
        elif sentence.ungoverned(ending.start, ending.end):
            sentence.offer((Key(ending.key, ending.start, ending.end, "sign"),), ending.start, ending.end)
    for ending in stand_ins:
        before = _last_number(sentence, ending.start, ended=True)
        if before and before.typed and len(ending.key) == 1 and not ending.point:
            _replace(sentence, before, before._replace(typed=before.typed._replace(last=ending.key)))
        else:
            _doubtful(sentence, ending)


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


__all__ = ["Ending", "Open", "apply", "end_phrases", "join_endings", "signs", "stand_ins"]
