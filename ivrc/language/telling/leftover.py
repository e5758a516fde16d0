"""Numbers that no verb governs: `2 for service`, `2键取消`, and those that may be keys that somebody forgot to tell."""

from __future__ import annotations

from ivrc.language.telling.keylist import NUMBER_ONE, Key
from ivrc.language.telling.lengths import value
from ivrc.language.telling.lexicon import BREAK, Lexicon
from ivrc.language.telling.model import Doubt
from ivrc.language.telling.numbers import Number
from ivrc.language.telling.sentence import Sentence, Tell
from ivrc.language.telling.verbs import DOUBLED
from ivrc.regex import regex

_NEAR = 64
"""Characters before and behind a number that say what it is."""
_SHORT = 2
"""Digits of a number that could be a key though no verb governs it."""
_LONGEST = 4
"""Digits of a key that is told in a list of keys and purposes (`102 for housekeeping`)."""
_KEY = regex("[键掣]")
_BARE = regex(r"\b(?:for|to|if|have|para|pour|si)\s*$")
"""Before a number in words: it says how many (`press one for two for one deals`)."""
_ENDS = regex(rf"\s*(?:$|{BREAK})")
_LETTER = regex(r"[a-z]")
_DOWN_TO = regex(r"\b(?:down|through|all\s+the\s+way)(?:\s+up)?\s+to$")
_NAMED = regex(r"(?P<name>[^\W\d_]+(?:\s+[^\W\d_]+){0,3}?)\s+(?:le\s+|el\s+)?[^\W_]+")
_ARTICLE = regex(r"(?<=\w)\s+le$")
"""Of a key in French: `nouveaux clients le 2`."""
_ALONE = regex(r"(?:le|el)\s+[0-9*#]\s*")
"""All of a clause that tells a key for what the clause before it names: `nouveaux clients, le 2`."""
_NAME_ALONE = regex(r"\s*[^\W\d_]+(?:\s+[^\W\d_]+){0,3}\s*")
_IN_DIGITS = regex(r"[0-9*#]")


def named_keys(sentence: Sentence) -> None:
    """`话费查询，1号键`: a number that is called a key. Beside a verb in one clause it is in doubt (`1键挂失请按5`)."""
    lexicon = next((each for each in sentence.lexicons if not each.table.spaced), None)
    if lexicon is None or not _KEY.search(sentence.plain):
        return
    for match in lexicon.named_key.finditer(sentence.plain):
        if not sentence.free(*match.span()):
            continue
        signed = "*" if match["star"] else "#" if match["pound"] else ""
        keys = signed or match["digits"] or _spelt(lexicon, match["word"])
        key = Key(keys, match.start(), match.end(), "digits")
        start, end = sentence.clause(match.start())
        if DOUBLED.search(sentence.plain, start, match.start()):
            sentence.doubt((key,), *match.span(), "twice")
        elif any(start <= tell.start < end for tell in sentence.tells):
            sentence.doubt((key,), *match.span(), "named")
        else:
            sentence.offer((key,), *match.span())


def _spelt(lexicon: Lexicon, word: str) -> str:
    try:
        return str(value(lexicon, word))
    except KeyError:
        return "".join(str(value(lexicon, digit)) for digit in word)


def elliptic(sentence: Sentence) -> None:
    """`Press 1 for sales, 2 for service`: after a key that was told, the verb may be left out."""
    begun = any(tell.keys or tell.typed for tell in sentence.tells)
    if not (begun or any(doubt.why == "number" for doubt in sentence.doubts)):
        return
    for lexicon in sentence.lexicons:
        if not lexicon.table.spaced:
            continue
        for match in lexicon.elliptic.finditer(sentence.plain):
            key = _at(sentence, lexicon, match.end())
            if not (
                key and sentence.free(key.start, key.end) and lexicon.purpose.match(sentence.plain, key.end)
            ):
                continue
            if NUMBER_ONE.fullmatch(key.keys):
                sentence.doubt((key,), key.start, key.end, "number")
            elif key.kind == "sign" or any(tell.keys for tell in sentence.tells):
                sentence.offer((key,), key.start, key.end)
            else:  # `two digits for the month, two for the day`
                sentence.doubt((key,), key.start, key.end, "several")


def called_keys(sentence: Sentence) -> None:
    """`Option 1 for sales`, `for planning, option 3`: called a key at the start of its clause, and nothing else there
    but what it is for."""
    for lexicon in sentence.lexicons:
        if not lexicon.table.called:
            continue
        for match in lexicon.called.finditer(sentence.plain):
            key = _at(sentence, lexicon, match.end())
            if key is None or not sentence.free(key.start, key.end):
                continue
            after = lexicon.after.match(sentence.plain, key.end)
            end = after.end() if after else key.end
            if any(form.match(sentence.plain, end) for form in (_ENDS, lexicon.purpose, lexicon.gets)):
                sentence.offer((key,), key.start, key.end)


def _at(sentence: Sentence, lexicon: Lexicon, at: int) -> Key | None:
    number = sentence.numbers.get(at)
    if number:
        fits = number.kind == "keys" and len(number.text) <= _LONGEST
        return Key(number.text, at, number.end, "digits") if fits else None
    match = lexicon.key.match(sentence.plain, at)
    if not match:
        return None
    if not match["word"]:
        return Key("*" if match["star"] else "#", at, match.end(), "sign")
    if " " in match["word"]:
        return None
    return Key(str(value(lexicon, match["word"])), at, match.end(), "word")


def left_over(sentence: Sentence) -> None:
    """A short number that stands where a key would stand, and that nothing explains: in a sentence that tells keys
    it is in doubt (`请按10查询，11投诉`)."""
    tells = any(tell.keys or tell.typed for tell in sentence.tells)
    for number in sentence.numbers.values():
        short = number.kind == "keys" and (len(number.text) <= _SHORT or not number.text.isdigit())
        if short and sentence.free(number.start, number.end) and _like_a_key(sentence, number):
            doubt = Doubt((number.text,), number.start, number.end, "alone")
            (sentence.doubts if tells else sentence.strays).append(doubt)


def left_over_words(sentence: Sentence) -> None:
    """The same for numbers in words: `press one for this two for that`, `按一查询二投诉`. One that says how many is no
    key: what it is for must stand with it. Without blanks between words the key before it must be told in words too."""
    worded = any(_in_words(sentence, tell) for tell in sentence.tells)
    for lexicon in sentence.lexicons:
        if not (worded or lexicon.table.spaced):
            continue
        for match in lexicon.key.finditer(sentence.plain):
            key = _at(sentence, lexicon, match.start()) if match["word"] else None
            if key and sentence.free(key.start, key.end) and _offered_in_words(sentence, lexicon, key):
                sentence.doubt((key,), key.start, key.end, "alone")


def _in_words(sentence: Sentence, tell: Tell) -> bool:
    return any(not _IN_DIGITS.search(sentence.plain, each.start, each.end) for each in tell.keys)


def _offered_in_words(sentence: Sentence, lexicon: Lexicon, key: Key) -> bool:
    plain = sentence.plain
    start, _ = sentence.clause(key.start)
    before = plain[max(start, key.start - _NEAR) : key.start]
    if not before.strip() or lexicon.introduces.search(before.strip()):
        return False
    told_before = not sentence.ungoverned(start, key.start)
    if not lexicon.table.spaced:
        return told_before and lexicon.follows.match(plain, key.end) is not None
    if told_before and lexicon.purpose.match(plain, key.end):
        return _BARE.search(before) is None
    return _behind_its_purpose(sentence, lexicon, key.start, key.end)


def _behind_its_purpose(sentence: Sentence, lexicon: Lexicon, start: int, end: int) -> bool:
    """`For sales press 1, for service 2`: at the end of its clause, behind what it is for, as the key before it was."""
    begin, limit = sentence.clause(start)
    before = [tell for tell in sentence.tells if tell.start < start]
    if not before or sentence.plain[end:limit].strip():
        return False
    last = before[-1]
    first = sentence.clause(last.start)[0]
    own = sentence.plain[max(begin, last.end) : start]
    if _named_alike(sentence, lexicon, last, (max(begin, last.end), limit)):
        return True
    return all(
        lexicon.purpose.match(f" {text.strip()}") for text in (sentence.plain[first : last.start], own)
    )


def _named_alike(sentence: Sentence, lexicon: Lexicon, last: Tell, own: tuple[int, int]) -> bool:
    """`Existing customers should press 1, new customers 2`: names who it is for, right behind a key that was told so."""
    first, ends = sentence.clause(last.start)
    begin, limit = own
    words = sentence.plain[begin:limit].strip()
    own_clause = begin >= ends
    behind = sentence.clause(limit + 1)[1] if sentence.plain[limit : limit + 1] == "," else limit
    if any(limit < tell.start < behind for tell in sentence.tells):
        return False  # `For Windows 11, press 1. For Windows 10, press 2`
    return bool(
        last.keys
        and (sentence.plain[first : last.start].strip() or sentence.plain[max(first - 1, 0)] == ",")
        and not sentence.plain[last.end : ends if own_clause else begin].strip()
        and (own_clause or lexicon.conjunction.match(words))
        and (lexicon.paired.fullmatch(words.replace("-", "a")) or _names(lexicon, words))
    )


def _names(lexicon: Lexicon, words: str) -> bool:
    """`clientes nuevos 2`: a name and a key, in a language that has no form of its own for it."""
    named = _NAMED.fullmatch(words) if lexicon.table.paired_re == "(?!)" else None
    return bool(named and not lexicon.introduces.search(named["name"]))


def _like_a_key(sentence: Sentence, number: Number) -> bool:
    plain = sentence.plain
    start, end = sentence.clause(number.start)
    before = plain[max(start, number.start - _NEAR) : number.start].strip()
    after = plain[number.end : min(end, number.end + _NEAR)].strip()
    if _LETTER.match(plain[number.start - 1 : number.start]) or _LETTER.match(plain, number.end):
        return False
    if _after_its_name(sentence, number):
        return True
    purpose = any(lexicon.purpose.match(plain, number.end) for lexicon in sentence.lexicons)
    if purpose and _DOWN_TO.search(before) and not sentence.ungoverned(start, number.start):
        return True  # `press 5 for very happy down to 1 for very unhappy`
    introduced = _ARTICLE.sub("", before)
    if any(lexicon.introduces.search(introduced) for lexicon in sentence.lexicons if introduced):
        return False
    spaced = all(lexicon.table.spaced for lexicon in sentence.lexicons)
    if spaced and purpose and not sentence.ungoverned(start, number.start):
        return True  # `press 1 for sales 2 for service`
    if spaced and any(
        _behind_its_purpose(sentence, lexicon, number.start, number.end) for lexicon in sentence.lexicons
    ):
        return True
    listed = plain.startswith(".", number.end)  # `1. 查询请按1`
    if not sentence.ungoverned(number.end, sentence.clause(number.end + 1)[1] if listed else end):
        return False  # the clause tells its key behind the number: `58同城请按2`
    if any(_counts(lexicon, after) for lexicon in sentence.lexicons):
        return False
    if not spaced:
        told_before = not sentence.ungoverned(start, number.start)
        another = any(lexicon.follows.match(after) for lexicon in sentence.lexicons)
        return not (before and after) or (told_before and another)  # `按1查询余额2查询明细`
    return not before and (not after or purpose or after.startswith("-"))


def _after_its_name(sentence: Sentence, number: Number) -> bool:
    """`faites le 1, nouveaux clients, le 2`: a name and a key in a clause each, behind a key that was told."""
    plain = sentence.plain
    start, end = sentence.clause(number.start)
    if not _ALONE.fullmatch(plain[start:end].strip()) or plain[max(start - 1, 0)] != ",":
        return False
    first, last = sentence.clause(start - 2)
    told = [tell for tell in sentence.tells if tell.keys and tell.end < first]
    return bool(told) and _NAME_ALONE.fullmatch(plain[first:last]) is not None


def _counts(lexicon: Lexicon, after: str) -> bool:
    """Whether what follows a number makes it a quantity. Without blanks between words, what may make it one does."""
    ranged = lexicon.ranged.match(after)
    rest = after[ranged.end() :] if ranged and ranged["to"] else after
    return bool(lexicon.unit.match(rest) or (not lexicon.table.spaced and lexicon.doubtful.match(rest)))
