"""Finding the keys that a sentence tells the caller to press. What the caller hears is what is bound.

`客服电话请拨0`, `重听请按星号键`, `投诉建议请按3号键`, `按1办理业务`, `直拨分机请输入4位分机号`, `For sales, press 1`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple


class Mention(NamedTuple):
    """A key, or a pattern of keys (`X` is any digit), between `start` and `end` of the sentence.

    `variable` is the name of what is typed where the sentence names it (`4位分机号`).
    """

    pattern: str
    start: int
    end: int
    variable: str


_NAMED = {
    **dict.fromkeys(("星", "米字", "star", "asterisk"), "*"),
    **dict.fromkeys(("井", "井字", "pound", "hash"), "#"),
    **{name: str(digit) for digit, name in enumerate("零一二三四五六七八九")},
    "〇": "0",
    **{
        name: str(digit)
        for digit, name in enumerate(
            ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
        )
    },
}

_KEYS = r"[0-9*#]+(?![0-9*#]|\s*-\s*[0-9]{2})"
_KEY_ZH = (
    rf"(?:{_KEYS}|(?:星号|井号|米字|井字|星(?=键)|井(?=键)"
    r"|[零〇一二三四五六七八九](?=\s*(?:号|键|或|和|至|到|[,.;!?。；！？]|$)))(?:号?键)?)"
)
_KEY_EN = rf"(?:{_KEYS}|(?a:star|asterisk|pound|hash|zero|one|two|three|four|five|six|seven|eight|nine)\b)"
_N_ZH = r"(?:[0-9]{1,2}|[一二两三四五六七八九十])"
_N_EN = r"(?:[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine)"

_MENTION = re.compile(
    rf"(?:拨打?|直拨|输入|键入|按)\s*+(?:您?的?)\s*+(?P<low>{_N_ZH})\s*+(?:(?:至|到|-|—|~)\s*+(?P<high>{_N_ZH})\s*+)?"
    r"位(?:数字?)?的?(?P<what>\w{0,12}?(?:分机号码|分机号|号码|号|码|分机))"
    rf"|\b(?:enter|dial|press)\s++(?:the\s++|your\s++|an?\s++)?(?:\w+['’]s\s++)?(?P<elow>{_N_EN})(?:\s*+(?:to|-)\s*+(?P<ehigh>{_N_EN}))?"
    r"[\s-]*digits?\s++(?P<ewhat>\w+)"
    r"|(?:按下?|拨打?|选择?|键入|输入|点击?)\s*+(?:数字|第)?\s*+键?\s*+"
    rf"(?P<zh>{_KEY_ZH}(?:号?键)?(?:\s*+(?:、|,|或者?|和|至|到|-|~)\s*+(?:按|拨)?\s*+{_KEY_ZH}(?:号?键)?)*)(?!\s*+(?:位|秒|次|分钟)|(?:项|个(?!人)|种|步|天|年|月|元|楼|层))"
    rf"|\b(?:press|dial|push|hit|enter)\s++(?:the\s++)?(?:key\s++)?"
    rf"(?P<en>{_KEY_EN}(?:\s*+(?:,|or|and|to|through|-)\s*+(?:press\s++|dial\s++)?{_KEY_EN})*)(?!\s*+-?\s*+digit)",
    re.IGNORECASE,
)
"""Runs of spaces are possessive (`\\s*+`): given back one by one, they would cost the cube of their length."""
_TO = re.compile(r"\s*(?:至|到|-|~|to|through)\s*", re.IGNORECASE)
_ONE_ZH = re.compile(_KEY_ZH)
_ONE_EN = re.compile(_KEY_EN, re.IGNORECASE)
_HOLD = re.compile(
    r"(?:或者?|,|，)\s*(?:直接)?(?:等待|等候|稍候|稍等|不按键)|\bor\s+(?:just\s+|simply\s+)?(?:hold|wait|stay on)",
    re.I,
)
_MAY_MENTION = re.compile(r"[按拨撥选選入点點]|press|dial|push|hit|enter", re.I)
_COUNT = {**{name: n for n, name in enumerate("零一二三四五六七八九十")}, "两": 2}
_ELSEWHERE = re.compile(
    r"(?:挂机|挂断)(?:电话)?(?:后|以后|之后)?[,\s]*(?:请|再|直接)*\s*$|\bhang\s+up,?\s+(?:and\s+)?(?:then\s+)?(?:please\s+)?$",
    re.IGNORECASE,
)
"""Before a number that is dialled in another call (`请挂机后拨打110`)."""
_NEAR = 40
"""Characters before a key in which its sentence tells that the call is over."""
TELEPHONE_NUMBER = 7
"""Digits from which on a number in a sentence is a telephone number, not keys of a menu."""
LONGEST_ENTRY = 32
"""Keys. No telephone number, card or account that a caller types is longer."""


def mentions(text: str, locale: str = "") -> list[Mention]:
    """The keys that `text` tells a caller to press, in order. Full-width forms count as what they mean."""
    return list(_mentions(text)) if _MAY_MENTION.search(text) else []


@lru_cache(maxsize=1 << 17)
def _mentions(text: str) -> tuple[Mention, ...]:
    """The lexer, the lowering and the checks all ask for the same sentences."""
    plain = text.translate(_SCANNED)
    found: list[Mention] = []
    for match in _MENTION.finditer(plain):
        if match["zh"] or match["en"]:
            if _ELSEWHERE.search(plain, max(match.start() - _NEAR, 0), match.start()):
                continue
            group, one = ("zh", _ONE_ZH) if match["zh"] else ("en", _ONE_EN)
            base = match.start(group)
            last = 0
            for key in one.finditer(match[group]):
                if len(key[0]) >= TELEPHONE_NUMBER and key[0].isdigit():
                    continue
                pattern = _NAMED.get(key[0].lower().rstrip("号键"), key[0].rstrip("号键"))
                start, end = base + key.start(), base + key.end()
                if found and _TO.fullmatch(match[group], last, key.start()):
                    found.extend(Mention(k, start, end, "") for k in _between(found[-1].pattern, pattern))
                found.append(Mention(pattern, start, end, ""))
                last = key.end()
        else:
            low, high, what = (
                (match["low"], match["high"], match["what"])
                if match["low"]
                else (match["elow"], match["ehigh"], match["ewhat"])
            )
            what = text[match.start("what") : match.end("what")] if match["low"] else what
            first, last = _count(low), _count(high or low)
            for length in range(first, last + 1):
                if 0 < length <= LONGEST_ENTRY:
                    found.append(Mention("X" * length, match.start(), match.end(), what))
    return tuple(found)


def _between(first: str, last: str) -> list[str]:
    """The keys between two of a range (`按1至5`)."""
    if len(first) == len(last) == 1 and first.isdigit() and last.isdigit():
        return [str(key) for key in range(int(first) + 1, int(last))]
    return []


def holds_on(sentence: str) -> bool:
    """Whether an option also takes the caller who presses nothing (`人工服务请按0或直接等待`)."""
    return _HOLD.search(narrow(sentence)) is not None


def narrow(text: str) -> str:
    """Full-width ASCII as ASCII, one character for one, so that places stay true."""
    return text if text.isascii() else text.translate(_NARROW)


_NARROW = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    0x3000: 0x20,
    0x00A0: 0x20,
}
_SIMPLE = dict(zip(map(ord, "撥選輸鍵號點數碼機項請進"), map(ord, "拨选输键号点数码机项请进"), strict=True))
_SCANNED = {**_NARROW, **_SIMPLE, **dict.fromkeys(map(ord, '“”„‟"「」『』‘’【】[]'), 0x20)}
"""For finding keys: traditional characters as simplified, one for one, and a key may stand in quotation marks or brackets (`请按“1”`, `请按【1】键`)."""

assert all(len(unicodedata.normalize("NFKC", chr(code))) == 1 for code in _NARROW)


def _count(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text in _COUNT:
        return _COUNT[text]
    return int(_NAMED.get(text.lower(), "0")) if _NAMED.get(text.lower(), "0").isdigit() else 0
