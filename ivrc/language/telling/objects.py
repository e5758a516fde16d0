"""What a verb governs that is no list of keys: any key, a number to type, keys or a length that stand before it."""

from __future__ import annotations

import re
from typing import NamedTuple

from ivrc.language.telling.keylist import Key, key_list
from ivrc.language.telling.lengths import Length, length_in, value
from ivrc.language.telling.lexicon import BREAK, Lexicon
from ivrc.language.telling.model import Open, Typed
from ivrc.language.telling.sentence import Sentence, Tell, Verb
from ivrc.regex import regex

_DIGITS = "0123456789"
_ALL = f"{_DIGITS}*#"
_FAR = 160
"""Characters before a verb in which what it types is told (`Your 7 digit number is on the label. Enter it now`)."""
_NAME = regex(r"(?P<name>(?!请|再|按)\w{1,16})")
_CALLED = regex(
    r"\s*(?:(?:您|你|阁下)(?:的|嘅)?)?(?P<name>(?:(?![的共为是])\w){2,16})[,\s]*(?:的|一共|共|为|是)?\s*"
)
_ASKED = regex("(?:请|可|您|直接|的)*")
_OBJECT_BEFORE = regex(
    rf"\s*(?:$|{BREAK}|并|後|后|再|(?:完毕|完成|完|好|之后|以后|后)*(?:请|再)*(?:以|按下|按|用)?(?:[*#]|井|星|米))"
)
_OF_A_NUMBER = regex(r"(?:位|碼|码|号|数字|字符|数|字母|字元|日期|生日|长)(?:组成|构成)?\s*$")


def number_to_type(sentence: Sentence, verb: Verb, following: int) -> Tell | None:
    """A number to type in the object of a verb, which ends with its clause or at the next verb."""
    end = min(sentence.clause(verb.end)[1], following)
    keys = [at for at in range(verb.end, end) if at in sentence.numbers and sentence.free(at, at + 1)]
    found = length_in(verb.lexicon, sentence.plain, verb.end, end, keys)
    if not found:
        return None
    name = sentence.words(*found.name) or _called(sentence, verb, found)
    if not found.lengths:
        return Tell(verb.start, found.end, verb, open=Open(name, verb.start, found.end))
    typed = Typed(found.lengths, "", "", name, verb.start, found.end, verb.start)
    return Tell(verb.start, found.end, verb, typed=typed)


def _called(sentence: Sentence, verb: Verb, found: Length) -> str:
    """What a number is called that has no name where names stand: `出生年月日8位数` is 出生年月日, `6 digits` just digits."""
    if verb.lexicon.table.spaced:
        return sentence.words(verb.end, found.end).split()[-1]
    before = _CALLED.fullmatch(sentence.plain, verb.end, found.start)
    return sentence.words(*before.span("name")) if before else sentence.words(verb.end, found.end)[-2:]


def other_object(sentence: Sentence, verb: Verb, limit: int) -> int:
    """Any key, something to type without a length, or keys that stand before the verb (`1或2请按`)."""
    lexicon, plain = verb.lexicon, sentence.plain
    if end := _any_key(sentence, verb) or _other_key(sentence, verb):
        return end
    if verb.kind in ("type", "dial") and (
        match := lexicon.typing.match(plain, _blank(plain, verb.end), limit)
    ):
        return _open(sentence, verb, match, limit)
    start, end = sentence.clause(verb.start)
    if not lexicon.table.spaced and (begun := _without_verb(sentence, verb, start, end, limit)):
        return begun
    if verb.kind == "type" and not lexicon.table.spaced and (tell := _typed_before(sentence, verb)):
        sentence.add(tell)
        return verb.end
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
    if verb.kind == "type":
        sentence.unread.append(verb)
    return verb.end


_PURPOSE = regex(r"(?![请您可再重新\s])\w")
_REST = regex("(?:任何|任意)?按?[键掣]")
"""`按0以外的键`: behind what is left out any other key needs no word of its own."""


def any_key_but(sentence: Sentence, verb: Verb) -> int:
    """`按0以外的任意键`: the key right behind the verb is the one that is left out. The place up to which that is read, or 0."""
    lexicon = verb.lexicon
    named = not lexicon.table.spaced and lexicon.but.match(sentence.plain, verb.end)
    return _any_key(sentence, verb) if named else 0


def _any_key(sentence: Sentence, verb: Verb) -> int:
    """`press any key`, `按除0以外的任意键`: every key but those that are left out. The place up to which that is read, or 0."""
    lexicon, plain = verb.lexicon, sentence.plain
    before = None if lexicon.table.spaced else lexicon.but.match(plain, verb.end)
    kinds = ((lexicon.any_key, _ALL), (lexicon.any_digit, _DIGITS), *(((_REST, _ALL),) if before else ()))
    for any_, keys in kinds:
        if match := any_.match(plain, before.end() if before else verb.end):
            behind = lexicon.but.match(plain, match.end()) if lexicon.table.spaced else None
            left_out = _left_out(lexicon, before or behind)
            end: int = max(match.end(), behind.end() if behind else 0)
            offered = tuple(Key(key, match.start(), end, "sign") for key in keys if key not in left_out)
            sentence.offer(offered, verb.start, end, verb)
            return end
    return 0


def _other_key(sentence: Sentence, verb: Verb) -> int:
    """`press any other key`: those that the menu has no other use for, or those that it does not know. `没有这一项，请按其他键` says
    what for neither here nor there, and only asks to try again. The place up to which that is read, or 0."""
    match = verb.lexicon.other_key.match(sentence.plain, verb.end)
    if match is None:
        return 0
    start, end = sentence.clause(verb.start)
    said = sentence.plain[start : verb.start] + sentence.plain[match.end() : end]
    if verb.lexicon.table.spaced or _PURPOSE.search(said):
        _doubt_others(sentence, *match.span("other"))
    return match.end()


def other_keys(sentence: Sentence) -> None:
    """`press 1 to go on, or any other key to cancel`: the verb stands before the first key alone."""
    for lexicon in sentence.lexicons:
        for match in lexicon.or_other_key.finditer(sentence.plain):
            if sentence.free(*match.span()):
                _doubt_others(sentence, *match.span("other"))


def _doubt_others(sentence: Sentence, start: int, end: int) -> None:
    told = {key.keys for tell in sentence.tells for key in tell.keys}
    others = tuple(Key(key, start, end, "sign") for key in _ALL if key not in told)
    sentence.doubt(others, start, end, "other")


def _left_out(lexicon: Lexicon, match: re.Match[str] | None) -> set[str]:
    """The keys that are left out of any key."""
    found = set[str]()
    for word in filter(None, match.groups() if match else ()):
        star = word == "*" or re.fullmatch(lexicon.star, word)
        pound = word == "#" or re.fullmatch(lexicon.pound, word)
        found.add("*" if star else "#" if pound else word if word.isdigit() else str(value(lexicon, word)))
    return found


def _without_verb(sentence: Sentence, verb: Verb, start: int, end: int, limit: int) -> int:
    """`分机请直拨`: what is to be dialled stands before its verb. `请输入卡片到期日，月份2码年份2码，共4码`: what is to be typed has
    any name, and its length stands in a clause of its own. The place up to which that is read, or 0."""
    lexicon, plain = verb.lexicon, sentence.plain
    if verb.kind == "dial" and not plain[verb.end : end].strip():
        named = lexicon.extension.search(plain, start, verb.start)
        if named and _ASKED.fullmatch(plain, named.end(), verb.start):
            what = sentence.words(*named.span())
            sentence.add(Tell(named.start(), verb.end, verb, open=Open(what, named.start(), verb.end)))
            return verb.end
    if verb.kind == "type" and (match := _NAME.match(plain, verb.end)):
        apposed = lexicon.apposed.match(plain, match.end())
        if apposed and apposed[0].strip():
            return _open(sentence, verb, match, limit)
    return 0


def _typed_before(sentence: Sentence, verb: Verb) -> Tell | None:
    """`卡号后4位请输入并按#`, `密码为6位数字，请输入`: the number to type stands before its verb."""
    if not _OBJECT_BEFORE.match(sentence.plain, verb.end):
        return None
    found = length_before(sentence, verb.lexicon, verb.start)
    if found is None:
        return None
    start, name = found.start, sentence.words(*found.name)
    return Tell(start, verb.end, verb, typed=Typed(found.lengths, "", "", name, start, verb.end, start))


class Before(NamedTuple):
    """The length of a number that was told before it is typed, with the places of its name; what tells it begins at
    `start`."""

    lengths: tuple[int, ...]
    name: tuple[int, int]
    start: int


def length_before(sentence: Sentence, lexicon: Lexicon, at: int) -> Before | None:
    """The length in the clause of a place, or in one before it that ends as the name of a number does."""
    start = max([0, at - _FAR, *(tell.end for tell in sentence.tells if tell.end <= at)])
    found = length_in(lexicon, sentence.plain, start, at, ())
    if not found or not found.lengths or not sentence.ungoverned(start, at):
        return None
    told = sentence.clause(found.name[0])
    if told[1] <= sentence.clause(at)[0] and not _OF_A_NUMBER.search(sentence.plain, told[0], told[1]):
        return None
    return Before(found.lengths, found.name, start)


def _open(sentence: Sentence, verb: Verb, match: re.Match[str], limit: int) -> int:
    """Something to type whose length may stand elsewhere: `生日，共4码`, `the 4-digit extension … enter it`."""
    lexicon, plain = verb.lexicon, sentence.plain
    name, end = sentence.words(*match.span("name")), match.end()
    again = re.compile(rf"[,\s]*{re.escape(plain[match.start('name') : match.end('name')])}").match(
        plain, end
    )
    apposed = lexicon.apposed.match(plain, again.end() if again else end)
    found = None
    if apposed and (after := lexicon.length.match(plain, apposed.end())):
        found = length_in(lexicon, plain, apposed.end(), after.end(), ())
        end = after.end()
    elif not name and (before := lexicon.length.search(plain, max(0, verb.start - _FAR), verb.start)):
        found = length_in(lexicon, plain, before.start(), sentence.clause(before.end())[1], ())
        name = sentence.words(*found.name) if found else ""
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
