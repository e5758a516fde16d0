"""IVRC316: `请按2键查询余额` becomes `查询余额请按2键`, `Press 1 for sales` becomes `For sales, press 1`. No word is added.

A clause is turned round only where its purpose ends with it: what goes on behind a comma may belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivrc.diagnostics import Diagnostic, Edit
from ivrc.mends.model import Lines, Mend
from ivrc.regex import regex

_KEY = r"(?:[0-9０-９*#＊＃一二三四五六七八九零〇]|星号?|井号?|星號|井號|米字)"
_CHINESE = regex(
    rf"(?P<told>(?:请|請)?(?:您)?(?:直接)?(?:按下?|拨|撥|选择?|選擇?)(?:数字|數字)?\s*{_KEY}(?:\s*[号號]?[键鍵])?)"
    r"(?P<purpose>(?!可|能|为|為|是|则|則|就|即|后|後|时|時|或|和|并|並|再|确|確|结束|結束|以|来|來|键|鍵|号|號|进行|開始|开始)[\u4e00-\u9fff]{2,24})"
)
_ENGLISH = regex(
    r"(?P<told>(?P<please>[Pp]lease )?(?P<verb>[Pp]ress|[Dd]ial|[Pp]ush|[Hh]it) (?:the )?(?:key )?(?:[0-9*#]|star|pound|hash|zero|one|two|three|four|five|six|seven|eight|nine)(?: key)?)"
    r" (?P<purpose>(?:for|to|if) [^.,;!?]*[^.,;!?\s])"
)
_PARTS = regex(r"([，,；;。.！!？?])")
_AGAIN = regex(r"(?i)\b(?:press|dial|push|hit|or)\b|[0-9*#]|按|拨|撥")
_QUOTES = '“”"「」'


def edits(one: Diagnostic, text: Lines) -> Iterator[Edit]:
    """The sentence with its clauses turned round, where all that name a key first can be."""
    written = text.at(one.span)
    inner = written.strip(_QUOTES)
    if not inner or "{" in inner or "｛" in inner:
        return
    turned = _turned(inner)
    if turned and turned != inner:
        start = one.span.column + written.index(inner)
        place = one.span._replace(column=start, end_column=start + len(inner))
        yield Edit(place, inner, turned)


def _turned(text: str) -> str:
    """The text with each clause turned round; empty where one that begins with its key cannot be."""
    pieces = _PARTS.split(text)
    clauses, marks = pieces[::2], [*pieces[1::2], ""]
    found = [_clause(clause) for clause in clauses]
    for number, turned in enumerate(found):
        goes_on = marks[number] in ("，", ",") and number + 1 < len(clauses) and clauses[number + 1].strip()
        if turned and goes_on and not found[number + 1]:
            return ""
    return "".join(
        (turned or clause) + mark for clause, turned, mark in zip(clauses, found, marks, strict=True)
    )


def _clause(clause: str) -> str:
    """A clause turned round; empty where it does not begin with its key, or says more than a purpose."""
    bare = clause.strip()
    before, behind = clause[: len(clause) - len(clause.lstrip())], clause[len(clause.rstrip()) :]
    turned = ""
    if match := _CHINESE.fullmatch(bare):
        turned = match["purpose"] + match["told"]
    elif match := _ENGLISH.fullmatch(bare):
        turned = _english(match)
    if match is None or _AGAIN.search(match["purpose"]):
        return ""
    return before + turned + behind


def _english(match: re.Match[str]) -> str:
    """`Please press 2 to hear our hours` with its purpose in front."""
    purpose, told = match["purpose"], match["told"]
    if told[0].isupper():
        purpose, told = purpose[0].upper() + purpose[1:], told[0].lower() + told[1:]
    return f"{purpose}, {told}"


MEND = Mend(("IVRC316",), edits)
