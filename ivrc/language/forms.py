"""What the tokens of a line look like, and with which of them a line begins, as regular expressions of a plain line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ivrc.language.days import spellings
from ivrc.language.keywords import LINES, TYPES, WORDS
from ivrc.language.lines import KINDS
from ivrc.language.words import HEADERS, Word
from ivrc.regex import regex

_ARROW = r"(?:[→⇒➔➜⟶]|(?<![-—–=])[-—–=]++>)"


def _any(words: Iterable[Word]) -> str:
    return spellings(spelling for word in words for spelling in word.zh + word.en)


_NOT_TOLD = _any(word for kind in KINDS if kind.not_told for word in kind.words)
_GLUED = spellings(spelling for word in WORDS if word.glued for spelling in word.zh)

HEADER = regex(rf"({_any(HEADERS)})(?=[\s:\"]|$)", re.IGNORECASE)
_NUMBERS = _any(word for word in LINES if word.type == "NUMBERS")
"""`工号 3056` is a line, and `工号3056为您服务` a sentence."""
LINE = regex(rf"(?!(?:{_NUMBERS})[0-9])({_any(LINES)})(?=[\s:,\"《<{{→=\-0-9]|$)", re.IGNORECASE)
OPTION = regex(rf"(?!{_NOT_TOLD})([^\"《]*?[^\"《\s])\s*(?={_ARROW})", re.IGNORECASE)
KEYS = regex(
    rf"([0-9*#Xx]++(?:\s*+[,;/]\s*+[0-9*#Xx]++)*+)\s*+(?=(?:\{{[^{{}}]*\}}\s*)?(?:{_ARROW}|[\"《<「『〈]))"
)
_DIGITS = (
    r"((?:[0-9]++\s*+(?:位\s*+)?(?:(?:至|到|-|—|–|~|或者?|,|(?a:to|or)\b)\s*+[0-9]++\s*+)*+-?\s*+(?:位(?:数字)?|(?a:digits?)\b))"
    r"|数字|不定长|位数不[定限]|不限位数|(?a:digits)\b)"
)
NUMBER = regex(rf"{_DIGITS}\s*+(?=\{{)", re.IGNORECASE)
DIGITS = regex(_DIGITS, re.IGNORECASE)
_NAME = r"[^\s,;:\"《》〈〉<>{}→⇒➔➜⟶()「」『』=]+"
TONGUE = regex(rf"({_NAME})\s*:?\s*")
"""A language, and what stands behind it."""
SPEAKS = regex(rf"(?:语言|(?a:speak))\s+({_NAME})(?:\s+({_NAME}))?", re.IGNORECASE)
"""Behind an arrow, the language that a call goes on in, and the node."""
SETTING = regex(r"([^\s:=\"《<{→]+)\s*[:=]?\s*")
ONE_KEY = regex(r"([0-9*#])\s+(?=[^\s,;、])")
NO_SENTENCE = '"《<「『〈→=-—–'
"""What no sentence begins with: words in quotation marks, a phrase, an arrow."""
AFTER = regex(r"[\s:]*")
"""What may stand between a keyword and what follows it."""
ANY_ARROW = regex(_ARROW)
COMMENT = regex(r"""((?:"[^"]*"|「[^「」]*」|[^"「/]|/(?!/)|(?<=[A-Za-z]:)//|"|「)*+)//""")
"""What stands before a comment. Possessive, so that a // in quotation marks or an address never ends a line."""

_QUOTED = r'"[^"]*"|「[^「」]*」|『[^『』]*』'
_PHRASE = "《[^《》]*》|〈[^〈〉]*〉|<[^<>]*>"
SPEECH = regex(rf"(?:[\s:,;]*(?:{_QUOTED}|{_PHRASE}))*[\s:,;]*")
"""Speech between marks, and what may stand around it."""

TOKEN = regex(
    rf"""
  (?P<QUOTED>{_QUOTED})
| (?P<PHRASE>{_PHRASE})
| (?P<VARIABLE>\{{[^{{}}]*\}})
| (?P<ARROW>{_ARROW})
| (?P<TIMES_OF_DAY>[0-9]{{1,2}}:[0-5][0-9]\s*(?:-|—|–|~|至|到|(?a:to))\s*[0-9]{{1,2}}:[0-5][0-9](?![0-9ap]))
| (?P<DURATION>[0-9]++(?:\.[0-9]++)?\s*+(?:毫秒|秒钟|秒|分钟|分(?!机)|(?a:ms|seconds?|secs?|s|minutes?|mins?)\b))
| (?P<TIMES>[0-9]++\s*+(?:次|遍|(?a:times?)\b))
| (?P<ENDS>(?:(?:以|按)\s*)?(?:[0-9*\#]|星号|米字|井号)(?:号?键)?\s*结束
    |(?a:end(?:ed)?|finish(?:ed)?)\s+(?a:by|with)\s+(?:(?a:the)\s+)?(?:[0-9*\#]|(?a:star|asterisk|pound|hash)\b)(?:\s+(?a:key|sign)\b)?)
| (?P<LAST>末位(?:可以?)?[为是按](?:[*\#]|星号|米字|井号)(?:号?键)?
    |(?a:last)\s+(?:(?a:digit)\s+)?(?a:may)\s+(?a:be)\s+(?:(?a:the)\s+)?(?:[*\#]|(?a:star|asterisk|pound|hash)\b)(?:\s+(?a:key|sign)\b)?)
| (?P<NTH>(?:第\s*(?:[1-9][0-9]*+|[一二三四五六七八九十])\s*次|最[后後]一次|(?a:first|second|third|fourth|fifth|last)\s+(?a:time)\b)
    (?=[\s:,"《〈<「『]|$))
| (?P<GLUED>(?:{_GLUED})(?=\s*(?:[0-9]|振铃|每个|,|$)))
| (?P<PAIR>(?:{spellings(s for s in TYPES if " " in s)}))
| (?P<_COMMA>[,;]|(?a:and|then)\b(?=\s))
| (?P<NAME>(?:(?!{_ARROW})[^\s,;:"《》〈〉<>{{}}→⇒➔➜⟶()「」『』=])+)
| (?P<SPACE>[\s:]+)
| (?P<STRAY>.)
""",
    re.VERBOSE | re.IGNORECASE,
)
