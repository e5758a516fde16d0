"""A line to tokens: which word of it is a keyword, and where its sentence, its names and its way on begin."""

from __future__ import annotations

import re

from ivrc.language import forms
from ivrc.language.blocks import homes
from ivrc.language.conditions import is_written
from ivrc.language.keywords import TYPES
from ivrc.language.lines import KINDS
from ivrc.language.lines.hours import clauses, days_ahead
from ivrc.language.telling import may_tell
from ivrc.language.tongues import VALUED, beneath, names_language
from ivrc.language.words import folded

_KEYWORDS = frozenset(TYPES.values())
_WHOLE = frozenset(word.type for each in KINDS if each.whole for word in each.words)
"""Keywords of which all that follows is one token."""
_SENTENCES = frozenset(word.type for each in KINDS if each.sentence for word in each.words)
"""Keywords of which what follows their speech is one token."""
Lexed = tuple[str, int, int, str]
"""Token type, columns from and to within the line (counting from 0), value."""


def _type(keyword: str) -> str:
    return TYPES[" ".join(folded(keyword).split())]


def header_tokens(line: str, raw: str, indent: int) -> list[Lexed]:
    match = forms.HEADER.match(line, indent)
    if not match:
        return [("STRAY", 0, len(line), line), *_rest(line, raw, len(line))]
    type_ = _type(match[1])
    if type_ == "FLOW":
        line = line.translate(_PARAMETERS)
    return [(type_, indent, match.end(), match[1]), *map(_as_name, _rest(line, raw, match.end()))]


_PARAMETERS = dict.fromkeys(map(ord, "(),"), " ")
"""What stands around the parameters in the header of a sub-flow."""


def _as_name(lexed: Lexed) -> Lexed:
    """A keyword as the name that it is where only a name can stand (`播报 故障`, `→ 故障`)."""
    type_, low, high, value = lexed
    return ("NAME" if type_ in _KEYWORDS or type_ == "NTH" else type_), low, high, value


def line_tokens(line: str, raw: str, indent: int, kind: str) -> list[Lexed]:
    """The tokens of a line within a block of that kind."""
    word = forms.LINE.match(line, indent)
    arrow = forms.ANY_ARROW.search(line, indent)
    if kind == "USE":
        return _use(line, raw, indent, arrow)
    if kind == "BRANCH" and arrow and is_written(words := line[indent : arrow.start()].rstrip()):
        end = indent + len(words)
        return [("CONDITION", indent, end, words), *_rest(line, raw, end)]
    if kind == "SURVEY" and (answer := _answer(word, line, raw, indent, arrow)):
        return answer
    if word and _is_name(word, line, kind, arrow):
        word = None
        if kind == "BRANCH":
            return list(map(_as_name, _rest(line, raw, indent)))
    if kind == "COLLECT" and (digits := forms.DIGITS.match(line, indent)):
        return [("DIGITS", indent, digits.end(), digits[0]), *_rest(line, raw, digits.end())]
    if word and kind != "MENU":
        return _statement(word, line, raw)
    spoken = line[indent] not in forms.NO_SENTENCE
    if arrow and spoken:
        if keys := forms.KEYS.match(line, indent):
            return [*_keys(keys), *_rest(line, raw, keys.end())]
        if number := forms.NUMBER.match(line, indent):
            return [("DIGITS", indent, number.end(1), number[1]), *_rest(line, raw, number.end())]
        option = forms.OPTION.match(line, indent) if word or kind != "MENU" else None
        if option and may_tell(option[1]):
            sentence = raw[indent : option.end(1)]
            return [("OPTION", indent, option.end(1), sentence), *_rest(line, raw, option.end())]
    if word:
        return _statement(word, line, raw)
    if kind == "MENU" and arrow and spoken:
        sentence = line[indent : arrow.start()].rstrip()
        end = indent + len(sentence)
        return [("OPTION", indent, end, raw[indent:end]), *_rest(line, raw, end)]
    if kind == "HOURS":
        return _hours(line, raw, indent)
    if kind == "HOTLINE" and not arrow and (setting := forms.SETTING.match(line, indent)):
        if setting.end() == len(line):
            return [("SETTING", indent, setting.end(1), setting[1])]
        return [
            ("SETTING", indent, setting.end(1), setting[1]),
            ("VALUE", setting.end(), len(line), raw[setting.end() : len(line)]),
        ]
    return _rest(line, raw, indent)


def tongue_tokens(line: str, raw: str, indent: int, above: str) -> list[Lexed] | None:
    """The tokens of words in another language, beneath a line whose first token is of the type `above`."""
    match = beneath(line, indent, above)
    if match is None:
        return None
    language = ("TONGUE", indent, match.end(1), match[1])
    if above in VALUED:
        return [language, ("VALUE", match.end(), len(line), raw[match.end() : len(line)])]
    return [language, *_rest(line, raw, match.end())]


def _hours(line: str, raw: str, indent: int) -> list[Lexed]:
    """The tokens of a line of opening hours: days, times, and what is excepted or added, wherever it stands."""
    days = days_ahead(line, indent)
    if days is None:
        return [("NO_DAY", indent, len(line), line[indent:])]
    lexed = [("WEEKDAYS", indent, days.end(), days[0])]
    position = days.end()
    for clause in clauses(line, position):
        lexed += _rest(line[: clause.start()], raw, position)
        lexed.append(("CLAUSE", clause.start(1), clause.end(1), clause[1]))
        position = clause.end()
    return [*lexed, *_rest(line, raw, position)]


def _use(line: str, raw: str, indent: int, arrow: re.Match[str] | None) -> list[Lexed]:
    """An exit with its way, or the sub-flow that is used."""
    if arrow is None:
        return [("CALL", indent, len(line), raw[indent : len(line)])]
    words = line[indent : arrow.start()].rstrip()
    end = indent + len(words)
    return [("EXIT", indent, end, words), *_rest(line, raw, end)] if words else _rest(line, raw, indent)


def _answer(
    word: re.Match[str] | None, line: str, raw: str, indent: int, arrow: re.Match[str] | None
) -> list[Lexed] | None:
    """The tokens of an answer to a survey: a sentence, or a key with what it stands for; None where it is none."""
    if (word and "SURVEY" in homes(_type(word[1]))) or line[indent] in forms.NO_SENTENCE:
        return None
    if key := forms.ONE_KEY.match(line, indent):
        return [("KEYS", indent, key.end(1), key[1]), *_rest(line, raw, key.end())]
    end = len(line[: arrow.start() if arrow else len(line)].rstrip())
    return [("ANSWER", indent, end, raw[indent:end]), *_rest(line, raw, end)]


def _is_name(word: re.Match[str], line: str, kind: str, arrow: re.Match[str] | None) -> bool:
    """Whether a keyword of other blocks is a name here: of opening hours before an arrow (`占线 → …`), or of a
    variable before a colon (`信箱：客服`). Elsewhere it is a line that stands in the wrong block."""
    if kind not in ("BRANCH", "HOTLINE") or kind in homes(_type(word[1])):
        return False
    following = line[word.end() :].lstrip()
    if kind == "BRANCH":
        return arrow is not None and arrow.start() == len(line) - len(following)
    return following[:1] in (":", "=") and not word[1].count(" ") and following[1:2] != ">"


def _keys(match: re.Match[str]) -> list[Lexed]:
    """The tokens of keys that are written out, with their commas: `1，2，3`."""
    pieces = re.finditer(r"(?P<KEYS>[0-9*#Xx]+)|(?P<_COMMA>[,;/])", match[1])
    base = match.start(1)
    return [(piece.lastgroup or "", base + piece.start(), base + piece.end(), piece[0]) for piece in pieces]


def _statement(word: re.Match[str], line: str, raw: str) -> list[Lexed]:
    type_ = _type(word[1])
    begun = (type_, word.start(), word.end(), word[1])
    if type_ in _WHOLE:
        after = forms.AFTER.match(line, word.end())
        start = after.end() if after else word.end()
        return [begun, *([("REST", start, len(line), raw[start : len(line)])] if start < len(line) else [])]
    if type_ in _SENTENCES:
        speech = forms.SPEECH.match(line, word.end())
        end = speech.end() if speech else word.end()
        sentence = [("REST", end, len(line), raw[end : len(line)])] if end < len(line) else []
        return [begun, *_commaless(_rest(line[:end], raw, word.end())), *sentence]
    return [begun, *_rest(line, raw, word.end())]


def _commaless(lexed: list[Lexed]) -> list[Lexed]:
    return [each for each in lexed if each[0] != "_COMMA"]


def _rest(line: str, raw: str, start: int) -> list[Lexed]:
    """The tokens from a column on. Quoted text and phrases keep the characters that were typed."""
    out: list[Lexed] = []
    leads = False
    names = 0
    for match in forms.TOKEN.finditer(line, start):
        type_ = match.lastgroup or "STRAY"
        if type_ == "SPACE":
            continue
        low, high = match.span()
        value = match[0]
        if type_ == "QUOTED":
            value = raw[low + 1 : high - 1]
        elif type_ == "PHRASE":
            value = raw[low:high]
        elif type_ == "VARIABLE":
            value = line[low + 1 : high - 1]
        elif type_ in ("GLUED", "PAIR"):
            type_ = _type(value)
        elif type_ == "NAME":
            type_ = TYPES.get(folded(value), "NAME")
        if leads and (speaks := forms.SPEAKS.match(line, low)) and names_language(speaks):
            type_, names = "SPEAKS", 3
        lexed = (type_, low, high, value)
        out.append(_as_name(lexed) if (leads or names) and type_ != "SPEAKS" else lexed)
        leads = type_ == "ARROW" or (leads and type_ in ("QUOTED", "PHRASE"))
        names = max(names - 1, 0)
    return out
